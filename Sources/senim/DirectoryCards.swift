import Directory
import Encoding
import SignedNote
import Wording

/// What the `add-…` commands have in common.
enum DirectoryCards {
    /// A card for this portal, its signature checked.
    static func card(at path: String, for portal: Portal) throws(CommandFailure) -> Card {
        let bytes = try DirectoryFolder(path: "").read(path, limit: cardLimit)
        guard let note = try? SignedNote(parsing: bytes) else {
            throw CommandFailure(
                .malformedInput, .directoryCardMalformed, hint: .directoryCardHint)
        }
        let card: Card
        do throws(InvalidCard) {
            card = try Card(verifying: note)
        } catch {
            throw error.failure
        }
        guard card.portal == portal else {
            throw CommandFailure(
                .refused, .directoryCardOtherPortal, hint: .directoryCardHint)
        }
        return card
    }

    /// Saves the draft with somebody new, and shows the fingerprint that is to be compared.
    static func add(
        _ id: String, _ key: VerifierKey, _ draft: DirectoryDraft, to folder: DirectoryFolder,
        _ output: CommandOutput
    ) throws(CommandFailure) {
        try folder.save(draft)
        let fingerprint = Fingerprint(of: key)
        output.say(.directoryAdded(id: id))
        output.say(.directoryCompare)
        DirectoryTable(output: output).say(fingerprint)
        output.finish(with: [
            JSONMember("id", .string(id)),
            JSONMember("fingerprint", DirectoryTable.json(fingerprint)),
        ])
    }

    static func text(_ text: String, option: String) throws(CommandFailure) -> FreeText {
        guard let text = try? FreeText(text) else {
            throw CommandFailure(.usage, .usageInvalid(option: option))
        }
        return text
    }

    static func day(_ text: String, option: String) throws(CommandFailure) -> AlmatyDay {
        guard let day = try? AlmatyDay(parsing: text) else {
            throw CommandFailure(.usage, .usageInvalid(option: option))
        }
        return day
    }

    /// Longer than any card, in bytes.
    private static let cardLimit = 16 * 1024
}
