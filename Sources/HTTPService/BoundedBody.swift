import HTTPTypes
import HummingbirdCore
import NIOCore

/// The body of one request: counted while it comes, and taken for complete only when it is.
struct BoundedBody {
    private var iterator: RequestBody.AsyncIterator
    private let declaredByteCount: Declared
    private let admission: Admission
    /// What was read; complete once `read` returned.
    private(set) var bytes: [UInt8] = []
    private var reservedByteCount = 0
    private var isAtEnd = false

    private enum Declared: Equatable {
        case none
        case exactly(Int)
        case chunked
        case malformed
    }

    init(_ request: Request, admission: Admission) {
        iterator = request.body.makeAsyncIterator()
        self.admission = admission
        declaredByteCount = BoundedBody.declared(request.headers)
    }

    /// Whether bytes may still come that nobody has read.
    var isUnread: Bool {
        switch declaredByteCount {
        case .none, .exactly(0): false
        case .exactly, .chunked, .malformed: !isAtEnd
        }
    }

    /// Refuses by the headers alone, before anything is read.
    func checkDeclared(limit: Int) throws(RequestRefused) {
        switch declaredByteCount {
        case .malformed: throw RequestRefused(.malformed)
        case .exactly(let byteCount) where byteCount > limit:
            throw RequestRefused(.bodyTooLarge(limit: limit))
        case .none, .exactly, .chunked: return
        }
    }

    /// Reads to the end, refusing the first byte over the limit.
    mutating func read(limit: Int, bounds: ServiceBounds) async throws(RequestRefused) {
        while let piece = try await next() {
            guard piece.readableBytes <= limit - bytes.count else {
                throw RequestRefused(.bodyTooLarge(limit: limit))
            }
            guard admission.reserve(byteCount: piece.readableBytes) else {
                throw RequestRefused(.busy(retryAfterSeconds: bounds.retryAfterSeconds))
            }
            reservedByteCount += piece.readableBytes
            bytes.append(contentsOf: piece.readableBytesView)
        }
        // The guard reports a connection that closes early; to Hummingbird alone it would look
        // like the end of the body.
        if case .exactly(let byteCount) = declaredByteCount, byteCount != bytes.count {
            throw RequestRefused(.malformed)
        }
        isAtEnd = true
    }

    /// Forgets the bytes and gives their room back.
    mutating func drop() {
        bytes = []
        admission.release(byteCount: reservedByteCount)
        reservedByteCount = 0
    }

    /// Throws away what still comes, until the request or the connection ends.
    mutating func discard() async {
        while (try? await next()) != nil {}
    }

    private mutating func next() async throws(RequestRefused) -> ByteBuffer? {
        do {
            return try await iterator.next()
        } catch is BodyTooSlow {
            throw RequestRefused(.bodyTooSlow)
        } catch {
            throw RequestRefused(.malformed)
        }
    }

    /// What the headers say comes (RFC 9112 §6.3); both headers at once are refused.
    private static func declared(_ fields: HTTPFields) -> Declared {
        switch (fields[.transferEncoding], fields[.contentLength]) {
        case (nil, nil): return .none
        case (let coding?, nil): return coding.lowercased() == "chunked" ? .chunked : .malformed
        case (nil, let length?):
            guard length.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let byteCount = Int(length)
            else { return .malformed }
            return .exactly(byteCount)
        case (_?, _?): return .malformed
        }
    }
}
