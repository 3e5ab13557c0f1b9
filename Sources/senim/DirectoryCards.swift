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

    /// Puts the owner of a card into the draft.
    ///
    /// - Parameter put: changes the draft, and names its new member; gives nil for a card that is for another role.
    static func put(
        cardAt path: String, in folder: DirectoryFolderOptions, _ output: CommandOutput,
        _ put: (Card.Content, inout DirectoryDraft) throws -> (id: String, key: VerifierKey)?
    ) throws -> CommandStatus {
        let folder = DirectoryFolder(path: folder.folder)
        var draft = try folder.draft()
        let card = try card(at: path, for: draft.portal)
        guard let (id, key) = try put(card.content, &draft) else {
            throw CommandFailure(.refused, .directoryCardOtherRole, hint: .directoryCardHint)
        }
        try folder.save(changed: draft, output)
        show(id, key, .directoryAdded(id: id), output)
        return .ok
    }

    /// Shows the fingerprint of a new key, which is to be compared.
    static func show(_ id: String, _ key: VerifierKey, _ done: Phrase, _ output: CommandOutput) {
        let fingerprint = Fingerprint(of: key)
        output.say(done)
        output.say(.directoryCompare)
        DirectoryTable(output: output).say(fingerprint)
        output.finish(with: [
            JSONMember("id", .string(id)),
            JSONMember("fingerprint", DirectoryTable.json(fingerprint)),
        ])
    }

    /// Refuses an id that somebody of the same role has.
    static func checkFree(
        _ id: Identifier, among taken: [Identifier]
    ) throws(CommandFailure) {
        guard !taken.contains(id) else {
            throw CommandFailure(
                .wouldOverwrite, .directoryIdTaken(id: id.text), hint: .directoryIdTakenHint)
        }
    }

    /// The cosigning key in a witness's file.
    static func witnessKey(at path: String) throws(CommandFailure) -> VerifierKey {
        let bytes = try DirectoryFolder(path: "").read(path, limit: DirectoryFolder.keyLimit)
        guard let key = DirectoryFolder.verifierKey(in: bytes), key.algorithm == .cosignature else {
            throw CommandFailure(
                .malformedInput, .directoryWitnessKeyMalformed, hint: .directoryWitnessKeyHint)
        }
        return key
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
