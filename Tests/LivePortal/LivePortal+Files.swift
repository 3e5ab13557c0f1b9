import Directory
import Exchange
package import Officer
import PaperPortal
package import PortalClient
package import Reporter
package import SealedMessage
import Sealing

/// A file whose bytes follow from their place.
package struct SampleFile: StreamSource {
    package let name: String
    package let mediaType = "application/octet-stream"
    package let byteCount: UInt64

    package init(_ name: String, byteCount: UInt64) {
        self.name = name
        self.byteCount = byteCount
    }

    package var all: [UInt8] { (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) } }

    package func bytes(_ range: Range<UInt64>) throws(StreamSourceFailed) -> [UInt8] {
        range.map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    }
}

extension LivePortal {
    /// Uploads files over a line, and sends the report that names them.
    package func send(
        _ files: [SampleFile], over line: any PortalConnection
    ) async throws -> SentReport {
        let calls = PortalCalls(line)
        let verified = try await visit().verifiedPortal()
        let uploaded = try await StreamUploader(calls: calls, patience: .unpaused).upload(
            files, for: .random())
        let report = try compose(for: verified, files: uploaded)
        let clock = clock
        _ = try await ReportSubmitter(
            calls: calls, portal: verified, clock: { clock.now }, patience: .unpaused
        ).submit(report)
        return SentReport(
            receipt: report.receipt.text(portal: verified.portal.name), reportID: report.reportID,
            identityID: report.identityID, submission: report.submission)
    }

    /// Saves the files of a message that was opened.
    package func save(
        _ id: MessageID, as keyholder: String, into folder: LiveFolder, renaming: Bool = false,
        over wire: Wire? = nil
    ) async throws -> [SavedFile] {
        let desk = try await desk(keyholder, over: wire)
        return try await desk.saveFiles(
            of: id, into: try SaveFolder(folder.path), renaming: renaming)
    }
}
