// `unsafe` here: the content is laid out in locked pages, in two passes over the same ring: measure, then write.
import Encoding

/// What a key file seals: role, portal, id and the secrets in the order of their names (Specification.md §2.3).
enum KeyFileContent {
    static func bytes(of ring: borrowing KeyRing) -> SecretBytes {
        let names = ring.names
        var parts: [UInt8] = [ring.role.rawValue]
        appendText(ring.portal, to: &parts)
        appendText(ring.id, to: &parts)
        parts.append(UInt8(names.count))
        var byteCount = parts.count
        for name in names {
            byteCount += 1 + name.utf8.count + 2 + secretByteCount(name, in: ring)
        }
        return unsafe SecretBytes(byteCount: byteCount) { buffer in
            var position = 0
            func put(_ bytes: [UInt8]) {
                for byte in bytes {
                    unsafe buffer[position] = byte
                    position += 1
                }
            }
            put(parts)
            for name in names {
                var head: [UInt8] = []
                appendText(name, to: &head)
                head.append(bigEndian: UInt16(secretByteCount(name, in: ring)))
                put(head)
                _ = try? ring.withSecret(named: name) { secret in
                    unsafe secret.withUnsafeBytes { source in
                        unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[position...])
                            .copyMemory(from: source)
                        position += source.count
                    }
                }
            }
        }
    }

    static func ring(from content: borrowing SecretBytes) throws(KeyFileError) -> KeyRing {
        var position = 0
        guard let role = KeyRole(rawValue: try byte(of: content, at: &position)) else {
            throw .malformedContent
        }
        let portal = try text(of: content, at: &position)
        let id = try text(of: content, at: &position)
        do {
            var ring = try KeyRing(role: role, portal: portal, id: id)
            var previous = ""
            for _ in 0..<(try byte(of: content, at: &position)) {
                let name = try text(of: content, at: &position)
                guard previous.utf8.lexicographicallyPrecedes(name.utf8) else {
                    throw KeyFileError.malformedContent
                }
                previous = name
                let byteCount =
                    Int(try byte(of: content, at: &position)) << 8
                    | Int(try byte(of: content, at: &position))
                guard byteCount <= content.byteCount - position else {
                    throw KeyFileError.malformedContent
                }
                try ring.insert(name, content.part(position..<position + byteCount))
                position += byteCount
            }
            guard position == content.byteCount else { throw KeyFileError.malformedContent }
            return ring
        } catch {
            throw .malformedContent
        }
    }

    private static func secretByteCount(_ name: String, in ring: borrowing KeyRing) -> Int {
        (try? ring.withSecret(named: name) { $0.byteCount }) ?? 0
    }

    private static func appendText(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(text.utf8.count))
        bytes += text.utf8
    }

    private static func byte(
        of content: borrowing SecretBytes, at position: inout Int
    ) throws(KeyFileError) -> UInt8 {
        guard position < content.byteCount else { throw .malformedContent }
        defer { position += 1 }
        return unsafe content.withUnsafeBytes { unsafe $0[position] }
    }

    /// A length and as many bytes; what they may be, the ring decides.
    private static func text(
        of content: borrowing SecretBytes, at position: inout Int
    ) throws(KeyFileError) -> String {
        var bytes: [UInt8] = []
        for _ in 0..<(try byte(of: content, at: &position)) {
            bytes.append(try byte(of: content, at: &position))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformedContent }
        return text
    }
}
