import Encoding
import SealedMessage
import SignedNote
import Testing

@testable import Exchange

@Suite struct `Bodies with sealed statements` {
    private static let entry = LoggedEntry(
        index: 7, leaf: [UInt8](repeating: 1, count: 44), nonce: [UInt8](repeating: 2, count: 32),
        detail: Array("detail".utf8))

    private func sealed(_ parts: Int) -> [UInt8] {
        [UInt8](repeating: 7, count: parts * DutyPosting.partByteCount)
    }

    @Test func `come back as they were`() throws {
        let request = CaseDutiesRequest(
            message: MessageID(.zero), thread: [UInt8](repeating: 1, count: 32), first: 5)
        #expect(try CaseDutiesRequest(parsing: request.bytes).bytes == request.bytes)
        #expect(try DutiesRequest(parsing: DutiesRequest(first: 5).bytes).first == 5)
        let duties = [DutiesAnswer.Duty(index: 3, sealed: sealed(2))]
        #expect(try DutiesAnswer(parsing: DutiesAnswer(duties: duties).bytes).duties == duties)
        let listed = [CaseDutiesAnswer.Duty(entry: Self.entry, sealed: sealed(40))]
        #expect(
            try CaseDutiesAnswer(parsing: CaseDutiesAnswer(duties: listed).bytes).duties == listed)
    }

    @Test(arguments: [0, 1, 41])
    func `refuse another number of parts`(parts: Int) {
        let bytes = DutiesAnswer(duties: [.init(index: 3, sealed: sealed(parts))]).bytes
        #expect(throws: MalformedExchange.field("sealed statement")) {
            try DutiesAnswer(parsing: bytes)
        }
    }

    @Test func `refuse a part that is cut short`() {
        let short = Array(sealed(2).dropLast())
        let bytes = CaseDutiesAnswer(duties: [.init(entry: Self.entry, sealed: short)]).bytes
        #expect(throws: MalformedExchange.field("sealed statement")) {
            try CaseDutiesAnswer(parsing: bytes)
        }
    }

    @Test(arguments: [[3, 3], [4, 3], [.max]] as [[UInt64]])
    func `refuse lists that do not go on from their last index`(indices: [UInt64]) {
        let duties = indices.map { DutiesAnswer.Duty(index: $0, sealed: sealed(2)) }
        #expect(throws: MalformedExchange.field("index")) {
            try DutiesAnswer(parsing: DutiesAnswer(duties: duties).bytes)
        }
        let listed = indices.map { index in
            CaseDutiesAnswer.Duty(
                entry: LoggedEntry(
                    index: index, leaf: Self.entry.leaf, nonce: Self.entry.nonce, detail: []),
                sealed: sealed(2))
        }
        #expect(throws: MalformedExchange.field("index")) {
            try CaseDutiesAnswer(parsing: CaseDutiesAnswer(duties: listed).bytes)
        }
    }

    @Test(arguments: [0, 33] as [UInt32])
    func `refuse to be asked for none, or for more than one answer holds`(count: UInt32) {
        let bytes = Frames.encode([[UInt8](bigEndian: UInt64(0)), [UInt8](bigEndian: count)])
        #expect(throws: MalformedExchange.field("count")) { try DutiesRequest(parsing: bytes) }
    }

    @Test(arguments: [0, 31, 33])
    func `refuse a T of another length`(byteCount: Int) {
        let bytes = CaseDutiesRequest(
            message: MessageID(.zero), thread: [UInt8](repeating: 1, count: byteCount)
        ).bytes
        #expect(throws: MalformedExchange.field("thread")) { try CaseDutiesRequest(parsing: bytes) }
    }
}
