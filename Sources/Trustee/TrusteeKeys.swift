package import Directory
package import Encoding
package import Sealing
package import Secrets
package import TransparencyLog

/// One quarter's sealing key; shared because each message needs the key of its own quarter.
package final class TrusteeSealingKey: Sendable {
    package let quarter: Quarter
    package let key: SealingKey

    package init(quarter: Quarter, key: consuming SealingKey) {
        self.quarter = quarter
        self.key = key
    }

    /// A fresh key.
    package static func random(for quarter: Quarter) -> TrusteeSealingKey {
        TrusteeSealingKey(quarter: quarter, key: SealingKey())
    }

    /// The key of a seed from a key file.
    package static func restored(
        for quarter: Quarter, seed: consuming SecretBytes
    ) -> TrusteeSealingKey {
        TrusteeSealingKey(quarter: quarter, key: SealingKey(seed: seed))
    }

    /// Lends the seed, to be written into a key file.
    package func withSeed<R: ~Copyable, E: Error>(
        _ body: (borrowing SecretBytes) throws(E) -> R
    ) throws(E) -> R {
        try key.withSeed(body)
    }

    package var publicKey: SealingPublicKey { key.publicKey }

    /// SHA-256 of the public key, as directory sets name it.
    package var digest: Digest { key.publicKey.digest }
}

/// The secrets of a trustee that the note key of its `SignedCaller` is not.
package struct TrusteeKeys: ~Copyable, Sendable {
    package let cosigningKey: CosigningKey
    package private(set) var sealingKeys: [TrusteeSealingKey]

    package init(cosigningKey: consuming CosigningKey, sealingKeys: [TrusteeSealingKey]) {
        self.cosigningKey = cosigningKey
        self.sealingKeys = sealingKeys
    }

    /// The key with this digest; nil for one that was destroyed or never here.
    package borrowing func sealingKey(_ digest: Digest) -> TrusteeSealingKey? {
        sealingKeys.first { $0.digest == digest }
    }

    package borrowing func sealingKey(for quarter: Quarter) -> TrusteeSealingKey? {
        sealingKeys.first { $0.quarter == quarter }
    }

    /// The quarters for which there is a sealing key.
    package var quarters: [Quarter] { sealingKeys.map(\.quarter) }

    package mutating func add(_ key: TrusteeSealingKey) {
        sealingKeys.append(key)
    }

    /// Lets go of a quarter's key, which is wiped with its last reference.
    package mutating func remove(_ quarter: Quarter) {
        sealingKeys.removeAll { $0.quarter == quarter }
    }
}
