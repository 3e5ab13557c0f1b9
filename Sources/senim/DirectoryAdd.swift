import ArgumentParser
import Directory
import Encoding
import ReporterPage
import SignedNote
import Wording

/// `senim directory add-keyholder`: puts a keyholder into the draft.
struct DirectoryAddKeyholder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-keyholder", abstract: "Put a keyholder into the draft.")

    @OptionGroup var folder: DirectoryFolderOptions
    @Option(help: "The card that `senim officer keygen` made.")
    var card: String
    @Option(help: "Whose office it is: reporters exclude persons.")
    var person: String
    @Option(help: "The person's name.")
    var name: String
    @Option(help: "The organisation.")
    var body: String
    @Option(
        help: "head, commissioner, compliance, superior, anti-corruption or other.")
    var role: String
    @Option(help: "The person's post.")
    var post: String
    @Option(help: "The keyholder they answer to.")
    var answersTo: String?
    @Flag(help: "They stand outside the hierarchy of the body reported on.")
    var outside = false
    @Option(help: ArgumentHelp("First day.", valueName: "YYYY-MM-DD"))
    var from: String
    @Option(help: ArgumentHelp("Last day.", valueName: "YYYY-MM-DD"))
    var until: String?
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            try DirectoryCards.put(cardAt: card, in: folder, output) { content, draft in
                guard case .keyholder(let id, let key) = content else { return nil }
                try DirectoryCards.checkFree(id, among: draft.keyholders.map(\.id))
                let keyholder = try keyholder(id, key)
                try checkPerson(of: keyholder, in: draft)
                draft.keyholders.append(keyholder)
                return (id.text, key)
            }
        }
    }

    private func keyholder(
        _ id: Identifier, _ key: VerifierKey
    ) throws(CommandFailure) -> Keyholder {
        guard let role = Keyholder.Role(rawValue: role) else {
            throw CommandFailure(.usage, .usageInvalid(option: "--role"))
        }
        return Keyholder(
            id: id, person: try CommandNames.identifier(person, option: "--person"),
            name: try DirectoryCards.text(name, option: "--name"),
            body: try DirectoryCards.text(body, option: "--body"), role: role,
            post: try DirectoryCards.text(post, option: "--post"),
            answersTo: try answersTo.map { id throws(CommandFailure) in
                try CommandNames.identifier(id, option: "--answers-to")
            }, isOutside: outside, identityKey: key,
            from: try DirectoryCards.day(from, option: "--from"),
            until: try until.map { day throws(CommandFailure) in
                try DirectoryCards.day(day, option: "--until")
            })
    }

    /// An id stands in the log for what its person did: no other gets it, however long ago the first was listed.
    func checkPerson(
        of keyholder: Keyholder, in draft: DirectoryDraft
    ) throws(CommandFailure) {
        let earlier = try DirectoryFolder(path: folder.folder)
            .earlierVersions(than: draft.version)
        for before in earlier.compactMap({ $0.keyholder(keyholder.id) })
        where before.person != keyholder.person {
            throw InvalidDirectoryChain.otherPerson(version: draft.version, keyholder.id).failure
        }
    }
}

/// `senim directory add-trustee`: puts a trustee into the draft.
struct DirectoryAddTrustee: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-trustee", abstract: "Put a trustee into the draft.")

    @OptionGroup var folder: DirectoryFolderOptions
    @Option(help: "The card that `senim trustee keygen` made.")
    var card: String
    @Option(help: "The trustee's name, as people know it.")
    var name: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            try DirectoryCards.put(cardAt: card, in: folder, output) { content, draft in
                guard case .trustee(let id, let noteKey, let cosigningKey) = content else {
                    return nil
                }
                try DirectoryCards.checkFree(id, among: draft.trustees.map(\.id))
                draft.trustees.append(
                    DirectoryTrustee(
                        id: id, name: try DirectoryCards.text(name, option: "--name"),
                        noteKey: noteKey, cosigningKey: cosigningKey))
                return (id.text, noteKey)
            }
        }
    }
}

