package import Officer
import SealedMessage
package import Wording

extension OutcomeToTell {
    /// What is said of it, and what may be done; nil where nothing is wrong.
    ///
    /// - Parameter digits: how many of the message's id are shown.
    package func warning(digits: Int) -> (phrase: Phrase, hint: Phrase)? {
        let id = String(message.hex.prefix(digits))
        return switch standing {
        case .missing: (.outcomeClockMissing(id: id), .outcomeMissingHint)
        case .denied: (.outcomeClockDenied(id: id), .outcomeDeniedHint)
        case .elsewhere: (.outcomeClockElsewhere(id: id), .outcomeElsewhereHint)
        case .unsent, .taken, .proven: nil
        }
    }
}
