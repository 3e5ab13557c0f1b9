/// Makes the names that a sender gave to files fit for an officer's disk (Specification.md §7.2).
///
/// A name is somebody else's word: it may try to leave the folder, to hide, to pass for an option, or to be a device.
enum SafeFileName {
    /// One harmless name for each, all different, also where letters' case does not count.
    static func names(for given: [String]) -> [String] {
        var taken: Set<String> = []
        return given.map { name in
            var candidate = safe(name)
            var number = 2
            while !taken.insert(key(candidate)).inserted {
                candidate = numbered(safe(name), number)
                number += 1
            }
            return candidate
        }
    }

    /// The same name with a number before its ending: `photo (2).jpg`.
    static func numbered(_ name: String, _ number: Int) -> String {
        let (stem, ending) = parts(name)
        return "\(stem) (\(number))\(ending)"
    }

    /// A name without anything that a file system, a shell or an eye could take for something else.
    static func safe(_ name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
                .paragraphSeparator:
                continue
            case .spaceSeparator: scalars.append(" ")
            default: scalars.append(forbidden.contains(scalar) ? "_" : scalar)
            }
        }
        var result = String(scalars)[...]
        // Windows drops full stops and spaces at the end, so that two names would be one.
        while let last = result.unicodeScalars.last, last == "." || last == " " {
            result.unicodeScalars.removeLast()
        }
        while result.unicodeScalars.first == " " { result.unicodeScalars.removeFirst() }
        // A full stop in front hides, a hyphen or a tilde is read by programs.
        if let first = result.unicodeScalars.first, leading.contains(first) {
            result.unicodeScalars.removeFirst()
            result = "_" + result
        }
        if result.isEmpty { return "file" }
        let device = result.prefix { $0 != "." }.uppercased()
            .trimming { $0 == " " }
        if devices.contains(device) { result = "_" + result }
        return shortened(String(result))
    }

    /// At most so many bytes, the ending kept.
    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > mostByteCount else { return name }
        let (stem, ending) = parts(name)
        var kept = stem.unicodeScalars
        while kept.count > 1, String(kept).utf8.count + ending.utf8.count > mostByteCount {
            kept.removeLast()
        }
        return String(kept) + ending
    }

    /// What stands before the last full stop, and the rest if it is short.
    private static func parts(_ name: String) -> (stem: String, ending: String) {
        guard let dot = name.unicodeScalars.lastIndex(of: "."), dot > name.startIndex,
            name[dot...].utf8.count <= mostEndingByteCount
        else { return (name, "") }
        return (String(name[..<dot]), String(name[dot...]))
    }

    /// What two names have in common that a file system may take for one.
    private static func key(_ name: String) -> String { name.lowercased() }

    /// Separators of paths and streams, wildcards and quotes of the usual systems.
    private static let forbidden: Set<Unicode.Scalar> = [
        "/", "\\", ":", "*", "?", "\"", "<", ">", "|", "%", "$", "`",
    ]
    private static let leading: Set<Unicode.Scalar> = [".", "-", "~"]
    private static let devices: Set<String> = {
        var names: Set<String> = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
        for digit in "0123456789¹²³" { names.formUnion(["COM\(digit)", "LPT\(digit)"]) }
        return names
    }()
    /// Below the 255 of file systems, so that a number and a temporary ending fit.
    private static let mostByteCount = 200
    private static let mostEndingByteCount = 20
}

extension String {
    fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
        String(drop(while: isDropped).reversed().drop(while: isDropped).reversed())
    }
}
