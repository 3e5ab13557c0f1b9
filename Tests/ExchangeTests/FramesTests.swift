import Testing

@testable import Exchange

@Suite struct `A row of frames` {
    @Test func `come back as they were written`() throws {
        let frames: [[UInt8]] = [[], [1], [UInt8](repeating: 7, count: 300)]
        #expect(try Frames.decode(Frames.encode(frames), exactly: 3) == frames)
    }

    @Test(
        arguments: [
            [0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 2, 9], [255, 255, 255, 255, 1], [0, 0, 0, 0, 5],
        ] as [[UInt8]])
    func `refuse bytes that do not divide`(bytes: [UInt8]) {
        #expect(throws: MalformedExchange.frame) { try Frames.decode(bytes, most: 9) }
    }

    @Test func `refuse more than the reader allows`() {
        #expect(throws: MalformedExchange.tooMany(most: 2)) {
            try Frames.decode(Frames.encode([[], [], []]), most: 2)
        }
    }

    @Test func `refuse fewer than the endpoint has`() {
        #expect(throws: MalformedExchange.frameCount(1, expected: 2)) {
            try Frames.decode(Frames.encode([[]]), exactly: 2)
        }
    }
}

@Suite struct `Padded content` {
    @Test(arguments: [(0, 16), (16 * 1024 - 4, 16), (16 * 1024 - 3, 64), (1024 * 1024 - 4, 1024)])
    func `are the smallest that hold the content`(byteCount: Int, kibibytes: Int) throws {
        let content = [UInt8](repeating: 3, count: byteCount)
        let padded = try Buckets.padded(content)
        #expect(padded.count == kibibytes * 1024)
        #expect(try Buckets.content(of: padded) == content)
    }

    @Test func `refuse content beyond the largest`() {
        #expect(throws: MalformedExchange.self) {
            try Buckets.padded([UInt8](repeating: 0, count: 4 * 1024 * 1024 - 3))
        }
    }

    @Test func `refuse another size`() throws {
        let padded = try Buckets.padded([1])
        #expect(throws: MalformedExchange.field("bucket")) {
            try Buckets.content(of: Array(padded.dropLast()))
        }
    }

    @Test func `refuse padding that is not zero`() throws {
        var padded = try Buckets.padded([1])
        padded[padded.count - 1] = 1
        #expect(throws: MalformedExchange.field("bucket")) { try Buckets.content(of: padded) }
    }

    @Test func `refuse a length beyond the bytes`() throws {
        var padded = try Buckets.padded([1])
        padded[0] = 1
        #expect(throws: MalformedExchange.field("bucket")) { try Buckets.content(of: padded) }
    }
}
