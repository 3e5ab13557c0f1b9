import ArgumentParser
import Directory
import Encoding
import Foundation
import SealedMessage
import Secrets
import SignedNote
import TransparencyLog
import Trustee
import Wording

/// `senim trustee`: the commands of those without whom nothing opens.
struct TrusteeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trustee",
        abstract: "Watch the log, and release shares only for statements that stand in it.",
        subcommands: [
            TrusteeKeygen.self, TrusteeApprove.self, TrusteeRun.self, TrusteeStatus.self,
            TrusteeChallenge.self, TrusteeCovers.self, TrusteeCosignCover.self,
        ])
}

/// The option of all of them, and the files in that folder.
struct TrusteeFolderOptions: ParsableArguments {
    @Option(help: "The trustee's folder: keys, ledger, and what waits for approval.")
    var folder: String

    var keyFile: String { folder + "/trustee.key" }
    var ledger: String { folder + "/ledger" }
    /// A directory that `run` found waiting, for `approve` to show.
    var waitingDirectory: String { folder + "/waiting-directory.note" }
    /// The same, signed by `approve`, for `run` to take.
    var approvedDirectory: String { folder + "/approved-directory.note" }

    /// An outcome to be challenged, signed by `challenge`, for `run` to take; who removes it takes the wish back.
    func challenge(_ message: MessageID, _ keyholder: Identifier) -> String {
        "\(folder)/\(Self.challengePrefix)\(message.hex)-\(keyholder.text).note"
    }

    /// What this trustee's people signed to have challenged.
    struct Wishes {
        /// In the order of signing.
        var requests: [ChallengeRequest] = []
        var unread: [Unread] = []
    }

    /// A file whose name is that of a wish.
    enum Unread: Hashable {
        /// It is none that this trustee signed for this portal.
        case foreign(String)
        case unreadable(String)
    }

    /// Everything that this trustee's people signed to have challenged and that `run` has not let go of; nothing while the directory does not
    /// list it.
    func challenges(of state: TrusteeState) -> Wishes {
        var wishes = Wishes()
        guard let noteKey = state.approved.trustee(state.trustee)?.noteKey else { return wishes }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasPrefix(Self.challengePrefix) {
            guard let bytes = try? CommandFiles.read(folder + "/" + name, limit: 4096) else {
                wishes.unread.append(.unreadable(name))
                continue
            }
            guard let note = try? SignedNote(parsing: bytes),
                let request = ChallengeRequest(verifying: note, by: noteKey),
                request.portal == state.approved.portal,
                challenge(request.message, request.keyholder) == folder + "/" + name
            else {
                wishes.unread.append(.foreign(name))
                continue
            }
            wishes.requests.append(request)
        }
        wishes.requests.sort { ($0.time, $0.message) < ($1.time, $1.message) }
        return wishes
    }

    private static let challengePrefix = "challenge-"

    /// A person's word on a statement, signed, for `run` to take.
    func ground(_ statement: String) -> String { folder + "/ground-\(statement).note" }
}

/// The names of a trustee's secrets in its key file.
enum TrusteeKeyNames {
    static let note = "note"
    static let cosigning = "cosigning"

    static func sealing(_ quarter: Quarter) -> String { "sealing-\(quarter)" }

    /// The quarter of a sealing key's name; nil for other names.
    static func quarter(_ name: String) -> Quarter? {
        guard name.hasPrefix("sealing-") else { return nil }
        return try? Quarter(parsing: String(name.dropFirst("sealing-".count)))
    }
}

/// What a trustee's key file says of its owner, and the key that signs notes.
struct TrusteeIdentity: ~Copyable {
    let portal: Portal
    let id: Identifier
    let signer: NoteSigner

    init(_ ring: borrowing KeyRing) throws {
        let portal = try Portal(ring.portal)
        let id = try Identifier(ring.id)
        let signer = try NoteSigner(
            name: portal.trusteeKeyName(id),
            key: SigningKey(seed: try ring.secret(named: TrusteeKeyNames.note)))
        self.portal = portal
        self.id = id
        self.signer = signer
    }

    /// Gives the note key away, to whoever signs requests with it from now on.
    consuming func takeSigner() -> NoteSigner { signer }
}

/// `senim trustee keygen`: note key, cosigning key, this quarter's sealing key, and the card for the authority.
struct TrusteeKeygen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen", abstract: "Make the trustee's keys and the card for the authority.",
        discussion: "The sealing key of each quarter is made and given to the portal by `run`.")

    @OptionGroup var folder: TrusteeFolderOptions
    @Option(help: "The portal's name, such as report.example.")
    var portal: String
    @Option(help: "The trustee's id in the directory.")
    var id: String
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let portal = try CommandNames.portal(portal, option: "--portal")
            let id = try CommandNames.identifier(id, option: "--id")
            try RoleFiles.makeFolder(folder.folder)
            let noteKey = SigningKey()
            let cosigningKey = SigningKey()
            let sealingKey = TrusteeSealingKey.random(
                for: AlmatyDay(unixSeconds: CommandClock.now()).quarter)
            var ring = try KeyRing(role: .trustee, portal: portal.name, id: id.text)
            try ring.insert(TrusteeKeyNames.note, noteKey.withSeed { $0.duplicate() })
            try ring.insert(TrusteeKeyNames.cosigning, cosigningKey.withSeed { $0.duplicate() })
            try ring.insert(
                TrusteeKeyNames.sealing(sealingKey.quarter),
                sealingKey.withSeed { $0.duplicate() })
            let signer = try NoteSigner(name: portal.trusteeKeyName(id), key: noteKey)
            let cosigner = try CosigningKey(name: portal.cosignerKeyName(id), key: cosigningKey)
            let card = try Card(
                portal: portal,
                content: .trustee(
                    id: id, noteKey: signer.verifierKey, cosigningKey: cosigner.verifierKey))
            let secret = try passphrase.new(output)
            try CommandKeyFile.save(ring, to: folder.keyFile, passphrase: secret)
            let cardPath = folder.folder + "/\(id).card"
            try CommandFiles.writeNew(cardPath, try signer.sign(card.text).bytes)
            output.say(.trusteeMade(card: cardPath))
            output.finish(with: [JSONMember("card", .string(cardPath))])
            return .ok
        }
    }
}

extension LedgerFailed: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .exists(let path):
            CommandFailure(.wouldOverwrite, .fileExists(path: path), hint: .fileExistsHint)
        case .missing: CommandFailure(.inputMissing, .trusteeNoLedger, hint: .trusteeNoLedgerHint)
        case .inUse: CommandFailure(.tryLater, .trusteeLedgerInUse)
        case .notReadable(let path):
            CommandFailure(.inputMissing, .fileCannotRead(path: path), hint: .fileCannotReadHint)
        case .notWritable(let path):
            CommandFailure(.disk, .fileCannotWrite(path: path), hint: .diskFullHint)
        case .damaged:
            CommandFailure(.malformedInput, .trusteeLedgerDamaged, hint: .trusteeLedgerDamagedHint)
        }
    }
}

extension DamagedLedger: CommandExplained {
    var failure: CommandFailure { LedgerFailed.damaged(self).failure }
}

extension CannotFollow: CommandExplained {
    var failure: CommandFailure {
        CommandFailure(
            .verificationFailed, .trusteeDirectoryRefused, hint: .trusteeDirectoryRefusedHint)
    }
}
