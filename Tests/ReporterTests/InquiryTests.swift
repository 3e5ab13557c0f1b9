import Details
import Directory
import Encoding
import Exchange
import PaperPortal
import PortalClient
import PortalSamples
import PortalStage
import Reporter
import SealedMessage
import Sealing
import SignedNote
import Synchronization
import Testing
import TransparencyLog

@Suite struct `Who asked and who opened` {
    /// Has a keyholder ask for the report, as the log will show it.
    private func ask(_ id: String, _ letter: borrowing Correspondence) {
        letter.stage.world.withLock { world in
            let statement = world.log.statement(
                about: world.held[0].message, by: id, nonce: "asked by \(id)")
            let note = PaperLog.signed(statement)
            world.log.add(note)
            world.statements.append(note)
        }
    }

    private func letter() async throws -> Correspondence {
        let letter = try await Correspondence()
        try await letter.submit()
        letter.stage.tick()
        return letter
    }

    @Test func `are told apart by the own audience`() async throws {
        let letter = try await letter()
        ask("head", letter)
        letter.stage.release()
        ask("acs", letter)
        letter.stage.release()
        letter.stage.publish()
        let view = try await letter.look()
        #expect(view.inquiries.map(\.keyholder.id.text) == ["head", "acs"])
        #expect(view.inquiries.map(\.outcome) == [.couldNotRead, .opened])
        #expect(view.inquiries[1].released.map(\.text) == ["t1", "t2"])
        #expect(view.refused.isEmpty)
    }

    @Test func `show one who asked, until trustees have answered`() async throws {
        let letter = try await letter()
        ask("acs", letter)
        letter.stage.release(by: ["t1"])
        letter.stage.publish()
        #expect(try await letter.look().inquiries.map(\.outcome) == [.asked])
    }

    @Test func `show one whom too many trustees refused`() async throws {
        let letter = try await letter()
        ask("acs", letter)
        letter.stage.refuse(by: ["t1", "t3"])
        letter.stage.publish()
        #expect(try await letter.look().inquiries.map(\.outcome) == [.refused])
    }

    @Test func `are not shown with a changed detail`() async throws {
        let letter = try await letter()
        ask("acs", letter)
        letter.stage.publish()
        letter.stage.tamperItems { item in
            guard case .act(let proof) = item else { return item }
            let other = PaperLog.signed(
                Sample.made {
                    try AccessStatement(
                        portal: SamplePortal.portal, messageID: MessageID(.zero),
                        preheaderHash: .zero, directoryHash: .zero,
                        keyholder: SamplePortal.identifier("acs"), action: .open,
                        sealingKeyDigest: .zero, nonce: .zero, time: 0)
                })
            return .act(
                AcceptanceProof(
                    entry: LoggedEntry(
                        index: proof.entry.index, leaf: proof.entry.leaf, nonce: proof.entry.nonce,
                        detail: other.bytes), proof: proof.proof))
        }
        let view = try await letter.look()
        #expect(view.inquiries.isEmpty)
        #expect(view.refused == [.act(.entry(.detailNotCommitted))])
    }

    @Test func `are not believed under a stranger's signature`() async throws {
        let letter = try await letter()
        letter.stage.world.withLock { world in
            let statement = world.log.statement(about: world.held[0].message)
            world.log.force(statement.signed(by: SamplePortal.identity("head")))
            world.publish()
        }
        let view = try await letter.look()
        #expect(view.inquiries.isEmpty)
        #expect(view.refused == [.act(.notSigned)])
    }

    @Test func `show no release without its statement`() async throws {
        let letter = try await letter()
        ask("acs", letter)
        letter.stage.release(by: ["t1"])
        letter.stage.publish()
        letter.stage.tamper(.mailbox) { bytes in
            Sample.made {
                let answer = try MailboxAnswer(parsing: bytes)
                let items = answer.items.filter { item in
                    guard case .act(let proof) = item else { return true }
                    return !String(decoding: proof.entry.detail, as: UTF8.self)
                        .hasPrefix(AccessStatement.type)
                }
                return try MailboxAnswer(pageCount: 1, items: items).bytes()
            }
        }
        #expect(try await letter.look().refused == [.act(.unknownStatement)])
    }
}
