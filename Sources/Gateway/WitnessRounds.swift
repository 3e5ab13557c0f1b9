import AsyncHTTPClient
import Directory
import Encoding
import NIOCore
import NIOHTTP1
import SignedNote
import Storage
import TransparencyLog

/// How a witness is reached; a test puts its own in.
package protocol WitnessTransport: Sendable {
    /// Posts the body of an `add-checkpoint` request; nil when the witness cannot be reached in time.
    func post(_ body: [UInt8], to url: String) async -> WitnessAnswer?
}

/// What a witness answered (C2SP tlog-witness).
package struct WitnessAnswer: Sendable {
    package let status: Int
    package let contentType: String?
    package let body: [UInt8]

    package init(status: Int, contentType: String?, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}

/// Asks witnesses to cosign each tick's checkpoint (Specification.md §5.4).
actor WitnessRounds {
    private let transport: any WitnessTransport
    private let sequencer: LogSequencer
    private let storage: any Storage
    private var witnesses: [Witness]

    private struct Witness {
        let url: String
        /// The size it cosigned last, as far as we know.
        var size: UInt64 = 0
        /// Rounds to let pass after a failure.
        var pause = 0
        var waited = 0
    }

    init(
        addresses: [String], transport: any WitnessTransport, sequencer: LogSequencer,
        storage: any Storage
    ) {
        self.transport = transport
        self.sequencer = sequencer
        self.storage = storage
        witnesses = addresses.map { Witness(url: $0) }
    }

    /// Asks each second until it is cancelled.
    func run() async {
        while !Task.isCancelled {
            await ask()
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Asks each witness that has not cosigned the newest candidate, unless it is resting after a failure.
    func ask() async {
        guard let candidate = try? await storage.checkpoint(.newestTick) else { return }
        for position in witnesses.indices where witnesses[position].size < candidate.size {
            if witnesses[position].waited < witnesses[position].pause {
                witnesses[position].waited += 1
                continue
            }
            witnesses[position].waited = 0
            if await isCosigned(candidate, byWitnessAt: position) {
                witnesses[position].pause = 0
            } else {
                let pause = max(1, witnesses[position].pause * 2)
                witnesses[position].pause = min(pause, WitnessRounds.longestPause)
            }
        }
    }

    /// One request; a second one when the witness tells another size than we thought.
    private func isCosigned(
        _ candidate: StoredCheckpoint, byWitnessAt position: Int
    ) async -> Bool {
        for _ in 0..<2 {
            let oldSize = witnesses[position].size
            guard oldSize < candidate.size else { return true }
            guard let body = await request(for: candidate, from: oldSize),
                let answer = await transport.post(
                    body, to: witnesses[position].url + "/add-checkpoint")
            else { return false }
            switch answer.status {
            case 200:
                guard await take(answer.body, for: candidate) else { return false }
                witnesses[position].size = candidate.size
                return true
            case 409:
                guard answer.contentType == WitnessRounds.sizeType,
                    let size = WitnessRounds.size(answer.body)
                else { return false }
                guard size <= candidate.size else {
                    await sequencer.hear(ofSize: size)
                    return false
                }
                // A witness that has this very size cosigns it again from itself.
                witnesses[position].size = size
                if size == candidate.size { return await again(candidate, position) }
            default:
                return false
            }
        }
        return false
    }

    /// Asks for a candidate that the witness says it cosigned, but whose cosignature we do not have.
    private func again(_ candidate: StoredCheckpoint, _ position: Int) async -> Bool {
        guard let body = await request(for: candidate, from: candidate.size),
            let answer = await transport.post(
                body, to: witnesses[position].url + "/add-checkpoint"),
            answer.status == 200
        else { return false }
        return await take(answer.body, for: candidate)
    }

    private func request(for candidate: StoredCheckpoint, from oldSize: UInt64) async -> [UInt8]? {
        guard
            let proof = try? await storage.consistencyProof(from: oldSize, to: candidate.size),
            let checkpoint = try? UnverifiedCheckpoint(parsing: candidate.note),
            let request = try? AddCheckpointRequest(
                oldSize: oldSize, proof: proof, checkpoint: checkpoint)
        else { return nil }
        return request.bytes
    }

    private func take(_ body: [UInt8], for candidate: StoredCheckpoint) async -> Bool {
        guard let lines = try? NoteSignature.lines(parsing: body),
            let keys = await sequencer.view?.directory.witnesses
        else { return false }
        do throws(CosigningRefused) {
            try await sequencer.cosign(
                size: candidate.size, lines: lines, by: keys, as: .witness)
            return true
        } catch {
            return false
        }
    }

    /// The size in a 409 answer: decimal and a newline.
    private static func size(_ body: [UInt8]) -> UInt64? {
        guard body.count <= 21, body.last == UInt8(ascii: "\n"),
            let text = String(validating: body.dropLast(), as: UTF8.self)
        else { return nil }
        return try? Decimal.decode(text)
    }

    private static let sizeType = "text/x.tlog.size"
    /// In rounds, which are seconds.
    private static let longestPause = 60
}

/// Reaches witnesses over HTTP, without following redirects and within ten seconds.
struct HTTPWitnessTransport: WitnessTransport {
    /// One for the process: connections idle out by themselves.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    func post(_ body: [UInt8], to url: String) async -> WitnessAnswer? {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.body = .bytes(ByteBuffer(bytes: body))
        guard
            let answer = try? await HTTPWitnessTransport.client.execute(
                request, timeout: .seconds(10)),
            let bytes = try? await answer.body.collect(upTo: HTTPWitnessTransport.mostBytes)
        else { return nil }
        return WitnessAnswer(
            status: Int(answer.status.code),
            contentType: answer.headers.first(name: "Content-Type"),
            body: Array(buffer: bytes))
    }

    private static let mostBytes = 64 * 1024
}
