package import Encoding
import SealedMessage
import Secrets

/// A trustee's share on its way to an officer: 1200 bytes, sealed for one statement (Specification.md §6).
package struct Release: Sendable, Hashable {
    package let bytes: [UInt8]

    /// Takes 1200 bytes that came from outside; only opening tells what they are.
    ///
    /// - Throws: `MalformedRelease` for another length.
    package init(_ bytes: [UInt8]) throws(MalformedRelease) {
        guard bytes.count == Slot.byteCount else {
            throw MalformedRelease(byteCount: bytes.count)
        }
        self.bytes = bytes
    }

    /// Seals a share to the officer's current key, for the statement that asked.
    ///
    /// - Parameter trustee: the place whose slot gave the share.
    package init(
        sealing secret: borrowing SlotSecret, from trustee: Int, statementHash: Digest,
        to key: SealingPublicKey
    ) {
        precondition(
            (0..<Committee.maximumTrusteeCount).contains(trustee), "there is no such trustee")
        let sealed = key.seal(
            secret.bytes, info: Release.info(trustee: trustee, statementHash: statementHash))
        bytes = sealed.encapsulatedKey + sealed.ciphertext
    }

    /// What the trustee's signed note names.
    package var digest: Digest { Digest(hashing: bytes) }

    fileprivate static func info(trustee: Int, statementHash: Digest) -> [UInt8] {
        Array("senim/1 release".utf8) + [UInt8(trustee)] + statementHash.bytes
    }

    fileprivate var slot: Slot { Slot(bytes) }
}

extension SealingKey {
    /// Opens a release; whether the share is right, `TrusteeShares.add` tells.
    package borrowing func open(
        _ release: Release, from trustee: Int, statementHash: Digest
    ) throws(CannotOpen) -> SlotSecret {
        try expanded().open(release, from: trustee, statementHash: statementHash)
    }
}

extension ExpandedSealingKey {
    /// As `SealingKey.open(_:from:statementHash:)`.
    package borrowing func open(
        _ release: Release, from trustee: Int, statementHash: Digest
    ) throws(CannotOpen) -> SlotSecret {
        guard (0..<Committee.maximumTrusteeCount).contains(trustee) else { throw CannotOpen() }
        let plaintext = try open(
            encapsulatedKey: release.slot.encapsulatedKey, ciphertext: release.slot.ciphertext,
            info: Release.info(trustee: trustee, statementHash: statementHash))
        do {
            return try SlotSecret(plaintext)
        } catch {
            throw CannotOpen()
        }
    }
}

/// Thrown for a release of another length than 1200 bytes.
package struct MalformedRelease: Error, Equatable {
    package let byteCount: Int
}
