package import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalSamples
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Synchronization

extension Stage {
    /// Has trustees answer the last statement with their real shares.
    ///
    /// - Parameter lying: those who release a share that is not the one the message committed to.
    package func release(by ids: [String] = ["t1", "t2"], lying: Set<String> = []) {
        world.withLock { world in
            guard let (statement, message) = world.lastStatement else { return }
            for id in ids {
                let answer = Stage.release(
                    statement, message, by: id, lying: lying.contains(id), at: world.log.time)
                world.log.add(answer.note)
                world.answers[statement.hash.digest, default: []].append(answer)
            }
        }
    }

    /// Has trustees refuse the last statement.
    package func refuse(by ids: [String], reason: RefusalReason = .notCurrent) {
        world.withLock { world in
            guard let (statement, message) = world.lastStatement else { return }
            for id in ids {
                let note = RefusalNote(
                    portal: SamplePortal.portal, statement: statement.hash, messageID: message.id,
                    trustee: SamplePortal.identifier(id), time: world.log.time, reason: reason
                ).signed(by: SamplePortal.trustee(id))
                world.log.add(note)
                world.answers[statement.hash.digest, default: []].append(
                    TrusteeAnswer(note: note, release: []))
            }
        }
    }

    private static func release(
        _ statement: AccessStatement, _ message: SealedMessage, by id: String, lying: Bool,
        at time: UInt64
    ) -> TrusteeAnswer {
        Sample.made {
            let index = SamplePortal.directory.index(ofTrustee: SamplePortal.identifier(id)) ?? 0
            let own = try PaperKeys.sealingKey(PaperKeys.trustee(id))
                .openTrusteeSlot(index, of: message.header)
            let officer = PaperKeys.sealingKey(.keyholder(statement.keyholder)).publicKey
            let release =
                lying
                ? Release(
                    sealing: try SlotSecret(SecretBytes(randomByteCount: Slot.plaintextByteCount)),
                    from: index, statementHash: statement.hash.digest, to: officer)
                : Release(
                    sealing: own, from: index, statementHash: statement.hash.digest, to: officer)
            let note = ReleaseNote(
                portal: SamplePortal.portal, statement: statement.hash, messageID: message.id,
                trustee: SamplePortal.identifier(id), time: time, releaseDigest: release.digest
            ).signed(by: SamplePortal.trustee(id))
            return TrusteeAnswer(note: note, release: release.bytes)
        }
    }
}

extension Stage.World {
    fileprivate var lastStatement: (AccessStatement, SealedMessage)? {
        guard let note = statements.last,
            let statement = try? AccessStatement(parsing: note.text),
            let held = held.first(where: { $0.message.id == statement.messageID })
        else { return nil }
        return (statement, held.message)
    }
}
