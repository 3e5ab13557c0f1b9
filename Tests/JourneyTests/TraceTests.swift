// `unsafe` here: the capability is copied out of locked pages, to be looked for.
import Directory
import Encoding
import Foundation
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Secrets
import Synchronization
import Testing

/// What a search of the machines would find of a reporter after the whole path.
@Suite struct `The traces of a report` {
    @Test func `hold no receipt, no capability, no text and no address`() async throws {
        try await LivePortal.with { portal in
            let report = try await portal.submit()
            try await portal.tick()
            _ = try await portal.open(report.reportID, as: "head")
            _ = try await portal.open(report.reportID, as: "acs")
            _ = try await portal.desk("acs").reply(
                to: report.reportID, text: "Тексеріс басталды.", language: .kazakh)
            try await portal.tick()
            _ = try await portal.look(with: report.receipt)

            let traces = try self.traces(of: portal)
            // The search finds what is there.
            #expect(traces.contains { $0.bytes.range(of: Data(report.reportID.bytes)) != nil })
            #expect(traces.contains { $0.bytes.range(of: Data("running".utf8)) != nil })
            for (name, secret) in try secrets(of: report) {
                for trace in traces where trace.bytes.range(of: secret) != nil {
                    Issue.record("\(trace.name) holds the \(name)")
                }
            }
        }
    }

    /// Database, write-ahead log and what else is in the gateway's folder, ledgers, the witness's folder, every line said.
    private func traces(of portal: LivePortal) throws -> [(name: String, bytes: Data)] {
        var traces = try portal.files()
        let names = traces.map(\.name)
        #expect(names.contains("gateway.sqlite") && names.contains("gateway.sqlite-wal"))
        #expect(names.filter { $0.hasSuffix(".ledger") }.count == 3)
        let lines = portal.lines.all.withLock { $0.joined(separator: "\n") }
        traces.append(("what was said", Data(lines.utf8)))
        return traces
    }

    private func secrets(of report: SentReport) throws -> [(String, Data)] {
        let name = SamplePortal.portal.name
        let keys = ReceiptKeys(try Receipt(reading: report.receipt, portal: name), portal: name)
        let capability = unsafe keys.capability.withUnsafeBytes { unsafe Array($0) }
        return [
            ("receipt", Data(report.receipt.utf8)),
            ("receipt without hyphens", Data(report.receipt.filter { $0 != "-" }.utf8)),
            ("capability", Data(capability)),
            ("capability in hex", Data(Hex.encode(capability).utf8)),
            ("capability in base64", Data(Data(capability).base64EncodedString().utf8)),
            ("text", Data(LivePortal.text.utf8)),
            ("reply", Data("Тексеріс басталды.".utf8)),
            ("client's address", Data("127.0.0.1".utf8)),
        ]
    }
}
