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
            let sent = try await portal.send([Self.photo, Self.video], over: line)
            #expect(line.breaks == 3)
            try await portal.tick()

            guard case .opened = try await portal.open(sent.reportID, as: "acs") else {
                Issue.record("the report did not open")
                return
            }
            let folder = try LiveFolder()
            let saved = try await portal.save(sent.reportID, as: "acs", into: folder)
            #expect(saved.map(\.name) == ["Фото 1.jpg", "_._video.mp4"])
            for (file, name) in [(Self.photo, "Фото 1.jpg"), (Self.video, "_._video.mp4")] {
                let bytes = try Data(contentsOf: URL(filePath: folder.path + "/" + name))
                #expect(Array(bytes) == file.all)
            }
            #expect(try await portal.audit().findings == [])

            // A second time nothing is replaced, unless another name is asked for.
            await #expect(throws: SavingFailed.exists(name: "Фото 1.jpg")) {
                try await portal.save(sent.reportID, as: "acs", into: folder)
            }
            let again = try await portal.save(
                sent.reportID, as: "acs", into: folder, renaming: true)
            #expect(again.map(\.name) == ["Фото 1 (2).jpg", "_._video (2).mp4"])
            #expect(try folder.contents().count == 4)
        }
    }

    @Test func `are kept from whoever did not ask on the record`() async throws {
        try await LivePortal.with { portal in
            let sent = try await portal.send([Self.photo], over: portal.wire())
            try await portal.tick()
            let caller = portal.caller(.keyholder, "acs")
            let request = StreamRequest(message: sent.reportID, first: 0)
            await #expect(throws: PortalError.problem(.notFound, retryAfterSeconds: nil)) {
                try await caller.post(.stream, request.bytes)
            }
            let folder = try LiveFolder()
            await #expect(throws: SavingFailed.notOpened) {
                try await portal.save(sent.reportID, as: "acs", into: folder)
            }
            // Who asks is on the record, and gets sealed bytes; the excluded head gets nothing out of them.
            guard case .notAddressedOrCover = try await portal.open(sent.reportID, as: "head")
            else {
                Issue.record("the excluded head learned something")
                return
            }
            await #expect(throws: SavingFailed.notOpened) {
                try await portal.save(sent.reportID, as: "head", into: folder)
            }
            #expect(try folder.contents().isEmpty)
        }
    }

    @Test func `are refused, and nothing of them saved, when the gateway changes them`()
        async throws
    {
        try await LivePortal.with { portal in
            let sent = try await portal.send([Self.photo, Self.video], over: portal.wire())
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
                try await portal.save(sent.reportID, as: "acs", into: folder, over: chunks)
            }
            let hashes = portal.wire()
            hashes.changeAnswers(of: .streamHashes) { bytes in
                let digests = try StreamHashes(parsing: bytes).digests
                return StreamHashes(digests: digests.reversed()).bytes
            }
            await #expect(throws: SavingFailed.stream(.otherChunks)) {
                try await portal.save(sent.reportID, as: "acs", into: folder, over: hashes)
            }
            #expect(try folder.contents().isEmpty)
        }
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
