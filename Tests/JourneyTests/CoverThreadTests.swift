import Directory
import Exchange
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Testing

/// A cover and what is added to it, at the desk of one whom it addresses.
@Suite struct `A cover's thread, at the desk` {
    @Test func `is asked for like any other, and is a cover in all its parts`() async throws {
        try await LivePortal.with { portal in
            var asked: [Bool: [[String]]] = [:]
            for isCover in [true, false] {
                let (report, receipt) = try await portal.send(isCover: isCover)
                try await portal.tick()
                let followUp = try await portal.followUp("Тағы бір дерек.", with: receipt)
                try await portal.tick()
                let rekey = try await portal.rekey(receipt)
                try await portal.tick()
                for id in [report, followUp.messageID, rekey.id] {
                    let wire = portal.wire()
                    let opened = try await portal.open(id, as: "acs", over: wire).opened
                    asked[isCover, default: []].append(wire.shortened)
                    #expect(opened?.isCover == isCover)
                    let seen = try await portal.desk("acs").seenOutcome(of: id)
                    #expect(seen == (isCover ? .cover : .takenUp))
                }
            }
            #expect(asked[true] == asked[false], "what a desk asks for does not tell them apart")
            let paths = try #require(asked[true])
            #expect(paths.allSatisfy { $0.contains("/thread") && $0.contains("/acts") })
        }
    }
}

extension LivePortal {
    /// Sends a report to everyone but the head.
    fileprivate func send(isCover: Bool) async throws -> (report: MessageID, receipt: String) {
        let wire = wire()
        let portal = try await visit(over: wire).verifiedPortal()
        var draft = ReportDraft(
            language: .kazakh, kind: try ReportKind("K1"), spheres: [], what: LivePortal.text)
        draft.isCover = isCover
        let audience = try AudienceOffer(portal.set, on: AlmatyDay(unixSeconds: clock.now))
            .audience(for: .allBut(persons: [SamplePortal.identifier("p-head")]))
        let report = try ComposedReport(draft, for: audience, of: portal)
        _ = try await submitter(portal, over: wire).submit(report)
        return (report.reportID, report.receipt.text(portal: portal.portal.name))
    }
}

extension Wire {
    /// The paths of all requests, without the sizes of trees; the same several times in a row counts once.
    fileprivate var shortened: [String] {
        exchanged.map { $0.path.filter { !$0.isNumber } }
            .reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}
