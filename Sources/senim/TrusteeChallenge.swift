import ArgumentParser
import Details
import Directory
import Encoding
import SealedMessage
import Secrets
import SignedNote
import Trustee
import Wording

/// `senim trustee challenge`: a person has the other trustees asked whether an outcome is true.
struct TrusteeChallenge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "challenge",
        abstract: "Challenge a keyholder's \"not addressed\".",
        discussion: """
            The others are asked, on the record, for their shares of this one message; t shares show whether the share that the \
            keyholder called useless is the message's key. `run` posts the challenge at its next poll, and the result. Do it for \
            cause: each challenge puts the message's second key into this trustee's memory for a moment. The wish is a file \
            challenge-…note in the folder until the log has it; removing the file takes it back.
            """)

    @OptionGroup var folder: TrusteeFolderOptions
    @Option(help: "The message's id, 64 hexadecimal digits.")
    var message: String
    @Option(help: "The id of the keyholder whose outcome is challenged.")
    var keyholder: String
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            guard let digest = try? Digest(hex: message) else {
                throw CommandFailure(.usage, .usageInvalid(option: "--message"))
            }
            let keyholder = try CommandNames.identifier(keyholder, option: "--keyholder")
            let message = MessageID(digest)
            let state = try TrusteeState(replaying: try LedgerFile.records(path: folder.ledger))
            let name = FactName.outcome(of: message, by: keyholder)
            do throws(TrusteeState.ChallengeRefused) {
                _ = try state.challenge(name, at: CommandClock.now())
            } catch {
                throw error.failure
            }
            output.tell(
                .challengeShown(keyholder: keyholder.text, message: message.hex))
            output.tell(.trusteePassphraseSigns)
            let secret = try passphrase.existing(output)
            let identity = try TrusteeIdentity(
                try CommandKeyFile.open(folder.keyFile, role: .trustee, passphrase: secret))
            let request = ChallengeRequest(
                portal: identity.portal, message: message, keyholder: keyholder,
                time: CommandClock.now())
            try CommandFiles.writeNew(
                folder.challenge(message, keyholder), try identity.signer.sign(request.text).bytes)
            output.say(.challengeRequested)
            output.finish(with: [
                JSONMember("message", .string(message.hex)),
                JSONMember("keyholder", .string(keyholder.text)),
            ])
            return .ok
        }
    }
}

extension TrusteeState.ChallengeRefused: CommandExplained {
    var failure: CommandFailure {
        switch self {
        case .unknownOutcome:
            CommandFailure(.inputMissing, .challengeUnknownOutcome, hint: .challengeUnknownHint)
        case .notNotAddressed: CommandFailure(.refused, .challengeNotNotAddressed)
        case .challengedBefore: CommandFailure(.refused, .challengeBefore)
        case .noKey: CommandFailure(.tryLater, .trusteeSealingKeyMissing)
        }
    }
}
