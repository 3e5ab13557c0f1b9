// `unsafe` here: bytes are copied between locked pages and buffers of swift-crypto, within closures and lengths checked
// by both sides.
import Crypto
import FoundationEssentials
import Secrets

extension SecretBytes {
    /// Moves a plaintext into locked pages and wipes where it stood.
    init(moving data: inout Data) {
        let byteCount = data.count
        unsafe self.init(byteCount: byteCount) { buffer in
            unsafe data.withUnsafeMutableBytes { source in
                unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(source))
                unsafe wipe(source)
            }
        }
        data = Data()
    }

    /// Copies a key of swift-crypto, which wipes its own.
    init(_ key: SymmetricKey) {
        unsafe self.init(byteCount: key.bitCount / 8) { buffer in
            unsafe key.withUnsafeBytes { unsafe buffer.copyMemory(from: $0) }
        }
    }

    /// Secrets behind one another in pages of their own.
    init(joining first: borrowing SecretBytes, _ second: borrowing SecretBytes) {
        let firstByteCount = first.byteCount
        unsafe self.init(byteCount: firstByteCount + second.byteCount) { buffer in
            unsafe first.withUnsafeBytes { unsafe buffer.copyMemory(from: $0) }
            unsafe second.withUnsafeBytes { source in
                unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[firstByteCount...])
                    .copyMemory(from: source)
            }
        }
    }

    /// So many zero bytes.
    init(zeroByteCount byteCount: Int) {
        unsafe self.init(byteCount: byteCount) { buffer in
            unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0)
        }
    }

    /// The bytes as a key of swift-crypto, which wipes it.
    borrowing func symmetricKey() -> SymmetricKey {
        unsafe withUnsafeBytes { unsafe SymmetricKey(data: $0) }
    }
}

extension RawSpan {
    /// A copy outside the locked pages: the caller wipes it.
    var copiedBytes: [UInt8] {
        unsafe withUnsafeBytes { unsafe Array($0) }
    }
}
