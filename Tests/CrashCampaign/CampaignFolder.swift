import Directory
import Encoding
import Exchange
import Foundation
import Officer
import PortalClient
import Secrets
import SignedNote
import Trustee

/// The folder of a portal as `demo/portal` makes it: every role's keys under one passphrase.
package struct CampaignFolder: Sendable {
    package let path: String
    package let gatewayPort: UInt16
    package let witnessPort: UInt16
    /// The `senim` that is started.
    package let executable: String

    package init(path: String, gatewayPort: UInt16, witnessPort: UInt16, executable: String) {
        self.path = path
        self.gatewayPort = gatewayPort
        self.witnessPort = witnessPort
        self.executable = executable
    }

    func authority() throws -> VerifierKey {
        try verifierKey(path + "/authority.vkey")
    }

    func logKey() throws -> VerifierKey {
        try verifierKey(path + "/gateway/log.vkey")
    }

    /// A keyholder's keys, opened anew.
    func officer(_ id: String) throws -> OfficerKeys {
        try OfficerKeys(try ring("\(id)/officer.key", .keyholder))
    }

    /// Signs requests as the auditor.
    func auditor(_ calls: PortalCalls) throws -> SignedCaller {
        let ring = try ring("auditor/auditor.key", .auditor)
        let portal = try Portal(ring.portal)
        let id = try Identifier(ring.id)
        return SignedCaller(
            portal: portal, role: .auditor, id: id,
            signer: try NoteSigner(
                name: portal.auditorKeyName(id),
                key: SigningKey(seed: try ring.secret(named: "note"))),
            calls: calls, clock: CampaignFolder.now, nonce: CampaignFolder.nonce)
    }

    /// Signs requests as a keyholder.
    func caller(_ id: String, _ calls: PortalCalls) throws -> SignedCaller {
        let keys = try officer(id)
        return SignedCaller(
            portal: keys.portal, role: .keyholder, id: keys.id, signer: keys.identitySigner(),
            calls: calls, clock: CampaignFolder.now, nonce: CampaignFolder.nonce)
    }

    /// The trustee's ledger, and the key that signs it.
    func ledger() throws -> CampaignLedger {
        let ring = try ring("trustee/trustee.key", .trustee)
        let portal = try Portal(ring.portal)
        let id = try Identifier(ring.id)
        return CampaignLedger(
            path: path + "/trustee/ledger", portal: portal, trustee: id,
            signer: try NoteSigner(
                name: portal.trusteeKeyName(id),
                key: SigningKey(seed: try ring.secret(named: "note"))))
    }

    /// The three processes, as an operator would start them.
    func services() -> [ServiceProcess] {
        [
            service(
                .witness,
                [
                    "witness", "run", "--folder", path + "/witness", "--listen",
                    "127.0.0.1:\(witnessPort)", "--log", path + "/gateway/log.vkey",
                ]),
            service(
                .gateway,
                [
                    "gateway", "serve", "--folder", path + "/gateway", "--directory",
                    path + "/authority/directory-1.note", "--authority", path + "/authority.vkey",
                ]),
            service(
                .trustee,
                [
                    "trustee", "run", "--folder", path + "/trustee", "--portal",
                    "http://127.0.0.1:\(gatewayPort)", "--authority", path + "/authority.vkey",
                    "--every", "1",
                ]),
        ]
    }

    private func service(_ victim: CrashVictim, _ arguments: [String]) -> ServiceProcess {
        ServiceProcess(victim, folder: path, executable: executable, arguments: arguments)
    }

    private func ring(_ file: String, _ role: KeyRole) throws -> KeyRing {
        var text = Array(try Data(contentsOf: URL(filePath: path + "/passphrase")))
        while text.last == UInt8(ascii: "\n") { text.removeLast() }
        let passphrase = SecretBytes(moving: &text)
        return try KeyFile.open(
            try KeyFile.read(path: path + "/" + file), passphrase: passphrase, expecting: role)
    }

    private func verifierKey(_ path: String) throws -> VerifierKey {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try VerifierKey(parsing: text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    static let now: @Sendable () -> UInt64 = { UInt64(Date().timeIntervalSince1970) }
    private static let nonce: @Sendable () -> Digest = { Digest(hashing: randomBytes(32)) }
}

/// The trustee's ledger, exported while the trustee may be writing it.
final class CampaignLedger: Sendable {
    private let path: String
    private let portal: Portal
    private let trustee: Identifier
    private let signer: NoteSigner

    init(path: String, portal: Portal, trustee: Identifier, signer: consuming NoteSigner) {
        self.path = path
        self.portal = portal
        self.trustee = trustee
        self.signer = signer
    }

    /// What `senim trustee status --ledger` writes.
    func export() throws -> (name: String, bytes: [UInt8]) {
        let time = CampaignFolder.now()
        let export = LedgerExport(
            of: try LedgerFile.records(path: path), portal: portal, trustee: trustee, at: time
        ) { text throws(MalformedNote) in try signer.sign(text) }
        return (trustee.text, export.bytes)
    }
}
