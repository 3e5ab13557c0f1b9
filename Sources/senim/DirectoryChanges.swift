import ArgumentParser
import Directory
import Encoding
import SignedNote
import Wording

/// `senim directory replace`: the new key of somebody whom the draft lists.
struct DirectoryReplace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replace",
        abstract: "Put a new key in the place of a lost or stolen one: same id, same person.",
        discussion: """
            For a keyholder, trustee or auditor from a new card, for a witness from a new vkey. The card says whose it is. Another \
            person in office gets an id of their own: `add-keyholder`. What was sealed to the old key is not sealed to the new one. \
            Who was suspended stays so until `suspend ID --lift`.
            """)

    @OptionGroup var folder: DirectoryFolderOptions
    @Option(help: "The new card that the owner's `keygen` made.")
    var card: String?
    @Option(help: "Instead: a file with a witness's new verifier key, one line.")
    var vkey: String?
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let folder = DirectoryFolder(path: folder.folder)
            var draft = try folder.draft()
            let (id, key) = try replace(in: &draft)
            try folder.save(changed: draft, output)
            if draft.isSuspended(holderOf: key) {
                output.warn(
                    .directoryStillSuspended(id: id), hint: .directoryStillSuspendedHint(id: id))
            }
            DirectoryCards.show(id, key, .directoryReplaced(id: id), output)
            return .ok
        }
    }

    /// Finds the owner by the card, and gives them its keys.
    func replace(
        in draft: inout DirectoryDraft
    ) throws(CommandFailure) -> (id: String, key: VerifierKey) {
        switch (card, vkey) {
        case (nil, nil): throw CommandFailure(.usage, .usageMissing(option: "--card"))
        case (.some, .some):
            throw CommandFailure(.usage, .usageTogether(first: "--card", second: "--vkey"))
        case (nil, .some(let path)): return try replaceWitness(path, in: &draft)
        case (.some(let path), nil): return try replaceMember(path, in: &draft)
        }
    }

    private func replaceWitness(
        _ path: String, in draft: inout DirectoryDraft
    ) throws(CommandFailure) -> (id: String, key: VerifierKey) {
        let key = try DirectoryCards.witnessKey(at: path)
        let index = draft.witnesses.firstIndex { $0.name.hasSameBytes(as: key.name) }
        try put(key, in: &draft.witnesses[try found(index, key.name)], of: key.name)
        return (key.name, key)
    }

    private func replaceMember(
        _ path: String, in draft: inout DirectoryDraft
    ) throws(CommandFailure) -> (id: String, key: VerifierKey) {
        switch try DirectoryCards.card(at: path, for: draft.portal).content {
        case .keyholder(let id, let key):
            let index = try found(draft.keyholders.firstIndex { $0.id == id }, id.text)
            try put(key, in: &draft.keyholders[index].identityKey, of: id.text)
            return (id.text, key)
        case .trustee(let id, let noteKey, let cosigningKey):
            let index = try found(draft.trustees.firstIndex { $0.id == id }, id.text)
            let trustee = DirectoryTrustee(
                id: id, name: draft.trustees[index].name, noteKey: noteKey,
                cosigningKey: cosigningKey)
            try put(trustee, in: &draft.trustees[index], of: id.text)
            return (id.text, noteKey)
        case .auditor(let id, let noteKey, let sealingKey):
            let index = try found(draft.auditors.firstIndex { $0.id == id }, id.text)
            let auditor = DirectoryAuditor(
                id: id, name: draft.auditors[index].name, noteKey: noteKey,
                sealingKey: sealingKey)
            try put(auditor, in: &draft.auditors[index], of: id.text)
            return (id.text, noteKey)
        case .gateway, .cover:
            throw CommandFailure(.refused, .directoryCardOtherRole, hint: .directoryCardHint)
        }
    }

    /// A card that changes nothing is the old one, whose key was lost or stolen.
    private func put<Keys: Equatable>(
        _ new: Keys, in place: inout Keys, of id: String
    ) throws(CommandFailure) {
        guard new != place else {
            throw CommandFailure(
                .refused, .directoryKeyUnchanged(id: id), hint: .directoryKeyUnchangedHint)
        }
        place = new
    }

    private func found(_ index: Int?, _ id: String) throws(CommandFailure) -> Int {
        guard let index else {
            throw CommandFailure(
                .inputMissing, .directoryMemberUnknown(id: id), hint: .directoryMemberUnknownHint)
        }
        return index
    }
}

