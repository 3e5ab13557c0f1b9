import Encoding
import Exchange
import PortalClient
import PortalSamples
import Synchronization

/// The part of a gateway that takes uploads, in memory, with a line that breaks when a test says so.
final class UploadDesk: PortalConnection {
    struct World: Sendable {
        var chunkCount: UInt32?
        var stored: [UInt32: [UInt8]] = [:]
        /// Every chunk that came, also the repeated ones.
        var received: [(index: UInt32, chunk: [UInt8])] = []
        /// What happens to the next postings of chunks, one after the other.
        var breaks: [Break?] = []
        /// Chunks that are forgotten, once, when the status is asked for.
        var forgets: Set<UInt32> = []
        /// Called before each posting of a chunk.
        var before: @Sendable (UInt32) -> Void = { _ in }
    }

    enum Break: Sendable {
        /// The request never arrives.
        case request(TransportError)
        /// It arrives, and the answer does not.
        case answer(TransportError)
        case problem(Problem)
    }

    let base = Sample.made { try PortalAddress(parsing: "https://report.demo.example") }
    let world = Mutex(World())

    var calls: PortalCalls { PortalCalls(self) }

    func exchange(
        _ method: TransportMethod, _ path: String, body: [UInt8], limit: Int
    ) async throws(TransportError) -> TransportAnswer {
        switch path {
        case Endpoint.work.path:
            let offer = WorkOffer(epoch: 0, seed: WorkSeed(.zero), effort: 0)
            return TransportAnswer(status: 200, body: offer.bytes)
        case Endpoint.uploads.path:
            let request = Sample.made { try UploadRequest(parsing: body) }
            return world.withLock { world in
                world.chunkCount = request.chunkCount
                return progress(world)
            }
        case Endpoint.uploadStatus.path:
            return world.withLock { world in
                for index in world.forgets { world.stored[index] = nil }
                world.forgets = []
                return progress(world)
            }
        default: return try store(Sample.made { try ChunkPosting(parsing: body) })
        }
    }

    private func store(_ posting: ChunkPosting) throws(TransportError) -> TransportAnswer {
        world.withLock { $0.before }(posting.index)
        let breaking = world.withLock { world in
            world.breaks.isEmpty ? nil : world.breaks.removeFirst()
        }
        if case .request(let error) = breaking { throw error }
        if case .problem(let problem) = breaking {
            return TransportAnswer(
                status: problem.status, body: Array("{\"code\":\"\(problem.rawValue)\"}".utf8))
        }
        world.withLock { world in
            world.received.append((index: posting.index, chunk: posting.chunk))
            world.stored[posting.index] = posting.chunk
        }
        if case .answer(let error) = breaking { throw error }
        return TransportAnswer(status: 200, body: [])
    }

    private func progress(_ world: World) -> TransportAnswer {
        TransportAnswer(
            status: 200,
            body: UploadProgress(
                chunkCount: world.chunkCount ?? 1, stored: Array(world.stored.keys)
            ).bytes)
    }
}
