import ArgumentParser
import Details
import Directory
import Encoding
import Exchange
import SealedMessage
import Secrets
import SignedNote
import Trustee
import Wording

/// `senim trustee status`: what the ledger says, for people, or signed for the auditor.
struct TrusteeStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what the ledger holds; with --ledger, write its signed export.",
        discussion: "Works while `run` is running. The passphrase is needed for --ledger only.")

    @OptionGroup var folder: TrusteeFolderOptions
    @Option(help: "Write the signed export that `senim audit verify` reads to this new file.")
    var ledger: String?
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let records = try LedgerFile.records(path: folder.ledger)
            let state = try TrusteeState(replaying: records)
            let releases = state.answers.values.count { !$0.answer.release.isEmpty }
            let refusals = state.answers.count - releases
            let alarms = records.count { if case .alarm = $0 { true } else { false } }
            let portal = state.approved.portal
            output.say(
                .trusteeStatus(
                    portal: portal.name, version: state.approved.version,
                    entries: state.cosigned?.size ?? 0, releases: releases, refusals: refusals))
            if alarms > 0 {
                output.warn(.trusteeStatusAlarms(count: alarms), hint: .trusteeAlarmHint)
            }
            for (hash, _) in state.statementsOnDecisions {
                output.say(.trusteeWaitsForGround(statement: hash.hex))
            }
            for (hash, _) in state.challengesOnDecision {
                output.say(.challengeWaits(statement: hash.hex))
            }
            let wishes = folder.challenges(of: state)
            for wish in wishes.unread { output.warn(wish) }
            let missing = wishes.requests.filter {
                $0.isOverdue(at: CommandClock.now()) && !state.isChallenged($0.outcome)
            }
            for request in missing {
                output.warn(
                    .challengeMissing(
                        keyholder: request.keyholder.text, message: request.message.hex),
                    hint: .challengeMissingHint)
            }
            if let ledger { try export(records, to: ledger, output) }
            output.finish(with: [
                JSONMember("portal", .string(portal.name)),
                JSONMember("directory", .integer(Int64(clamping: state.approved.version))),
                JSONMember("cosigned", .integer(Int64(clamping: state.cosigned?.size ?? 0))),
                JSONMember("root", .string(state.cosigned?.root.hex ?? "")),
                JSONMember("releases", .integer(Int64(releases))),
                JSONMember("refusals", .integer(Int64(refusals))),
                JSONMember("alarms", .integer(Int64(alarms))),
                JSONMember(
                    "challengesMissing",
                    .array(
                        missing.map {
                            .object([
                                JSONMember("message", .string($0.message.hex)),
                                JSONMember("keyholder", .string($0.keyholder.text)),
                            ])
                        })),
                JSONMember(
                    "waiting",
                    .array(
                        (state.statementsOnDecisions.map(\.0)
                            + state.challengesOnDecision.map(\.0)).map { .string($0.hex) })),
            ])
            return .ok
        }
    }

    private func export(
        _ records: [LedgerRecord], to path: String, _ output: CommandOutput
    ) throws {
        let secret = try passphrase.existing(output)
        let identity = try TrusteeIdentity(
            try CommandKeyFile.open(folder.keyFile, role: .trustee, passphrase: secret))
        let export = LedgerExport(
            of: records, portal: identity.portal, trustee: identity.id, at: CommandClock.now()
        ) { text throws(MalformedNote) in
            try identity.signer.sign(text)
        }
        try CommandFiles.writeNew(path, export.bytes)
        output.say(.trusteeLedgerWritten(path: path))
    }
}
