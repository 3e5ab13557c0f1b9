import Foundation

/// What the kernel counts of another process.
struct ProcessFigures {
    let pid: Int32

    /// CPU time of all threads so far, in seconds; the kernel counts in hundredths.
    func cpuSeconds() throws(BenchFailed) -> Double {
        let text = try read("stat")
        guard let end = text.lastIndex(of: ")") else { throw .process }
        let fields = text[end...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
        else { throw .process }
        return (user + system) / 100
    }

    /// Memory now and at most so far, in MiB.
    func memory() throws(BenchFailed) -> (resident: Double, peak: Double) {
        let text = try read("status")
        return (try mebibytes("VmRSS:", in: text), try mebibytes("VmHWM:", in: text))
    }

    /// Lets the peak begin anew: that of the start is Argon2id's, 256 MiB that are given back at once.
    func resetPeak() throws(BenchFailed) {
        guard
            (try? "5".write(toFile: "/proc/\(pid)/clear_refs", atomically: false, encoding: .utf8))
                != nil
        else { throw .process }
    }

    private func mebibytes(_ name: String, in text: String) throws(BenchFailed) -> Double {
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }),
            let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first
                .flatMap({ Double($0) })
        else { throw .process }
        return kibibytes / 1024
    }

    private func read(_ file: String) throws(BenchFailed) -> String {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/\(file)", encoding: .utf8)
        else { throw .process }
        return text
    }
}
