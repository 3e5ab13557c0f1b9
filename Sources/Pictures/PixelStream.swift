/// Pixels as the child hands them over (Specification.md §3): width and height, 32 bits each with the high byte first, then three bytes a
/// pixel.
enum PixelStream {
    /// What stands before the pixels.
    static func header(width: UInt32, height: UInt32) -> [UInt8] {
        [width, height].flatMap { side in
            stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: side >> $0) }
        }
    }

    /// Width and height of exactly one whole picture of the sides we show; nil for anything else.
    static func sides(of bytes: [UInt8]) -> (width: UInt32, height: UInt32)? {
        guard bytes.count > headerByteCount else { return nil }
        let width = bytes[0..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let height = bytes[4..<8].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let sides = 1...PictureLimits.maximumSide
        guard sides.contains(width), sides.contains(height),
            bytes.count == headerByteCount + Int(width) * Int(height) * 3
        else { return nil }
        return (width, height)
    }

    static let headerByteCount = 8
    /// The longest answer.
    static let maximumByteCount =
        headerByteCount + Int(PictureLimits.maximumSide) * Int(PictureLimits.maximumSide) * 3
}
