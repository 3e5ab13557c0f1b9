import Foundation

/// The fields of a posted form (`application/x-www-form-urlencoded`, WHATWG URL §5.1), strictly read.
package struct FormFields: Sendable, Equatable {
    private var values: [String: [String]] = [:]

    package init() {}

    /// - Throws: `MalformedForm` for a wrong escape, what is no UTF-8, or more fields than a page has.
    package init(parsing body: [UInt8]) throws(MalformedForm) {
        guard !body.isEmpty else { return }
        let pairs = body.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        guard pairs.count <= FormFields.maximumCount else { throw MalformedForm() }
        for pair in pairs {
            let parts = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw MalformedForm() }
            let name = try FormFields.decoded(parts[0])
            values[name, default: []].append(try FormFields.decoded(parts[1]))
        }
    }

    /// The value of a field that stands in the form once; nil for none, or for several.
    package subscript(_ name: String) -> String? {
        guard let all = values[name], all.count == 1 else { return nil }
        return all[0]
    }

    /// All values of a field, such as the ticked boxes of one name.
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    /// A text as it was typed: browsers send its line ends as CR LF.
    package func text(_ name: String) -> String {
        (self[name] ?? "").replacingOccurrences(of: "\r\n", with: "\n")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) throws(MalformedForm) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit),
                    let low = rest.popFirst().flatMap(digit)
                else { throw MalformedForm() }
                result.append(high << 4 | low)
            default: result.append(byte)
            }
        }
        guard let text = String(validating: result, as: UTF8.self), !result.contains(0) else {
            throw MalformedForm()
        }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static let maximumCount = 256
}

/// The body is no form.
package struct MalformedForm: Error, Equatable {}
