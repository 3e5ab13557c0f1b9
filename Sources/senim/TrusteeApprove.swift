import ArgumentParser
import Details
import Directory
import Encoding
import Foundation
import SealedMessage
import Secrets
import SignedNote
import Trustee
import Wording

/// `senim trustee approve`: a person looks at what the trustee may not decide by itself, and signs it.
///
/// What is signed is shown before the passphrase is asked for: entering it is the approval.
struct TrusteeApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Look at a directory or a decision, and sign it.",
        discussion: """
            With --directory FILE the trustee's signature is added to the file; the first time this begins the ledger, and \
            --authority is needed. Without options, the directory that `run` found waiting is shown. With --ground STATEMENT, a \
            person's word on the decision that a statement rests on: it is shown with the message whose reporter it names, whose first \
            digits are to be typed. What is signed is shown first; entering the passphrase signs.
            """)

    @OptionGroup var folder: TrusteeFolderOptions
    @Option(help: "A directory note that the authority signed; the trustee's signature is added.")
    var directory: String?
    @Option(help: "The authority's verifier key, or a file that holds it: the first time only.")
    var authority: String?
    @Option(help: "The hash of a statement that rests on a decision.")
    var ground: String?
    @Option(
        help: "With --ground: the first eight digits of the message's id, if nobody is to be asked."
    )
    var message: String?
    @Flag(help: "With --ground: approve although the decision was used for another message, too.")
    var usedBefore = false
    @Flag(help: "With --ground: refuse instead of approving.")
    var refuse = false
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            if ground != nil, directory != nil {
                throw CommandFailure(
                    .usage, .usageTogether(first: "--ground", second: "--directory"))
            }
            if let ground { return try sayGround(ground, output) }
            let records: [LedgerRecord]
            do throws(LedgerFailed) {
                records = try LedgerFile.records(path: folder.ledger)
            } catch .missing {
                return try begin(output)
            } catch {
                throw error
            }
            return try follow(TrusteeState(replaying: records), output)
        }
    }

    /// The first directory: it begins the ledger.
    private func begin(_ output: CommandOutput) throws -> CommandStatus {
        guard let directory, let authority else {
            throw CommandFailure(.inputMissing, .trusteeNoLedger, hint: .trusteeNoLedgerHint)
        }
        let key = try RoleFiles.authorityKey(authority)
        let note = try TrusteeApprove.note(directory)
        guard let parsed = try? Directory(parsing: note.text), note.isSigned(by: key) else {
            throw CannotFollow.notSignedByAuthority
        }
        TrusteeApprove.show(parsed, after: nil, output)
        let identity = try unlock(output)
        let signed = try note.adding([try identity.signer.signature(for: note.text)])
        _ = try TrusteeState(trustee: identity.id, authority: key, directory: signed)
        // Known here before anybody else has it, as with later ones.
        _ = try LedgerFile.create(
            path: folder.ledger,
            first: .opened(trustee: identity.id, authority: key, directory: signed))
        try TrusteeApprove.replace(directory, signed.bytes)
        return say(parsed, output)
    }

    /// A later directory: `run` takes it.
    private func follow(_ state: TrusteeState, _ output: CommandOutput) throws -> CommandStatus {
        let note: SignedNote
        if let directory {
            note = try TrusteeApprove.note(directory)
        } else {
            guard let waiting = try? TrusteeApprove.note(folder.waitingDirectory) else {
                output.say(.trusteeNothingWaits)
                output.finish(with: [JSONMember("approved", .null)])
                return .notYet
            }
            note = waiting
        }
        if let directory, note.text.utf8.elementsEqual(state.approved.text.utf8),
            let own = state.approved.trustee(state.trustee)?.noteKey,
            state.approvedNote.isSigned(by: own)
        {
            // Approved before; the file has not got the signature, or not any more.
            let signed = try note.adding(state.approvedNote.signatures)
            try TrusteeApprove.replace(directory, signed.bytes)
            return say(state.approved, output)
        }
        TrusteeApprove.show(try checked(note), after: state.approved, output)
        let identity = try unlock(output)
        // By another terminal, or `run`, something may have changed while the person read.
        let held = try HeldFolder.held(
            folder.folder, with: folder.keyFile, inUse: .trusteeFolderInUse,
            hint: .trusteeFolderInUseHint)
        let proposed = try checked(note)
        let signed = try note.adding([try identity.signer.signature(for: note.text)])
        // Known here before anybody else has it: of two texts of a version one is signed.
        try TrusteeApprove.replace(folder.approvedDirectory, signed.bytes)
        if let directory { try TrusteeApprove.replace(directory, signed.bytes) }
        _ = consume held
        return say(proposed, output)
    }

    /// What `approve` left for `run`; nil where nothing that is a note lies there.
    private func signedBefore() throws -> SignedNote? {
        let path = folder.approvedDirectory
        do {
            let bytes = try CommandFiles.read(path, limit: TrusteeApprove.noteLimit)
            return try? SignedNote(parsing: bytes)
        } catch {
            // One that is there and cannot be read may be another text of the same version.
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            throw error
        }
    }

    /// What may be signed by what folder and ledger say now.
    func checked(_ note: SignedNote) throws -> Directory {
        // Before the ledger: what `run` takes from there meanwhile is in that.
        let file = try signedBefore()
        let state = try TrusteeState(replaying: try LedgerFile.records(path: folder.ledger))
        let untaken = file.flatMap { state.approval($0) }
        if note.isSigned(by: state.log.authority), let other = try? Directory(parsing: note.text) {
            guard !state.hasApprovedOther(than: other, signed: untaken) else {
                throw CommandFailure(
                    .refused, .trusteeApprovedOther(version: other.version),
                    hint: .trusteeApprovedOtherHint)
            }
            if let untaken, untaken != other {
                throw CommandFailure(
                    .tryLater, .trusteeUntaken(version: untaken.version), hint: .trusteeUntakenHint)
            }
        }
        guard let proposed = state.proposal(note) else { throw CannotFollow.notSignedByAuthority }
        return proposed
    }

    private func sayGround(_ text: String, _ output: CommandOutput) throws -> CommandStatus {
        guard let digest = try? Digest(hex: text) else {
            throw CommandFailure(.usage, .usageInvalid(option: "--ground"))
        }
        let records = try LedgerFile.records(path: folder.ledger)
        let state = try TrusteeState(replaying: records)
        let hash = StatementHash(digest)
        if let use = state.decisionUse(of: hash, in: records) {
            show(use, output)
            if !refuse {
                try confirm(use, output) { CommandTerminal.isYes($0, output) }
            }
        } else {
            try show(hash, in: state, output)
        }
        let identity = try unlock(output)
        let approval = GroundApproval(
            portal: identity.portal, statement: hash, isApproved: !refuse)
        try TrusteeApprove.replace(
            folder.ground(hash.hex), try identity.signer.sign(approval.text).bytes)
        output.say(.trusteeGroundSaid)
        output.finish(with: [
            JSONMember("statement", .string(hash.hex)), JSONMember("approved", .bool(!refuse)),
        ])
        return .ok
    }

    /// The decision of a statement, the message whose reporter it names, and for what else it was used.
    private func show(_ use: DecisionUse, _ output: CommandOutput) {
        output.tell(
            .trusteeShowsGround(
                keyholder: use.statement.keyholder.text,
                ground: VisibleText.of(use.statement.ground.line)))
        if !use.others.isEmpty {
            output.tell(
                .trusteeGroundsUsed(count: use.others.count, listed: use.listed.count))
        }
        for other in use.listed {
            output.tell(
                .trusteeGroundUsed(
                    keyholder: other.keyholder.text, id: TrusteeApprove.short(other),
                    day: TrusteeApprove.day(other.time), ground: VisibleText.of(other.ground.line)))
        }
        // Last, where it is seen when it is typed.
        output.tell(
            .trusteeShowsGroundMessage(
                id: TrusteeApprove.short(use.statement), day: TrusteeApprove.day(use.tick)))
    }

    /// Has the person name the message, and asks once more when the decision was used for another one.
    ///
    /// - Parameter isSure: asks a question that is answered with yes or no.
    func confirm(
        _ use: DecisionUse, _ output: CommandOutput, isSure: (Phrase) -> Bool
    ) throws(CommandFailure) {
        let prompt = Phrase.trusteeGroundAsksMessage.text(in: output.language)
        guard let typed = message ?? CommandTerminal.ask(prompt), use.isNamed(by: typed) else {
            throw CommandFailure(
                .refused, .trusteeGroundOtherMessage, hint: .trusteeGroundNothingSigned)
        }
        guard use.isOfAnotherMessage, !usedBefore else { return }
        guard isSure(.trusteeGroundAsksAgain) else {
            throw CommandFailure(
                .refused, .trusteeGroundUsedBefore, hint: .trusteeGroundNothingSigned)
        }
    }

    private static func short(_ statement: AccessStatement) -> String {
        String(statement.messageID.hex.prefix(16))
    }

    private static func day(_ time: UInt64) -> CivilDate {
        CivilDate(almatyDay: AlmatyDay(unixSeconds: time).number)
    }

    /// What else a person is asked about: another trustee's challenge.
    private func show(
        _ hash: StatementHash, in state: TrusteeState, _ output: CommandOutput
    ) throws(CommandFailure) {
        if let (_, challenge) = state.challengesOnDecision.first(where: { $0.0 == hash }) {
            output.tell(
                .challengeAsked(
                    challenger: challenge.trustee.text, keyholder: challenge.keyholder.text,
                    message: challenge.messageID.hex))
            let name = FactName.outcome(of: challenge.messageID, by: challenge.keyholder)
            if let verdict = state.outcome(name)?.verdict {
                output.tell(.challengeToldHere(state: verdict.word))
            }
        } else {
            throw CommandFailure(.refused, .trusteeUnknownStatement)
        }
    }

    private func unlock(_ output: CommandOutput) throws -> TrusteeIdentity {
        output.tell(.trusteePassphraseSigns)
        let secret = try passphrase.existing(output)
        return try TrusteeIdentity(
            try CommandKeyFile.open(folder.keyFile, role: .trustee, passphrase: secret))
    }

    private func say(_ directory: Directory, _ output: CommandOutput) -> CommandStatus {
        output.say(.trusteeApproved(version: directory.version))
        output.finish(with: [JSONMember("approved", .integer(Int64(clamping: directory.version)))])
        return .ok
    }

    private static func show(
        _ directory: Directory, after old: Directory?, _ output: CommandOutput
    ) {
        output.tell(.trusteeShowsDirectory(version: directory.version))
        for line in TrusteeDirectoryDifference.lines(of: directory, after: old) {
            output.tell(verbatim: line)
        }
    }

    private static func note(_ path: String) throws -> SignedNote {
        let bytes = try CommandFiles.read(path, limit: noteLimit)
        guard let note = try? SignedNote(parsing: bytes) else {
            throw CommandFailure(
                .malformedInput, .trusteeDirectoryRefused, hint: .trusteeDirectoryRefusedHint)
        }
        return note
    }

    private static func replace(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
        do throws(KeyFileDiskError) {
            try KeyFile.save(bytes, path: path, existing: .replaced)
        } catch {
            throw error.failure(path: path)
        }
    }

    /// A directory and the signatures under it.
    private static let noteLimit = 128 * 1024
}

extension ExaminedOutcome.Verdict {
    /// The outcome as it stands on a command line.
    fileprivate var word: String {
        switch self {
        case .takenUp: "taken-up"
        case .notAddressed: "not-addressed"
        case .cover: "cover"
        case .malformed: "malformed"
        case .unreadable: "unreadable"
        case .otherShare: "other-share"
        case .noPart: "-"
        }
    }
}

/// The lines of two directories that differ, as the notes have them: what is signed is what is shown.
enum TrusteeDirectoryDifference {
    static func lines(of new: Directory, after old: Directory?) -> [String] {
        let newLines = new.text.split(separator: "\n").map(String.init)
        let oldLines = (old?.text ?? "").split(separator: "\n").map(String.init)
        return newLines.difference(from: oldLines).sorted { position($0) < position($1) }.map {
            switch $0 {
            case .insert(_, let line, _): "  + " + VisibleText.of(line)
            case .remove(_, let line, _): "  - " + VisibleText.of(line)
            }
        }
    }

    private static func position(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}

extension CommandOutput {
    /// Something to look at before signing that is no sentence.
    fileprivate func tell(verbatim text: String) {
        guard !isJSON else { return }
        CommandOutput.writeError(text + "\n")
    }
}