/// `senim directory remove`: takes somebody out of the draft.
struct DirectoryRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract:
            "Take a keyholder, trustee, auditor, witness or the cover client out of the draft.",
        discussion: """
            A keyholder ends their keys first (`senim officer keys destroy`): who is not listed can do it only off the record. Before a \
            trustee goes, the trustees answer what waits (keys/README.md). A keyholder's id never names another person again.
            """)

    @OptionGroup var folder: DirectoryFolderOptions
    @Argument(help: "The id, or the name of the key where several have one id.")
    var id: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let folder = DirectoryFolder(path: folder.folder)
            var draft = try folder.draft()
            let name = try remove(from: &draft)
            try folder.save(changed: draft, output)
            output.say(.directoryRemoved(id: VisibleText.of(name)))
            output.finish(with: [JSONMember("removed", .string(name))])
            return .ok
        }
    }

    /// Takes out the one whom the id, or the name of a key, names.
    ///
    /// - Returns: the name of their key.
    func remove(from draft: inout DirectoryDraft) throws(CommandFailure) -> String {
        let named = draft.memberKeyNames.filter {
            $0.hasSameBytes(as: id) || $0.split(separator: "/").last?.elementsEqual(id) == true
        }
        guard let name = named.first else {
            throw CommandFailure(
                .inputMissing, .directoryMemberUnknown(id: VisibleText.of(id)),
                hint: .directoryMemberUnknownHint)
        }
        guard named.count == 1 else {
            throw CommandFailure(
                .usage, .directoryIdAmbiguous(id: VisibleText.of(id)),
                hint: .directoryIdAmbiguousHint(
                    names: named.map { VisibleText.of($0) }.joined(separator: ", ")))
        }
        draft.keyholders.removeAll { $0.identityKey.name.hasSameBytes(as: name) }
        draft.trustees.removeAll { $0.noteKey.name.hasSameBytes(as: name) }
        draft.auditors.removeAll { $0.noteKey.name.hasSameBytes(as: name) }
        draft.witnesses.removeAll { $0.name.hasSameBytes(as: name) }
        if let key = draft.coverKey, key.name.hasSameBytes(as: name) { draft.coverKey = nil }
        return name
    }
}

/// `senim directory set-threshold`: how many trustees must agree.
struct DirectorySetThreshold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-threshold",
        abstract: "Say in the draft how many trustees must agree: more than half.",
        discussion: "Reports that were sealed before keep the threshold of their own version.")

    @OptionGroup var folder: DirectoryFolderOptions
    @Argument(help: "How many of the trustees.")
    var threshold: Int
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            guard (1...DirectoryDraft.maximumTrusteeCount).contains(threshold) else {
                throw CommandFailure(.usage, .usageInvalid(option: "THRESHOLD"))
            }
            let folder = DirectoryFolder(path: folder.folder)
            var draft = try folder.draft()
            draft.threshold = threshold
            try folder.save(changed: draft, output)
            output.say(
                .directoryThresholdSet(threshold: threshold, count: draft.trustees.count))
            output.finish(with: [JSONMember("threshold", .integer(Int64(threshold)))])
            return .ok
        }
    }
}

/// `senim directory set-origins`: at which addresses the portal is reached.
struct DirectorySetOrigins: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-origins",
        abstract: "Say in the draft at which addresses the portal is reached.",
        discussion: "The addresses given take the place of all that stood there.")

    @OptionGroup var folder: DirectoryFolderOptions
    @OptionGroup var addresses: DirectoryOriginOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let folder = DirectoryFolder(path: folder.folder)
            var draft = try folder.draft()
            (draft.webOrigins, draft.onionOrigins) = try addresses.origins()
            try folder.save(changed: draft, output)
            output.say(.directoryOriginsSet)
            for origin in draft.webOrigins + draft.onionOrigins {
                output.say(verbatim: "  \(origin)")
            }
            output.finish(with: [
                JSONMember("web", .array(draft.webOrigins.map { .string($0.text) })),
                JSONMember("onion", .array(draft.onionOrigins.map { .string($0.text) })),
            ])
            return .ok
        }
    }
}

extension DirectoryDraft {
    /// Whether the key is that of a suspended keyholder: a new key lifts nothing.
    func isSuspended(holderOf key: VerifierKey) -> Bool {
        keyholders.contains { $0.identityKey == key && $0.isSuspended }
    }

    /// The names of the keys by which those are known who can be taken out.
    fileprivate var memberKeyNames: [String] {
        keyholders.map(\.identityKey.name) + trustees.map(\.noteKey.name)
            + auditors.map(\.noteKey.name) + witnesses.map(\.name)
            + (coverKey.map { [$0.name] } ?? [])
    }
}
