// `unsafe` here: swift-crypto reads a plaintext from locked pages within the closure.
import Crypto
import Encoding
import FoundationEssentials
import Secrets

// The part of a statement that the officers of a case open (Specification.md §12.4).
extension ConversationKey {
    /// Seals a statement for whoever opened the report: random 32 ‖ ciphertext ‖ tag, as long as every other part.
    borrowing func casePart(of duty: borrowing StatedDuty, about subject: DutySubject) -> [UInt8] {
        let random = randomBytes(CasePart.randomByteCount)
        let plaintext = duty.withBytes { bytes in
            SecretBytes(joining: bytes, SecretBytes(zeroByteCount: CasePart.paddingByteCount))
        }
        do {
            let box = try unsafe plaintext.withUnsafeBytes { plaintext in
                try unsafe AES.GCM.seal(
                    plaintext.assumingMemoryBound(to: UInt8.self), using: caseKey(random),
                    nonce: CasePart.nonce(), authenticating: subject.hash.bytes)
            }
            return random + Array(box.ciphertext) + Array(box.tag)
        } catch {
            preconditionFailure("AES-256-GCM seals whatever fits its limits")
        }
    }

    /// Opens the case's part; whether it fits the commitment is asked of what it opens to.
    package borrowing func open(
        _ part: SealedDutyPart, about subject: DutySubject
    ) throws(DutyRefused) -> StatedDuty {
        let random = Array(part.bytes.prefix(CasePart.randomByteCount))
        let sealed = part.bytes.dropFirst(CasePart.randomByteCount)
        let opened: SecretBytes
        do {
            let box = try AES.GCM.SealedBox(
                nonce: CasePart.nonce(), ciphertext: sealed.dropLast(SealedDuty.tagByteCount),
                tag: sealed.suffix(SealedDuty.tagByteCount))
            var plaintext = try AES.GCM.open(
                box, using: caseKey(random), authenticating: subject.hash.bytes)
            opened = SecretBytes(moving: &plaintext)
        } catch {
            throw .cannotOpen
        }
        let zeros = SecretBytes(zeroByteCount: CasePart.paddingByteCount)
        guard opened.part(StatedDuty.byteCount..<opened.byteCount).isEqual(to: zeros) else {
            throw .padding
        }
        return try StatedDuty(opened: opened.part(0..<StatedDuty.byteCount))
    }

    /// The key of one part, which seals nothing else.
    private borrowing func caseKey(_ random: [UInt8]) -> SymmetricKey {
        withBytes { key in
            let extracted = HKDF<SHA256>.extract(
                inputKeyMaterial: key.symmetricKey(), salt: random)
            return HKDF<SHA256>.expand(
                pseudoRandomKey: extracted, info: Array("senim/1 duty case".utf8),
                outputByteCount: 32)
        }
    }
}

/// The lengths of a case's part.
private enum CasePart {
    static let randomByteCount = 32
    /// What an encapsulated key is longer than the random bytes that stand for it.
    static let paddingByteCount =
        SealedDuty.partByteCount - randomByteCount - StatedDuty.byteCount
        - SealedDuty.tagByteCount

    /// Zeros: the key seals one part and nothing else.
    static func nonce() throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: [UInt8](repeating: 0, count: 12))
    }
}
