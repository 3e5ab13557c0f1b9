import Auditor
import Encoding
import Exchange
import Foundation
import LivePortal
import Officer
import PortalClient
import PortalSamples
import Reporter
import SealedMessage
import Sealing
import Synchronization
import Testing

/// Files beside a report, over a line that breaks and a gateway that is killed.
@Suite struct `Files, from their reporter to the desk` {
    private static let photo = SampleFile("Фото 1.jpg", byteCount: 70_000)
    private static let video = SampleFile("../video.mp4", byteCount: 3 << 20 + 12_345)

    @Test func `arrive byte for byte though the connection breaks and the gateway is killed`()
        async throws
    {
        try await LivePortal.with { portal in
            let line = BreakingWire(portal)
            let sent = try await send([Self.photo, Self.video], through: line, of: portal)
            #expect(line.breaks == 3)
            try await portal.tick()

            guard case .opened = try await portal.open(sent.reportID, as: "acs") else {
                Issue.record("the report did not open")
                return
            }
            let folder = try LiveFolder()
            let saved = try await save(sent.reportID, as: "acs", into: folder, of: portal)
            #expect(saved.map(\.name) == ["Фото 1.jpg", "_._video.mp4"])
            for (file, name) in [(Self.photo, "Фото 1.jpg"), (Self.video, "_._video.mp4")] {
                let bytes = try Data(contentsOf: URL(filePath: folder.path + "/" + name))
                #expect(Array(bytes) == file.all)
            }
            #expect(try await portal.audit().findings == [])

            // A second time nothing is replaced, unless another name is asked for.
            await #expect(throws: SavingFailed.exists(name: "Фото 1.jpg")) {
                try await save(sent.reportID, as: "acs", into: folder, of: portal)
            }
            let again = try await save(
                sent.reportID, as: "acs", into: folder, of: portal, renaming: true)
            #expect(again.map(\.name) == ["Фото 1 (2).jpg", "_._video (2).mp4"])
            #expect(try folder.contents().count == 4)
        }
    }

    @Test func `are kept from whoever did not ask on the record`() async throws {
        try await LivePortal.with { portal in
            let sent = try await send([Self.photo], through: portal.wire(), of: portal)
            try await portal.tick()
            let caller = portal.caller(.keyholder, "acs")
            let request = StreamRequest(message: sent.reportID, first: 0)
            await #expect(throws: PortalError.problem(.notFound, retryAfterSeconds: nil)) {
                try await caller.post(.stream, request.bytes)
            }
            let folder = try LiveFolder()
            await #expect(throws: SavingFailed.notOpened) {
                try await save(sent.reportID, as: "acs", into: folder, of: portal)
            }
            // Who asks is on the record, and gets sealed bytes; the excluded head gets nothing out of them.
            guard case .notAddressedOrCover = try await portal.open(sent.reportID, as: "head")
            else {
                Issue.record("the excluded head learned something")
                return
            }
            await #expect(throws: SavingFailed.notOpened) {
                try await save(sent.reportID, as: "head", into: folder, of: portal)
            }
            #expect(try folder.contents().isEmpty)
        }
    }

    @Test func `are refused, and nothing of them saved, when the gateway changes them`()
        async throws
    {
        try await LivePortal.with { portal in
            let sent = try await send([Self.photo, Self.video], through: portal.wire(), of: portal)
            try await portal.tick()
            _ = try await portal.open(sent.reportID, as: "acs")
            let folder = try LiveFolder()

            let chunks = portal.wire()
            chunks.changeAnswers(of: .stream) { bytes in
                // The list of hashes passes here, too: its path begins likewise.
                guard var chunks = try? StreamAnswer(parsing: bytes).chunks else { return bytes }
                chunks[chunks.count - 1][5] ^= 1
                return StreamAnswer(chunks: chunks).bytes
            }
            await #expect(throws: SavingFailed.stream(.otherChunk(3))) {
                try await save(sent.reportID, as: "acs", into: folder, of: portal, over: chunks)
            }
            let hashes = portal.wire()
            hashes.changeAnswers(of: .streamHashes) { bytes in
                let digests = try StreamHashes(parsing: bytes).digests
                return StreamHashes(digests: digests.reversed()).bytes
            }
            await #expect(throws: SavingFailed.stream(.otherChunks)) {
                try await save(sent.reportID, as: "acs", into: folder, of: portal, over: hashes)
            }
            #expect(try folder.contents().isEmpty)
        }
    }

    private func send(
        _ files: [SampleFile], through line: any PortalConnection, of portal: LivePortal
    ) async throws -> ComposedReport {
        let calls = PortalCalls(line)
        let verified = try await portal.visit().verifiedPortal()
        let uploaded = try await StreamUploader(calls: calls, pause: { _ in }).upload(
            files, for: .random())
        let report = try portal.compose(for: verified, files: uploaded)
        let clock = portal.clock
        _ = try await ReportSubmitter(
            calls: calls, portal: verified, clock: { clock.now }, pause: { _ in }
        ).submit(report)
        return report
    }

    private func save(
        _ id: MessageID, as keyholder: String, into folder: LiveFolder, of portal: LivePortal,
        renaming: Bool = false, over wire: Wire? = nil
    ) async throws -> [SavedFile] {
        let desk = try await portal.desk(keyholder, over: wire)
        return try await desk.saveFiles(
            of: id, into: try SaveFolder(folder.path), renaming: renaming)
    }
}

/// A file whose bytes follow from their place.
private struct SampleFile: StreamSource {
    let name: String
    let mediaType = "application/octet-stream"
    let byteCount: UInt64

    init(_ name: String, byteCount: UInt64) {
        self.name = name
        self.byteCount = byteCount
    }

    var all: [UInt8] { (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) } }

    func bytes(_ range: Range<UInt64>) throws(StreamSourceFailed) -> [UInt8] {
        range.map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    }
}

/// A line on which the second chunk's request is lost, the third one's answer, and then the gateway's process.
private final class BreakingWire: PortalConnection {
    let base: PortalAddress
    private let wire: Wire
    private let portal: LivePortal
    private let count = Mutex(0)
    private let broken = Mutex(0)

    init(_ portal: LivePortal) {
        self.portal = portal
        wire = portal.wire()
        base = wire.base
    }

    /// How often it broke.
    var breaks: Int { broken.withLock { $0 } }

    func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        guard path == Endpoint.uploadChunk.path else {
            return try await wire.exchange(method, path, body: body, limit: limit)
        }
        let number = count.withLock { count in
            count += 1
            return count
        }
        if number == 2 {
            broken.withLock { $0 += 1 }
            throw .cannotConnect
        }
        let answer = try await wire.exchange(method, path, body: body, limit: limit)
        if number == 4 {
            broken.withLock { $0 += 1 }
            throw .brokenAnswer
        }
        if number == 5 {
            broken.withLock { $0 += 1 }
            guard (try? await portal.killAndStart()) != nil, (try? await portal.work()) != nil
            else { throw .cannotConnect }
            throw .timedOut
        }
        return answer
    }
}
