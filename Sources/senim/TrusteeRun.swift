import ArgumentParser
import Details
import Directory
import Encoding
import Exchange
import Glibc
import PortalClient
import Secrets
import ServiceLifecycle
import SignedNote
import TransparencyLog
import Trustee
import Wording

/// `senim trustee run`: polls until it is stopped; no port is opened.
struct TrusteeRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Poll the gateway, follow the log, cosign and answer.")

    @OptionGroup var folder: TrusteeFolderOptions
    @OptionGroup var portal: PortalOptions
    @Option(help: "Seconds between polls.")
    var every: UInt64 = 10
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            guard (1...3600).contains(every) else {
                throw CommandFailure(.usage, .usageInvalid(option: "--every"))
            }
            let authority = try portal.authorityKey()
            try portal.warnIfDirect(output)
            let opened = try LedgerFile.open(path: folder.ledger)
            if opened.tornByteCount > 0 {
                output.warn(.trusteeLedgerTorn(count: opened.tornByteCount))
            }
            let secret = TrusteePassphrase(try passphrase.existing(output))
            // The ledger is held: nobody else saves keys here.
            try CommandKeyFile.finishSaving(folder.keyFile)
            let ring = try CommandKeyFile.open(
                folder.keyFile, role: .trustee, passphrase: secret.bytes)
            let identity = try TrusteeIdentity(ring)
            guard (try? Portal(ofAuthority: authority)) == identity.portal else {
                throw CommandFailure(
                    .malformedInput, .portalAuthorityMalformed, hint: .portalAuthorityHint)
            }
            let transport = try portal.transport()
            let runner = try runner(
                opened, ring, identity, secret, PortalCalls(transport))
            let state = await runner.state
            guard state.log.authority == authority else {
                throw CommandFailure(
                    .verificationFailed, .portalDirectoryOtherAuthority,
                    hint: .portalAuthorityHint)
            }
            output.say(
                .trusteeRunning(
                    portal: state.approved.portal.name, entries: state.cosigned?.size ?? 0))
            let loop = TrusteeLoop(
                runner: runner, folder: folder, output: output, every: .seconds(every))
            do {
                try await WitnessServing.run(loop)
            } catch {
                await transport.shutdown()
                throw error
            }
            await transport.shutdown()
            output.tell(.trusteeStopped)
            return .ok
        }
    }

    private func runner(
        _ opened: consuming LedgerFile.Opened, _ ring: borrowing KeyRing,
        _ identity: consuming TrusteeIdentity, _ secret: TrusteePassphrase, _ calls: PortalCalls
    ) throws -> TrusteeRunner {
        let portal = identity.portal
        let id = identity.id
        var sealingKeys: [TrusteeSealingKey] = []
        for name in ring.names {
            guard let quarter = TrusteeKeyNames.quarter(name) else { continue }
            sealingKeys.append(.restored(for: quarter, seed: try ring.secret(named: name)))
        }
        let cosigningKey = try CosigningKey(
            name: portal.cosignerKeyName(id),
            key: SigningKey(seed: try ring.secret(named: TrusteeKeyNames.cosigning)))
        let caller = SignedCaller(
            portal: portal, role: .trustee, id: id, signer: identity.takeSigner(), calls: calls,
            clock: CommandClock.now, nonce: { Digest(hashing: randomBytes(32)) })
        let keyFile = folder.keyFile
        return try TrusteeRunner(
            ledger: opened, ledgerPath: folder.ledger,
            keys: TrusteeKeys(cosigningKey: cosigningKey, sealingKeys: sealingKeys),
            caller: caller, calls: calls,
            keyStore: TrusteeKeyFile(path: keyFile, passphrase: secret),
            clock: CommandClock.now)
    }
}

/// The key file of a running trustee.
struct TrusteeKeyFile: SealingKeyStore {
    let path: String
    let passphrase: TrusteePassphrase

    func make(for quarter: Quarter) -> TrusteeSealingKey? {
        do {
            var ring = try CommandKeyFile.open(
                path, role: .trustee, passphrase: passphrase.bytes)
            let key = TrusteeSealingKey.random(for: quarter)
            try ring.insert(TrusteeKeyNames.sealing(quarter), key.withSeed { $0.duplicate() })
            try CommandKeyFile.save(
                ring, to: path, passphrase: passphrase.bytes, replacing: true)
            return key
        } catch {
            return nil
        }
    }

    func remove(_ quarter: Quarter) -> Bool {
        do {
            var ring = try CommandKeyFile.open(
                path, role: .trustee, passphrase: passphrase.bytes)
            if ring.contains(TrusteeKeyNames.sealing(quarter)) {
                try ring.remove(TrusteeKeyNames.sealing(quarter))
            }
            try CommandKeyFile.save(
                ring, to: path, passphrase: passphrase.bytes, replacing: true)
            return true
        } catch {
            return false
        }
    }
}

/// The passphrase, kept in locked pages for the sealing key of the next quarter.
final class TrusteePassphrase: Sendable {
    let bytes: SecretBytes

    init(_ bytes: consuming SecretBytes) {
        self.bytes = bytes
    }
}
