import Encoding

@testable import SealedMessage

/// Messages that parse, with bytes that count up so that a misplaced field shows.
enum Sample {
    static func context(
        kind: MessageKind = .report, holders: Int = 4, trustees: Int = 3, threshold: Int = 2,
        bodySize: BodySize = .kibibytes16, stream: StreamReference? = nil
    ) throws -> Context {
        try Context(
            kind: kind, directoryHash: Digest(hashing: [1]),
            nonce: MessageNonce(Digest(hashing: [2]).bytes),
            committee: Committee(
                holderCount: holders, trusteeCount: trustees, trusteeThreshold: threshold),
            bodySize: bodySize, stream: stream, consentHash: Digest(hashing: [3]))
    }

    static func header(_ context: Context) -> MessageHeader {
        let count = context.committee.holderCount + context.committee.trusteeCount
        return MessageHeader(
            preheader: Preheader(
                context: context, keyCommitment: Digest(hashing: [4]),
                slotCommitments: (0..<count).map { Digest(hashing: [5, UInt8($0)]) }),
            slots: (0...count).map { Slot([UInt8](repeating: UInt8($0), count: Slot.byteCount)) })
    }
}
