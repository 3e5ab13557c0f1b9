import Pictures
import Testing

@Suite struct `A decoder that was taken over` {
    @Test(arguments: [
        "open", "socket", "descriptor", "read", "write", "process", "child", "kill", "execute",
    ])
    func `dies at its first`(attempt: String) async throws {
        let renderer = try Probe.renderer(attempt)
        await #expect(throws: PictureFailed.stopped) { try await renderer.render([1]) }
    }

    @Test func `would be heard if it lived on`() async throws {
        let png = try await Probe.renderer("nothing").render([1])
        #expect(SamplePictures.pixels(of: png)?.rgb == [128, 128, 128])
    }

    @Test func `does not die of a thread of the runtime that ends`() async throws {
        let png = try await Probe.renderer("thread").render([1])
        #expect(!png.isEmpty)
    }

    @Test func `gets no more memory than it may have`() async throws {
        let renderer = try Probe.renderer("memory")
        await #expect(throws: PictureFailed.unknownKind) { try await renderer.render([1]) }
    }

    @Test func `that loops is killed at the time limit`() async throws {
        let renderer = try Probe.renderer("loop", timeLimit: .milliseconds(200))
        await #expect(throws: PictureFailed.tookTooLong) { try await renderer.render([1]) }
    }

    @Test func `that loops unwatched is ended by the kernel`() async throws {
        let renderer = try Probe.renderer("loop", timeLimit: .seconds(60))
        await #expect(throws: PictureFailed.stopped) { try await renderer.render([1]) }
    }

    @Test(arguments: ["sides", "more", "empty", "endless"])
    func `cannot answer anything but one picture`(attempt: String) async throws {
        let renderer = try Probe.renderer(attempt)
        await #expect(throws: PictureFailed.stopped) { try await renderer.render([1]) }
    }

    @Test func `was begun with no environment and no open file of ours`() async throws {
        let png = try await Probe.renderer("environment").render([1])
        #expect(!png.isEmpty)
    }

    @Test func `leaves its parent whole when it does not read what it is given`() async throws {
        let file = [UInt8](repeating: 1, count: 4 << 20)
        let png = try await Probe.renderer("unconfined").render(file)
        #expect(!png.isEmpty)
    }
}

@Suite struct `A program that cannot be begun` {
    @Test func `is said to be missing`() async {
        let renderer = PictureRenderer(command: ["/no-such-program"])
        await #expect(throws: PictureFailed.unavailable(code: 2)) {
            try await renderer.render([1])
        }
    }
}
