import Details
import Encoding
import Exchange
import Foundation
import Gateway
import MessageSamples
import PortalSamples
import SealedMessage
import Storage
import Testing

@Suite struct `An upload through the gateway` {
    private static let chunks = [
        SampleMessage.chunk("a", 0), SampleMessage.chunk("a", 1, byteCount: 32_784),
    ]

    private let portal: TestPortal
    private let id: UploadID

    init() async throws {
        portal = try await TestPortal.running()
        id = try UploadID([UInt8](repeating: 7, count: 32))
    }

    @Test func `goes on where it was cut off, and belongs to its report`() async throws {
        #expect(try await open() == .stored([]))
        #expect(await send(1) == .bytes([]))
        #expect(try await status() == .stored([1]))
        // The process is killed; the next one knows what it had confirmed.
        let portal = try await portal.afterCrash()
        #expect(try await status(portal) == .stored([1]))
        #expect(try await open(portal) == .stored([1]))
        #expect(await send(0, portal) == .bytes([]))
        #expect(await send(0, portal) == .bytes([]))
        let submission = try await submission(portal)
        let answer = await portal.post(.reports, submission.bytes)
        #expect(answer.bytes != nil)
        #expect(await portal.post(.reports, submission.bytes) == answer)
        #expect(try await status(portal) == .problem("not-found"))
        #expect(await send(0, portal) == .problem("not-found"))
    }

    @Test func `is refused to a report while a chunk is missing`() async throws {
        _ = try await open()
        _ = await send(0)
        let submission = try await submission()
        #expect(await portal.post(.reports, submission.bytes) == .problem("upload-incomplete"))
        #expect(try await status() == .stored([0]))
        _ = await send(1)
        #expect(await portal.post(.reports, submission.bytes).bytes != nil)
    }

    @Test func `is refused to a report that names other chunks`() async throws {
        _ = try await open()
        for index in [UInt32(0), 1] { _ = await send(index) }
        let other = SampleMessage.reference([Self.chunks[0], Self.chunks[0]])
        let submission = try await submission(reference: other)
        #expect(await portal.post(.reports, submission.bytes) == .problem("upload-incomplete"))
        #expect(await portal.post(.reports, try await self.submission().bytes).bytes != nil)
    }

    @Test func `keeps the first chunk of each place`() async throws {
        _ = try await open()
        _ = await send(0)
        let other = ChunkPosting(id: id, index: 0, chunk: SampleMessage.chunk("b", 0))
        #expect(await portal.post(.uploadChunk, other.bytes) == .problem("upload-conflict"))
        let misfit = ChunkPosting(id: id, index: 0, chunk: Self.chunks[1])
        #expect(await portal.post(.uploadChunk, misfit.bytes) == .problem("malformed-request"))
        let another = UploadRequest(work: .none, id: id, chunkCount: 3)
        #expect(await portal.post(.uploads, another.bytes) == .problem("upload-conflict"))
    }

    @Test func `looks the same when it is unknown and when it is over`() async throws {
        #expect(try await status() == .problem("not-found"))
        #expect(await send(0) == .problem("not-found"))
        _ = try await open()
        _ = await send(0)
        portal.clock.advance(26 * 3600)
        await portal.gateway.removeOrphans()
        #expect(try await status() == .problem("not-found"))
        #expect(await send(1) == .problem("not-found"))
    }

    @Test func `asks for work like everything that strangers hand over`() async throws {
        let work = ProofOfWork(epoch: 1, effort: 5, nonce: 3)
        let request = UploadRequest(work: work, id: id, chunkCount: 2)
        #expect(await portal.post(.uploads, request.bytes) == .problem("work-needed"))
        #expect(try await open() == .stored([]))
        // What is open already is answered, whatever work stands beside it.
        #expect(await portal.post(.uploads, request.bytes).bytes != nil)
    }

    @Test func `gives its chunks only to one whose statement stands in the log`() async throws {
        _ = try await open()
        for index in [UInt32(0), 1] { _ = await send(index) }
        let submission = try await submission()
        _ = await portal.post(.reports, submission.bytes)
        try await portal.tick()
        let message = submission.report.id
        let request = StreamRequest(message: message, first: 0)
        for endpoint in [Endpoint.stream, .streamHashes] {
            let payload = endpoint == .stream ? request.bytes : message.bytes
            #expect(
                try await portal.post(endpoint, as: .keyholder, "head", payload)
                    == .problem("not-found"))
        }
        let statement = try await portal.statement(about: submission.report)
        #expect(try await portal.open(statement).bytes != nil)
        let hashes = try await portal.post(.streamHashes, as: .keyholder, "head", message.bytes)
        #expect(
            hashes == .bytes(StreamHashes(digests: Self.chunks.map { Digest(hashing: $0) }).bytes))
        #expect(
            try await portal.post(.stream, as: .keyholder, "head", request.bytes)
                == .bytes(StreamAnswer(chunks: Self.chunks).bytes))
        let second = StreamRequest(message: message, first: 1, mostChunks: 1)
        #expect(
            try await portal.post(.stream, as: .keyholder, "head", second.bytes)
                == .bytes(StreamAnswer(chunks: [Self.chunks[1]]).bytes))
        let behind = StreamRequest(message: message, first: 2)
        #expect(
            try await portal.post(.stream, as: .keyholder, "head", behind.bytes)
                == .problem("not-found"))
        // The head's statement is nobody else's.
        #expect(
            try await portal.post(.stream, as: .keyholder, "acs", request.bytes)
                == .problem("not-found"))
        #expect(
            try await portal.post(.stream, as: .trustee, "t1", request.bytes)
                == .problem("not-authorised"))
    }

    private enum Progress: Equatable {
        case stored([UInt32])
        case problem(String)
    }

    private func open(_ portal: TestPortal? = nil) async throws -> Progress {
        let request = UploadRequest(work: .none, id: id, chunkCount: 2)
        return try progress(await (portal ?? self.portal).post(.uploads, request.bytes))
    }

    private func status(_ portal: TestPortal? = nil) async throws -> Progress {
        try progress(await (portal ?? self.portal).post(.uploadStatus, id.bytes))
    }

    private func progress(_ answer: TestPortal.Answer) throws -> Progress {
        switch answer {
        case .problem(let code): return .problem(code)
        case .bytes(let bytes):
            let progress = try UploadProgress(parsing: bytes)
            return .stored((0..<progress.chunkCount).filter { progress.has($0) })
        }
    }

    private func send(_ index: UInt32, _ portal: TestPortal? = nil) async -> TestPortal.Answer {
        let posting = ChunkPosting(id: id, index: index, chunk: Self.chunks[Int(index)])
        return await (portal ?? self.portal).post(.uploadChunk, posting.bytes)
    }

    private func submission(
        _ portal: TestPortal? = nil, reference: StreamReference? = nil
    ) async throws -> ReportSubmission {
        try await (portal ?? self.portal).submission(
            "r", stream: reference ?? SampleMessage.reference(Self.chunks), upload: id)
    }
}
