import Glibc
import PortalClient
import Synchronization
import Wording

/// Says that this computer works, and how far it is, in one line that is written over.
///
/// There is no percentage: each attempt may be the one, and the average may be far exceeded.
final class WorkProgress: Sendable {
    private struct Said {
        var average: UInt32?
        var attempts: UInt64 = 0
    }

    private let output: CommandOutput
    private let said = Mutex(Said())
    private let isTerminal = isatty(STDERR_FILENO) == 1

    init(_ output: CommandOutput) {
        self.output = output
    }

    /// A solver that speaks through this.
    var solver: WorkSolver {
        WorkSolver { [self] attempts, average in tell(attempts, average) }
    }

    /// Leaves the line, if one was written.
    func end() {
        guard isTerminal, said.withLock({ $0.attempts > 0 }) else { return }
        CommandOutput.writeError("\n")
    }

    private func tell(_ attempts: UInt64, _ average: UInt32) {
        let (isFirst, isDue) = said.withLock { said in
            let isFirst = said.average != average
            if isFirst { said = Said(average: average) }
            let isDue = attempts >= said.attempts + WorkProgress.step
            if isDue { said.attempts = attempts }
            return (isFirst, isDue)
        }
        guard !output.isJSON else { return }
        if isFirst { output.tell(.workBegun) }
        guard isDue, isTerminal else { return }
        let line = Phrase.workProgress(
            attempts: WorkProgress.millions(attempts),
            average: WorkProgress.millions(UInt64(average)))
        CommandOutput.writeError("\r" + line.text(in: output.language))
    }

    /// Millions with one decimal.
    private static func millions(_ count: UInt64) -> String {
        "\(count / 1_000_000).\(count % 1_000_000 / 100_000)"
    }

    /// About four times a second on one processor.
    private static let step: UInt64 = 100_000
}