/// `senim directory add-auditor`: puts an auditor into the draft.
struct DirectoryAddAuditor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-auditor", abstract: "Put an auditor into the draft.")

    @OptionGroup var folder: DirectoryFolderOptions
    @Option(help: "The card that `senim audit keygen` made.")
    var card: String
    @Option(help: "The auditor's name, as people know it.")
    var name: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            try DirectoryCards.put(cardAt: card, in: folder, output) { content, draft in
                guard case .auditor(let id, let noteKey, let sealingKey) = content else {
                    return nil
                }
                try DirectoryCards.checkFree(id, among: draft.auditors.map(\.id))
                draft.auditors.append(
                    DirectoryAuditor(
                        id: id, name: try DirectoryCards.text(name, option: "--name"),
                        noteKey: noteKey, sealingKey: sealingKey))
                return (id.text, noteKey)
            }
        }
    }
}

/// `senim directory add-witness`: puts a witness's cosigning key into the draft.
struct DirectoryAddWitness: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-witness", abstract: "Put a witness's key into the draft.")

    @OptionGroup var folder: DirectoryFolderOptions
    @Option(help: "A file with the witness's verifier key, one line.")
    var vkey: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let folder = DirectoryFolder(path: folder.folder)
            var draft = try folder.draft()
            let key = try DirectoryCards.witnessKey(at: vkey)
            guard !draft.witnesses.contains(where: { $0.name.hasSameBytes(as: key.name) }) else {
                throw CommandFailure(
                    .wouldOverwrite, .directoryIdTaken(id: key.name), hint: .directoryIdTakenHint)
            }
            draft.witnesses.append(key)
            try folder.save(changed: draft, output)
            DirectoryCards.show(key.name, key, .directoryAdded(id: key.name), output)
            return .ok
        }
    }
}

/// `senim directory add-cover`: puts the cover client's key into the draft.
struct DirectoryAddCover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-cover", abstract: "Put the cover client's key into the draft.",
        discussion: "A portal has one cover client; a new card takes the place of an older one.")

    @OptionGroup var folder: DirectoryFolderOptions
    @Option(help: "The card that `senim cover keygen` made.")
    var card: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            try DirectoryCards.put(cardAt: card, in: folder, output) { content, draft in
                guard case .cover(let key) = content else { return nil }
                draft.coverKey = key
                return (key.name, key)
            }
        }
    }
}

/// `senim directory set-page`: names the release of the reporter's page in the draft.
struct DirectorySetPage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-page",
        abstract: "Name the reporter's page that this program serves in the draft, or none.",
        discussion: """
            Visitors and auditors compare what a portal serves with the release that the directory names. \
            After an update of the gateway the next version of the directory names the new one.
            """)

    @OptionGroup var folder: DirectoryFolderOptions
    @Flag(help: "The portal serves no page.")
    var none = false
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let folder = DirectoryFolder(path: folder.folder)
            var draft = try folder.draft()
            draft.pageRelease = none ? nil : PageRelease.current.digest
            try folder.save(changed: draft, output)
            output.say(.directoryPageSet)
            output.say(verbatim: draft.pageRelease?.hex ?? "-")
            output.finish(with: [
                JSONMember("page", draft.pageRelease.map { .string($0.hex) } ?? .null)
            ])
            return .ok
        }
    }
}

/// `senim directory suspend`: a keyholder may no longer act; their slot stays.
struct DirectorySuspend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Suspend a keyholder in the draft, or lift it.",
        discussion: """
            The next version, once signed and approved, takes effect for all. A new key (`replace`) lifts no suspension.
            """)

    @OptionGroup var folder: DirectoryFolderOptions
    @Argument(help: "The keyholder's id.")
    var id: String
    @Flag(help: "Lift the suspension.")
    var lift = false
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let folder = DirectoryFolder(path: folder.folder)
            var draft = try folder.draft()
            let id = try CommandNames.identifier(id, option: "ID")
            guard let index = draft.keyholders.firstIndex(where: { $0.id == id }) else {
                throw CommandFailure(.inputMissing, .directoryIdUnknown(id: id.text))
            }
            draft.keyholders[index].isSuspended = !lift
            try folder.save(changed: draft, output)
            output.say(
                lift ? .directoryResumed(id: id.text) : .directorySuspended(id: id.text))
            output.finish(with: [
                JSONMember("id", .string(id.text)), JSONMember("suspended", .bool(!lift)),
            ])
            return .ok
        }
    }
}
