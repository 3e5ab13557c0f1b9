// `unsafe` here: zlib reads and writes arrays with their own counts, for one call.
import CZlib
import Foundation

/// Pictures as reporters send them, made by hand: each part is where a test can change it.
enum SamplePictures {
    /// 24 × 32 pixels: red, green in the upper half, blue, white in the lower.
    static let jpeg = [UInt8](
        Data(
            base64Encoded: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRER
                GCEYGh0dHx8fExciJCIeJBweHx7/2wBDAQUFBQcGBw4ICA4eFBEUHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4e
                Hh4eHh4eHh4eHh4eHh4eHh4eHh7/wAARCAAgABgDAREAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAACAYHCf/EABwQ
                AQAABwEAAAAAAAAAAAAAAAAHCUVGg4XCxP/EABgBAAMBAQAAAAAAAAAAAAAAAAYHCAUJ/8QAIREBAAACCwAAAAAAAAAA
                AAAAAIGDBAUHCEJDREXBwsP/2gAMAwEAAhEDEQA/AMsLpZa7hLU8XYer7LjwkS9XtU/xXYfSIwkwXXZdwlqeLsPV9lx4
                SJer2qf4rsPpED51RUSWkuy+tf6Satd0kzo0aBigWpMtFyWWWHS0l2X1r/STVrukmdGjQMUC1Jlov//Z
                """, options: .ignoreUnknownCharacters) ?? Data())

    /// The same with an Exif segment that says how it is to be turned, and where it was made.
    static func jpeg(orientation: UInt8) -> [UInt8] {
        let tiff: [UInt8] =
            [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 2]
            + [0x01, 0x0E, 0, 2, 0, 0, 0, 8, 0, 0, 0, 38]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
            + [0, 0, 0, 0] + Array("Almaty1\0".utf8)
        let body = Array("Exif\0\0".utf8) + tiff
        return jpeg[..<2] + [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body + jpeg[2...]
    }

    /// The same with other sides in its frame header.
    static func jpeg(width: UInt16, height: UInt16) -> [UInt8] {
        var file = jpeg
        guard let place = file.firstRange(of: [0xFF, 0xC0, 0, 17, 8])?.upperBound else { return [] }
        file.replaceSubrange(place..<place + 4, with: big(height) + big(width))
        return file
    }

    /// A PNG of eight-bit colour from rows of pixels, with chunks of one's own before the picture.
    static func png(
        width: UInt32, height: UInt32, hasAlpha: Bool = false,
        extra: [(String, [UInt8])] = [], pixel: (Int, Int) -> [UInt8]
    ) -> [UInt8] {
        var rows: [UInt8] = []
        for y in 0..<Int(height) {
            rows.append(0)
            for x in 0..<Int(width) { rows += pixel(x, y) }
        }
        let header: [UInt8] = big(width) + big(height) + [8, hasAlpha ? 6 : 2, 0, 0, 0]
        return signature + chunk("IHDR", header) + extra.flatMap { chunk($0.0, $0.1) }
            + chunk("IDAT", deflated(rows)) + chunk("IEND", [])
    }

    /// A grey PNG that says those sides, whatever rows it has.
    static func grey(width: UInt32, height: UInt32, rows: [UInt8]) -> [UInt8] {
        signature + chunk("IHDR", big(width) + big(height) + [8, 0, 0, 0, 0])
            + chunk("IDAT", deflated(rows)) + chunk("IEND", [])
    }

    /// A PNG's parts in their order.
    static func chunks(of png: [UInt8]) -> [(name: String, body: [UInt8])] {
        var chunks: [(String, [UInt8])] = []
        var rest = png.dropFirst(8)
        while rest.count >= 12 {
            let count = Int(rest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
            let name = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
            chunks.append((name, Array(rest.dropFirst(8).prefix(count))))
            rest = rest.dropFirst(12 + count)
        }
        return chunks
    }

    /// Sides and pixels of a PNG as the renderer writes it: eight-bit colour without filters.
    static func pixels(of png: [UInt8]) -> (width: Int, height: Int, rgb: [UInt8])? {
        let chunks = chunks(of: png)
        guard let header = chunks.first, header.name == "IHDR",
            header.body[8...] == [8, 2, 0, 0, 0]
        else { return nil }
        let sides = [header.body[..<4], header.body[4..<8]].map { side in
            side.reduce(0) { $0 << 8 | Int($1) }
        }
        let packed = chunks.filter { $0.name == "IDAT" }.flatMap(\.body)
        let rowByteCount = 1 + sides[0] * 3
        let rows = inflated(packed, count: rowByteCount * sides[1])
        guard rows.count == rowByteCount * sides[1] else { return nil }
        var rgb: [UInt8] = []
        for row in 0..<sides[1] {
            guard rows[row * rowByteCount] == 0 else { return nil }
            rgb += rows[row * rowByteCount + 1..<(row + 1) * rowByteCount]
        }
        return (sides[0], sides[1], rgb)
    }

    static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var count = compressBound(uLong(bytes.count))
        var packed = [UInt8](repeating: 0, count: Int(count))
        _ = unsafe compress(&packed, &count, bytes, uLong(bytes.count))
        return Array(packed.prefix(Int(count)))
    }

    private static func inflated(_ packed: [UInt8], count: Int) -> [UInt8] {
        var made = uLong(count)
        var bytes = [UInt8](repeating: 0, count: count)
        let code = unsafe uncompress(&bytes, &made, packed, uLong(packed.count))
        return code == Z_OK ? Array(bytes.prefix(Int(made))) : []
    }

    private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + body
        return big(UInt32(body.count)) + named
            + big(UInt32(unsafe crc32(0, named, uInt(named.count))))
    }

    static func big<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (1...Number.bitWidth / 8).reversed().map { byte in
            UInt8(truncatingIfNeeded: number >> Number((byte - 1) * 8))
        }
    }

    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
}
