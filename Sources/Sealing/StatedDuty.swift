// `unsafe` here: the plaintext is laid out in, and read from, locked pages of a fixed length.
package import Encoding
package import Secrets

/// What a keyholder states about a case: 1 to 1000 bytes of UTF-8 without the byte 0 (Specification.md §12.1).
///
/// What the words mean is for others to say: here they are carried.
package struct DutyText: Sendable, Hashable {
    package let bytes: [UInt8]

    /// - Throws: `MalformedDutyText` for what no statement may hold.
    package init(_ bytes: [UInt8]) throws(MalformedDutyText) {
        guard (1...DutyText.mostBytes).contains(bytes.count) else {
            throw .byteCount(bytes.count)
        }
        guard !bytes.contains(0) else { throw .zeroByte }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        self.bytes = bytes
    }

    package init(_ text: String) throws(MalformedDutyText) {
        try self.init(Array(text.utf8))
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package static let mostBytes = 1000
}

/// Thrown for bytes that are no text of a statement.
package enum MalformedDutyText: Error, Equatable {
    /// Nothing, or more than 1000 bytes.
    case byteCount(Int)
    case zeroByte
    case notUTF8
}

/// A statement with the salt of its commitment: what each part of a sealed statement seals.
package struct StatedDuty: ~Copyable, Sendable {
    package let text: DutyText
    /// salt ‖ plaintext.
    private let bytes: SecretBytes

    /// A new statement, under a fresh salt.
    package init(_ text: DutyText) {
        self.text = text
        let salt = randomBytes(StatedDuty.saltByteCount)
        let length = [UInt8](bigEndian: UInt32(text.bytes.count)).suffix(2)
        bytes = unsafe SecretBytes(byteCount: StatedDuty.byteCount) { buffer in
            unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0)
            unsafe buffer.copyBytes(from: salt + length + text.bytes)
        }
    }

    /// Reads what a part opens to.
    package init(opened bytes: consuming SecretBytes) throws(DutyRefused) {
        guard bytes.byteCount == StatedDuty.byteCount else { throw .padding }
        let start = StatedDuty.saltByteCount + 2
        var opened = bytes.withBytes { $0.copiedBytes }
        defer { wipe(&opened) }
        let byteCount = Int(opened[start - 2]) << 8 | Int(opened[start - 1])
        guard start + byteCount <= opened.count else {
            throw .text(.byteCount(byteCount))
        }
        guard opened.dropFirst(start + byteCount).allSatisfy({ $0 == 0 }) else {
            throw .padding
        }
        do throws(MalformedDutyText) {
            text = try DutyText(Array(opened[start..<start + byteCount]))
        } catch {
            throw .text(error)
        }
        self.bytes = bytes
    }

    /// `L("senim/1 duty", salt ‖ plaintext)`: what the keyholder's signed note says of it.
    package var commitment: Digest { bytes.labelledDigest("senim/1 duty") }

    /// What a part seals: salt ‖ u16 length ‖ text ‖ zeros.
    package borrowing func withBytes<R: ~Copyable>(
        _ body: (borrowing SecretBytes) -> R
    ) -> R {
        body(bytes)
    }

    static let saltByteCount = 32
    /// Length, text and zeros.
    static let plaintextByteCount = 1024
    static let byteCount = saltByteCount + plaintextByteCount
}

/// Why a part of a sealed statement says nothing.
package enum DutyRefused: Error, Equatable {
    /// Another key, another place, another subject, or damage.
    case cannotOpen
    /// Something stands where zeros stand.
    case padding
    case text(MalformedDutyText)
}
