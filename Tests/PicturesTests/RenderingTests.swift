import Pictures
import Testing

@Suite struct `A picture` {
    @Test func `is shown pixel by pixel`() async throws {
        let file = SamplePictures.png(width: 3, height: 2) { x, y in [UInt8(x * 40), UInt8(y), 9] }
        let shown = try #require(try await shown(file))
        #expect(shown.width == 3 && shown.height == 2)
        #expect(
            shown.rgb == [0, 0, 9, 40, 0, 9, 80, 0, 9, 0, 1, 9, 40, 1, 9, 80, 1, 9] as [UInt8])
    }

    @Test func `lies on white where it is transparent`() async throws {
        let file = SamplePictures.png(width: 2, height: 1, hasAlpha: true) { x, _ in
            [0, 0, 255, x == 0 ? 0 : 255]
        }
        #expect(try await shown(file)?.rgb == [255, 255, 255, 0, 0, 255])
    }

    /// The corners' colours from the top left, by rows: red, green, blue, white as it was stored.
    @Test(
        arguments: zip(
            1...8 as ClosedRange<UInt8>,
            ["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"]))
    func `is turned as its camera says`(orientation: UInt8, corners: String) async throws {
        let shown = try #require(try await shown(SamplePictures.jpeg(orientation: orientation)))
        let lies = orientation >= 5
        #expect(shown.width == (lies ? 32 : 24) && shown.height == (lies ? 24 : 32))
        let found = [
            (0, 0), (shown.width - 1, 0), (0, shown.height - 1),
            (shown.width - 1, shown.height - 1),
        ].map { x, y in name(shown.rgb[(y * shown.width + x) * 3..<(y * shown.width + x) * 3 + 3]) }
        #expect(found.joined() == corners)
    }

    @Test func `carries nothing but pixels`() async throws {
        let hidden = Array("Author\0Almaty1".utf8)
        let png = SamplePictures.png(
            width: 2, height: 2, extra: [("tEXt", hidden), ("eXIf", Array("MM\0*Almaty1".utf8))]
        ) { _, _ in [1, 2, 3] }
        for file in [png, SamplePictures.jpeg(orientation: 6)] {
            #expect(file.contains(Array("Almaty1".utf8)))
            let made = try await Probe.decoder().render(file)
            #expect(!made.contains(Array("Almaty1".utf8)))
            let names = SamplePictures.chunks(of: made).map(\.name)
            #expect(Set(names).isSubset(of: ["IHDR", "sRGB", "gAMA", "IDAT", "IEND"]))
        }
    }

    @Test func `is shrunk by a whole number, to means`() async throws {
        let file = SamplePictures.png(width: 4_001, height: 2) { x, _ in
            x < 3 ? [UInt8(x * 30), 0, 0] : [255, 255, 255]
        }
        let shown = try #require(try await shown(file))
        #expect(shown.width == 1_334 && shown.height == 1)
        #expect(Array(shown.rgb[..<6]) == [30, 0, 0, 255, 255, 255])
        #expect(shown.rgb.suffix(3) == [255, 255, 255])
    }

    @Test func `of the most pixels is shown`() async throws {
        let row = [0] + [UInt8](repeating: 200, count: 8_000)
        var rows: [UInt8] = []
        for _ in 0..<5_000 { rows += row }
        let file = SamplePictures.grey(width: 8_000, height: 5_000, rows: rows)
        let shown = try #require(try await shown(file))
        #expect(shown.width == 2_000 && shown.height == 1_250)
        #expect(shown.rgb.allSatisfy { $0 == 200 })
    }

    private func shown(
        _ file: [UInt8]
    ) async throws -> (width: Int, height: Int, rgb: [UInt8])? {
        SamplePictures.pixels(of: try await Probe.decoder().render(file))
    }

    /// The colour's first letter, so far as JPEG keeps it.
    private func name(_ colour: ArraySlice<UInt8>) -> String {
        switch colour.map({ $0 > 128 }) {
        case [true, false, false]: "r"
        case [false, true, false]: "g"
        case [false, false, true]: "b"
        case [true, true, true]: "w"
        default: "?"
        }
    }
}

@Suite struct `A file that is no picture to show` {
    @Test(arguments: [
        "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a\u{1}", "%PDF-1.7", "BM", "a",
    ])
    func `is of an unknown kind`(text: String) async throws {
        await expect(.unknownKind, Array(text.utf8))
    }

    @Test func `is of an unknown kind when empty`() async throws {
        await expect(.unknownKind, [])
    }

    @Test func `declares more pixels than we take`() async throws {
        await expect(.tooLarge, SamplePictures.jpeg(width: 65_500, height: 65_500))
        await expect(.tooLarge, SamplePictures.jpeg(width: 8_001, height: 5_000))
        await expect(.tooLarge, SamplePictures.grey(width: 999_999, height: 999_999, rows: [0]))
        await expect(.tooLarge, SamplePictures.grey(width: 8_001, height: 5_000, rows: [0]))
    }

    @Test func `is longer than we take`() async throws {
        let file = [UInt8](repeating: 0xFF, count: PictureLimits.maximumByteCount + 1)
        await expect(.tooLarge, file)
    }

    @Test func `is cut short anywhere`() async throws {
        let png = SamplePictures.png(width: 9, height: 9) { x, y in [UInt8(x), UInt8(y * x), 7] }
        for file in [SamplePictures.jpeg, png] {
            // Without its last bytes, an end mark or checksum, the picture is still whole.
            for count in stride(from: 9, to: file.count - 16, by: 13) {
                await expect(.malformed, Array(file[..<count]))
            }
        }
    }

    @Test func `promises more than it holds`() async throws {
        await expect(.malformed, SamplePictures.jpeg(width: 4_000, height: 4_000))
        await expect(.malformed, SamplePictures.grey(width: 4_000, height: 4_000, rows: [0]))
    }

    @Test func `is damaged somewhere, and is shown or refused but never stops the child`()
        async throws
    {
        let decoder = try Probe.decoder()
        let png = SamplePictures.png(width: 9, height: 9) { x, y in [UInt8(x), UInt8(y * x), 7] }
        for file in [SamplePictures.jpeg(orientation: 3), png] {
            for place in stride(from: 3, to: file.count, by: 11) {
                var damaged = file
                damaged[place] ^= 0xA5
                do throws(PictureFailed) {
                    _ = try await decoder.render(damaged)
                } catch {
                    #expect([.malformed, .unknownKind, .tooLarge].contains(error), "\(place)")
                }
            }
        }
    }

    private func expect(_ failure: PictureFailed, _ file: [UInt8]) async {
        await #expect(throws: failure) { try await Probe.decoder().render(file) }
    }
}
