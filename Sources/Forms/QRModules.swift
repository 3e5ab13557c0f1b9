// `unsafe` here: libqrencode gives a square of `width` × `width` bytes, which is copied and given back at once.
import CQREncode

/// The dark and light modules of a QR code (ISO/IEC 18004).
struct QRModules {
    /// How many modules a side has.
    let side: Int
    private let cells: [UInt8]

    /// The code of a text with a quarter of it to spare for dirt (level Q); nil where the text is too long for one that a
    /// telephone reads from a slip.
    init?(_ text: String) {
        guard text.utf8.count <= QRModules.maximumByteCount,
            let code = unsafe QRcode_encodeString8bit(text, 0, QR_ECLEVEL_Q)
        else { return nil }
        defer { unsafe QRcode_free(code) }
        side = Int(unsafe code.pointee.width)
        cells = unsafe Array(UnsafeBufferPointer(start: code.pointee.data, count: side * side))
    }

    /// Whether a module is dark.
    func isDark(row: Int, column: Int) -> Bool {
        cells[row * side + column] & 1 == 1
    }

    /// Version 10: modules of half a millimetre on 34 mm.
    private static let maximumByteCount = 151
}
