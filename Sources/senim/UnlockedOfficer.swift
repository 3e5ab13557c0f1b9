import Officer
import OfficerDesk
import PortalClient
import Secrets

/// A keyholder's open key file and the visit that begins with it.
struct UnlockedOfficer: ~Copyable {
    var desk: Desk
    /// Whether the portal lists this quarter's key; true for who may only end keys.
    let isKeyListed: Bool
    /// Makes a changed key file durable.
    let save: @Sendable (borrowing OfficerKeys) throws(CommandFailure) -> Void
    private let transport: HTTPTransport

    /// Opens the key file, verifies the portal and tends the quarter's keys.
    static func open(
        _ passphrase: consuming SecretBytes, _ folder: OfficerFolderOptions,
        _ portal: PortalOptions, for duties: DeskDuties = .all, patience: Duration = .seconds(60)
    ) async throws -> UnlockedOfficer {
        let keyFile = folder.keyFile
        try CommandKeyFile.finishSaving(keyFile)
        let ring = try CommandKeyFile.open(keyFile, role: .keyholder, passphrase: passphrase)
        let records = try RecordFolder(folder.recordFolder)
        let kept = KeptPassphrase(passphrase)
        let save: @Sendable (borrowing OfficerKeys) throws(CommandFailure) -> Void = { keys in
            try keys.withRing { (ring) throws(CommandFailure) in
                try CommandKeyFile.save(
                    ring, to: keyFile, passphrase: kept.secret, replacing: true)
            }
        }
        let transport = try portal.transport(patience: patience)
        do {
            let visit = PortalVisit(
                calls: PortalCalls(transport), authority: try portal.authorityKey(),
                purpose: .signing, clock: CommandClock.now)
            var desk = try await Desk(
                visit: visit, keys: try OfficerKeys(ring), records: records, duties: duties,
                clock: CommandClock.now)
            let isKeyListed = desk.mayAct ? try await desk.tendKeys(save: save) : true
            return UnlockedOfficer(
                desk: desk, isKeyListed: isKeyListed, save: save, transport: transport)
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    /// Ends the connection.
    consuming func close() async { await transport.shutdown() }

    /// The same, for the desk in the browser.
    consuming func unlockedDesk() -> UnlockedDesk {
        let transport = transport
        return UnlockedDesk(desk: desk, save: save) { await transport.shutdown() }
    }
}

/// The passphrase of an open desk, with which a new quarter's keys are saved; wiped when the desk locks.
private final class KeptPassphrase: Sendable {
    let secret: SecretBytes

    init(_ secret: consuming SecretBytes) {
        self.secret = secret
    }
}
