import Glibc
import Synchronization
import Wording

/// A bar on the terminal while files travel: part, rate, time left. Silent where nobody watches.
final class TransferProgress: Sendable {
    /// A line of it: percent, rate, time left.
    typealias Line = @Sendable (Int, String, String) -> Phrase

    private let output: CommandOutput
    private let line: Line
    private let isShown: Bool
    private let started = ContinuousClock.now
    /// Whether something stands on the line.
    private let isDrawn = Mutex(false)

    init(_ output: CommandOutput, _ line: @escaping Line) {
        self.output = output
        self.line = line
        isShown = !output.isJSON && isatty(STDERR_FILENO) == 1
    }

    /// So many chunks of 1 MiB are done.
    func show(done: UInt32, of total: UInt32) {
        guard isShown, total > 0 else { return }
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        let percent = Int(UInt64(done) * 100 / UInt64(total))
        let filled = Int(done) * TransferProgress.width / Int(total)
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: TransferProgress.width - filled)
        let text = line(
            percent,
            TransferProgress.rate(
                mebibytes: Double(done), seconds: seconds, in: output.language),
            TransferProgress.left(done: done, of: total, seconds: seconds)
        ).text(in: output.language)
        // Back to the beginning of the line, and nothing of the last text left behind it.
        CommandOutput.writeError("\r\(bar) \(text)\u{1B}[K")
        isDrawn.withLock { $0 = true }
    }

    /// Ends the line, if there is one.
    func end() {
        let wasDrawn = isDrawn.withLock { drawn in
            defer { drawn = false }
            return drawn
        }
        if wasDrawn { CommandOutput.writeError("\n") }
    }

    /// In whole units, which every language writes alike.
    static func rate(mebibytes: Double, seconds: Double, in language: Language) -> String {
        let units = ByteText.units(in: language)
        guard seconds > 0, mebibytes > 0 else { return "– \(units.mebibytesEachSecond)" }
        let rate = mebibytes / seconds
        return rate >= 10
            ? "\(Int(rate.rounded())) \(units.mebibytesEachSecond)"
            : "\(Int((rate * 1024).rounded())) \(units.kibibytesEachSecond)"
    }

    /// Hours, minutes and seconds with colons; unknown before the first chunk.
    static func left(done: UInt32, of total: UInt32, seconds: Double) -> String {
        guard done > 0 else { return "–:––" }
        let left = Int((seconds / Double(done) * Double(total - done)).rounded(.up))
        let (hours, minutes, rest) = (left / 3600, left / 60 % 60, left % 60)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return hours > 0
            ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
    }

    private static let width = 20
}
