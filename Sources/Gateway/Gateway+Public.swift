import Details
import Directory
import Encoding
import Exchange
import HTTPService
import SignedNote
import Storage
import TransparencyLog

extension Gateway {
    func directories(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        let view = try await view()
        let set = view.readersSet(on: view.day(at: environment.clock()))
        return .bytes(
            DirectoryAnswer(
                directories: Array(view.chain.notes.prefix(Int(set.directory.version))),
                keyNotes: set.keyNotes.map { $0?.note }
            ).bytes)
    }

    func currency(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        let note = try await stored { storage throws(StorageFailure) in
            try await storage.document(Document.currency)
        }
        guard let note else { throw Refusal(.notYet, "the trustees have not signed yet") }
        return ServiceResponse(contentType: ServiceResponse.plainText, body: note)
    }

    func checkpoint(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        let checkpoint = try await published()
        let note = try await stored { _ throws(StorageFailure) in try checkpoint.cosigned() }
        return ServiceResponse(contentType: ServiceResponse.plainText, body: note.bytes)
    }

    func policy(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        .text(try await view().directory.publicPolicy.text)
    }

    /// The calendar that the directory in force names, and no other.
    func productionCalendar(
        _ request: ServiceRequest
    ) async throws(Refusal) -> ServiceResponse {
        try Gateway.answer(
            notes.calendar, named: try await view().directory.calendar,
            orElse: "the directory names no calendar that is kept here")
    }

    /// The taxonomy that the directory in force names, and no other.
    func taxonomy(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        try Gateway.answer(
            notes.taxonomy, named: try await view().directory.taxonomy,
            orElse: "the directory names no taxonomy that is kept here")
    }

    private static func answer(
        _ note: SignedNote?, named digest: Digest?, orElse hint: String
    ) throws(Refusal) -> ServiceResponse {
        guard let note, digest == Digest(hashing: Array(note.text.utf8)) else {
            throw Refusal(.notFound, hint)
        }
        return ServiceResponse(contentType: ServiceResponse.plainText, body: note.bytes)
    }

    func status(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        let view = try await view()
        let state =
            switch view.phase {
            case .running: "running"
            case .waiting: Problem.waitingForTrustees.rawValue
            case .rolledBack: Problem.rolledBack.rawValue
            }
        return .json(
            """
            {"portal":"\(portal.name)","state":"\(state)",\
            "publicSize":\(view.published?.size ?? 0)}\n
            """)
    }

    func openAPI(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        ServiceResponse(
            contentType: ServiceResponse.jsonText, body: OpenAPI.document,
            caching: .seconds(3600))
    }

    /// `/tile/<level or entries>/<index>[.p/<width>]`, within the public checkpoint.
    func tile(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        guard let id = try? TileID(parsing: String(request.path.dropFirst())) else {
            throw Refusal(.notFound, "there is no such tile")
        }
        let size = try await published().size
        guard
            let there = TileID(kind: id.kind, index: id.index, inTreeOfSize: size),
            id.width <= there.width
        else { throw Refusal(.notFound, "there is no such tile within the public checkpoint") }
        let bytes = try await stored { storage throws(StorageFailure) in
            switch id.kind {
            case .entries:
                let leaves = try await storage.leaves(from: id.index * 256, count: id.width)
                guard let bundle = try? EntryBundle(entries: leaves), bundle.width == id.width
                else { throw .failed }
                return bundle.bytes
            case .hashes(let level):
                let byteCount = id.width * Digest.byteCount
                guard let tile = try await storage.tile(level: level, index: id.index),
                    tile.count >= byteCount
                else { throw .failed }
                return Array(tile.prefix(byteCount))
            }
        }
        return .bytes(bytes, caching: id.isFull ? .immutable : .none)
    }

    /// `/consistency/<old>/<new>`, both within the public checkpoint.
    func consistency(_ request: ServiceRequest) async throws(Refusal) -> ServiceResponse {
        let parts = request.path.utf8.dropFirst(Endpoint.consistency.path.utf8.count + 1)
            .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, let older = try? Decimal.decode(Substring(parts[0])),
            let newer = try? Decimal.decode(Substring(parts[1])), older <= newer
        else { throw Refusal(.malformedRequest, "expected /consistency/<old>/<new>") }
        guard newer <= (try await published().size) else {
            throw Refusal(.notFound, "the public checkpoint is not that large")
        }
        let proof = try await stored { storage throws(StorageFailure) in
            try await storage.consistencyProof(from: older, to: newer)
        }
        return .bytes(proof.hashes.flatMap(\.bytes))
    }

    /// The log as it is now.
    func view() async throws(Refusal) -> LogView {
        guard let view = await sequencer.view else { throw ActRefused.stopped.refusal }
        return view
    }

    /// The public checkpoint.
    func published() async throws(Refusal) -> StoredCheckpoint {
        guard let checkpoint = try await view().published else {
            throw Refusal(.notYet, "no checkpoint has been published yet")
        }
        return checkpoint
    }
}
