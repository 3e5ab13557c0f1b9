import ArgumentParser
import Encoding
import Exchange
import Foundation
import SealedMessage
import Secrets

/// Uploads of files against a gateway on loopback: every chunk is answered when it is durable.
struct UploadBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "uploads")

    @Option var port: UInt16
    @Option(help: "The gateway's process id.") var gateway: Int32
    @Option(help: "A folder on the gateway's disk.") var folder: String
    @OptionGroup var results: ResultOptions

    func run() async throws {
        let process = ProcessFigures(pid: gateway)
        try process.resetPeak()
        let chunk = randomBytes(StreamReference.maximumChunkByteCount)
        let mebibytes = Double(chunk.count * UploadBench.chunkCount) / 1_048_576
        for clients in [1, 4] {
            let postings = try uploads(clients, chunk)
            let before = try process.cpuSeconds()
            let outcome = Clients.send(postings, clients: clients, port: port)
            let cpu = try process.cpuSeconds() - before
            guard outcome.errorCount == 0 else { throw BenchFailed.answer("a chunk is refused") }
            let raw = try DiskLimits(folder: folder).filesPerSecond(
                of: chunk, count: UploadBench.chunkCount)
            let rate = mebibytes / outcome.seconds
            let what = "durable uploads, \(clients) client\(clients == 1 ? "" : "s")"
            try results.add([
                Figure(
                    what: what, value: rate, unit: "MiB/s",
                    beside: "raw files of 1 MiB with fsync, one writer",
                    limit: raw * mebibytes / Double(UploadBench.chunkCount)),
                Figure(
                    what: what, value: rate, unit: "MiB/s", beside: "GlobaLeaks (recorded)",
                    limit: Recorded.uploadRate),
                Figure(
                    what: what, value: rate, unit: "MiB/s", beside: "the bar", limit: 200,
                    bar: .atLeast(1)),
                Figure(
                    what: "gateway CPU per MiB uploaded, \(clients) at once",
                    value: 1000 * cpu / mebibytes, unit: "ms", beside: "bare SHA-256 of as much",
                    limit: 1000 * hashing(chunk)),
            ])
        }
        try results.add([
            Figure(
                what: "gateway's memory, most while files come", value: process.memory().peak,
                unit: "MiB", beside: "the bar", limit: 90, bar: .atMost(1))
        ])
    }

    /// Opens as many uploads as there are clients, and shares the chunks out among them.
    private func uploads(_ number: Int, _ chunk: [UInt8]) throws -> [[UInt8]] {
        let connection = try LoopbackConnection(port: port)
        let chunkCount = UInt32(UploadBench.chunkCount / number)
        let ids = try (0..<number).map { _ in try UploadID(randomBytes(32)) }
        for id in ids {
            let (status, _) = try connection.exchange(
                LoopbackConnection.request(
                    "POST", Endpoint.uploads.path, port: port,
                    body: UploadRequest(work: .none, id: id, chunkCount: chunkCount).bytes))
            guard status == 200 else { throw BenchFailed.answer("an upload is refused") }
        }
        return (0..<chunkCount).flatMap { index in
            ids.map { id in
                LoopbackConnection.request(
                    "POST", Endpoint.uploadChunk.path, port: port,
                    body: ChunkPosting(id: id, index: index, chunk: chunk).bytes)
            }
        }
    }

    /// Seconds for SHA-256 of one chunk, per MiB.
    private func hashing(_ chunk: [UInt8]) -> Double {
        let begin = ContinuousClock.now
        let count = 32
        for _ in 0..<count { _ = Digest(hashing: chunk) }
        return Clients.seconds(since: begin) / (Double(chunk.count * count) / 1_048_576)
    }

    /// 256 MiB in each round.
    private static let chunkCount = 256
}
