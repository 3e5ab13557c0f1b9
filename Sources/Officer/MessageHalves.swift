import Exchange
import PortalClient
import SealedMessage
import Sealing
import Secrets

/// Both halves of the key of a message that was opened here: whoever holds them can read it.
struct MessageHalves: ~Copyable {
    let holderKey: SecretBytes
    let trusteeKey: SecretBytes
}

extension Desk {
    /// The halves of an opened message, from its record; nil when it was not opened here.
    borrowing func halves(of id: MessageID) throws(DeskFailed) -> MessageHalves? {
        guard let record = try record(of: id), record.outcome == .opened else { return nil }
        if let source = record.handedOver {
            let item = try handedOverItem(id, from: source)
            return MessageHalves(item)
        }
        guard let answer = try? OpenAnswer(parsing: record.answer),
            let releases = try? ReleasesAnswer(parsing: record.releases)
        else { throw .record(.malformed(id)) }
        do throws(OpeningFailed) {
            let admitted = try AdmittedOpening(
                answer, to: record.statement, of: portal, among: pastDirectories)
            let answers = try TrusteeAnswers(
                releases.answers, to: admitted.statement, among: pastDirectories)
            let gathered = try admitted.shares(from: answers, keys: keys, of: portal)
            let holderKey = try OpenedMessage.ownSecret(
                of: admitted.message.header, as: keys.id, keys: keys, of: portal
            ).share()
            do throws(OpeningRefused) {
                let trusteeKey = try admitted.message.trusteeKey(
                    holderKey: holderKey, shares: gathered.shares)
                return MessageHalves(holderKey: holderKey, trusteeKey: trusteeKey)
            } catch {
                throw .body(error)
            }
        } catch {
            throw .opening(error)
        }
    }
}

extension MessageHalves {
    /// As a handover carries them.
    init(_ item: HandoverPayload.Item) {
        var holder = item.holderKey
        var trustee = item.trusteeKey
        self.init(
            holderKey: SecretBytes(moving: &holder), trusteeKey: SecretBytes(moving: &trustee))
    }
}
