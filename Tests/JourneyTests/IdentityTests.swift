import Auditor
import Details
import Directory
import Encoding
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Testing
import Trustee

/// Who the reporter is: by their own token, or by a decision that people at the trustees approve.
@Suite struct `An identity` {
    @Test func `opens with the token of a follow-up, to who opened that`() async throws {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let followUp = try await portal.followUp(
                "Мен өзімді танытамын.", with: report.receipt, revealingIdentity: true)
            try await portal.tick()
            _ = try #require(
                try await portal.open(followUp.messageID, as: "commissioner").opened)
            let desk = try await portal.desk("commissioner")
            let identity = try await desk.listedMessage(report.identityID.hex)
            let ground = try #require(try await desk.consent(for: identity))
            guard
                case .opened(let message, _) = try await desk.open(
                    identity, ground: ground, timeout: .seconds(3), interval: .seconds(1)),
                case .identity = message.payload
            else {
                Issue.record("the identity did not open")
                return
            }
            // Who has not opened the follow-up has no token, and nobody has one for another identity.
            _ = try #require(try await portal.open(report.reportID, as: "acs").opened)
            let other = try await portal.desk("acs")
            #expect(try await other.consent(for: identity) == nil)
            let later = try await desk.listedMessage(followUp.identityID.hex)
            #expect(try await desk.consent(for: later) == nil)
            #expect(try await portal.audit().findings == [])
        }
    }

    @Test func `that is given in a follow-up opens with that one's token`() async throws {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let followUp = try await portal.followUp(
                "Мен өзімді танытамын.", with: report.receipt, revealingIdentity: true,
                name: "Арман")
            try await portal.tick()
            let desk = try await portal.desk("commissioner")
            let identity = try await desk.listedMessage(followUp.identityID.hex)
            #expect(try await desk.consent(for: identity) == nil, "the follow-up is not opened yet")
            _ = try #require(
                try await portal.open(followUp.messageID, as: "commissioner").opened)
            let informed = try await portal.desk("commissioner")
            let ground = try #require(try await informed.consent(for: identity))
            guard
                case .opened(let message, _) = try await informed.open(
                    identity, ground: ground, timeout: .seconds(3), interval: .seconds(1)),
                case .identity(let payload) = message.payload
            else {
                Issue.record("the identity did not open")
                return
            }
            #expect(payload.fullName == "Арман")
            // The report's own stays closed: its token was not given.
            let first = try await informed.listedMessage(report.identityID.hex)
            #expect(try await informed.consent(for: first) == nil)
            #expect(try await portal.audit().findings == [])
        }
    }

    @Test func `stays closed to a wrong token, and opens to the right one afterwards`()
        async throws
    {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let desk = try await portal.desk("commissioner")
            let identity = try await desk.listedMessage(report.identityID.hex)
            let wrong = AccessGround.consent(try ConsentToken([UInt8](repeating: 7, count: 32)))
            do {
                _ = try await desk.open(
                    identity, ground: wrong, timeout: .seconds(3), interval: .seconds(1))
                Issue.record("opened with a wrong token")
            } catch DeskFailed.opening(.refused(let refusals)) {
                #expect(Set(refusals.map(\.reason)) == [.ground])
            }
            let view = try await portal.look(with: report.receipt)
            let own = try #require(view.messages.first { $0.role == .identity })
            let token = try Hex.decode(own.consentToken()?.hex ?? "")
            let right = AccessGround.consent(try ConsentToken(token))
            guard
                case .opened = try await desk.open(
                    identity, ground: right, timeout: .seconds(3), interval: .seconds(1))
            else {
                Issue.record("the identity did not open")
                return
            }
        }
    }

    @Test(arguments: [true, false])
    func `opens by a decision exactly when people at the trustees approve it`(
        isApproved: Bool
    ) async throws {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let desk = try await portal.desk("commissioner")
            let identity = try await desk.listedMessage(report.identityID.hex)
            let ground = AccessGround.decision(
                number: try DecisionNumber("7514-26-00-4/12"),
                day: try AlmatyDay(parsing: "2026-11-20"))
            guard
                case .waiting = try await desk.open(
                    identity, ground: ground, timeout: .seconds(2), interval: .seconds(1))
            else {
                Issue.record("nobody had approved it")
                return
            }
            for id in ["t1", "t2"] {
                let runner = portal.trustee(id).runner
                let hash = try #require(await runner.state.statementsOnDecisions.first?.0)
                _ = try await runner.round(.init(grounds: [hash: isApproved]))
            }
            try await portal.settle()
            do {
                let result = try await desk.open(
                    identity, ground: ground, timeout: .seconds(2), interval: .seconds(1))
                #expect(isApproved)
                guard case .opened(let message, _) = result,
                    case .identity(let payload) = message.payload
                else {
                    Issue.record("the identity did not open")
                    return
                }
                // Empty, and sealed like any other.
                #expect(payload.fullName.isEmpty)
            } catch DeskFailed.opening(.refused(let refusals)) {
                #expect(!isApproved && refusals.allSatisfy { $0.reason == .ground })
            }
            let view = try await portal.look(with: report.receipt)
            #expect(view.inquiries.contains { $0.action == .identity })
        }
    }

    @Test func `opens by the reporter's consent while a decision waits for people`() async throws {
        try await LivePortal.with { portal in
            let report = try await Self.opened(portal)
            let desk = try await portal.desk("commissioner")
            let identity = try await desk.listedMessage(report.identityID.hex)
            func decision(_ number: String) throws -> AccessGround {
                .decision(
                    number: try DecisionNumber(number), day: try AlmatyDay(parsing: "2026-11-20"))
            }
            guard
                case .waiting = try await desk.open(
                    identity, ground: decision("1"), timeout: .seconds(2), interval: .seconds(1))
            else {
                Issue.record("nobody had approved it")
                return
            }
            // Another decision does not silently become the first one.
            await #expect(throws: DeskFailed.otherGround) {
                try await desk.open(identity, ground: decision("2"), timeout: .zero)
            }
            #expect(try desk.waitingGround(of: identity.messageID) == decision("1"))
            let view = try await portal.look(with: report.receipt)
            let own = try #require(view.messages.first { $0.role == .identity })
            let token = try Hex.decode(own.consentToken()?.hex ?? "")
            guard
                case .opened = try await desk.open(
                    identity, ground: .consent(try ConsentToken(token)), timeout: .seconds(3),
                    interval: .seconds(1))
            else {
                Issue.record("the identity did not open")
                return
            }
            #expect(try desk.waitingGround(of: identity.messageID) == nil)
        }
    }

    private static func opened(_ portal: LivePortal) async throws -> SentReport {
        let report = try await portal.submit()
        try await portal.tick()
        _ = try #require(try await portal.open(report.reportID, as: "commissioner").opened)
        return report
    }
}
