package import Directory
import Encoding
package import Sealing
package import Secrets
package import SignedNote

/// A keyholder's key file in memory: identity, and for each quarter a sealing key and a data key (Specification.md §1).
package struct OfficerKeys: ~Copyable, Sendable {
    package let portal: Portal
    package let id: Identifier
    private var ring: KeyRing
    /// The public halves of the sealing keys: to make one anew costs as much as to open a slot.
    private var publicKeys: [Quarter: SealingPublicKey] = [:]

    /// Fresh keys for a keyholder, with those of one quarter.
    package init(portal: Portal, id: Identifier, quarter: Quarter) {
        self.portal = portal
        self.id = id
        do {
            ring = try KeyRing(role: .keyholder, portal: portal.name, id: id.text)
            try ring.insert(
                OfficerKeys.identityName, SecretBytes(randomByteCount: SigningKey.seedByteCount))
        } catch {
            preconditionFailure("portal and id were checked, and the ring is empty")
        }
        addKeys(for: quarter)
    }

    /// Takes over an opened key file.
    package init(_ ring: consuming KeyRing) throws(UnusableKeyFile) {
        guard ring.role == .keyholder, let portal = try? Portal(ring.portal),
            let id = try? Identifier(ring.id), ring.contains(OfficerKeys.identityName)
        else { throw UnusableKeyFile() }
        self.portal = portal
        self.id = id
        self.ring = ring
        derivePublicKeys()
    }

    /// Lends the ring, to be written into the key file.
    package borrowing func withRing<R: ~Copyable, E: Error>(
        _ body: (borrowing KeyRing) throws(E) -> R
    ) throws(E) -> R {
        try body(ring)
    }

    package borrowing func hasKeys(for quarter: Quarter) -> Bool {
        ring.contains(OfficerKeys.sealingPrefix + quarter.text)
            && ring.contains(OfficerKeys.dataPrefix + quarter.text)
    }

    /// Makes the keys of a quarter that the file lacks.
    package mutating func addKeys(for quarter: Quarter) {
        for name in [OfficerKeys.sealingPrefix, OfficerKeys.dataPrefix].map({ $0 + quarter.text })
        where !ring.contains(name) {
            do {
                try ring.insert(name, SecretBytes(randomByteCount: 32))
            } catch {
                preconditionFailure("the name is short and free, and two keys a quarter fit")
            }
        }
        derivePublicKeys()
    }

    /// Takes the keys of a quarter out and wipes them.
    package mutating func removeKeys(of quarter: Quarter) {
        for name in [OfficerKeys.sealingPrefix, OfficerKeys.dataPrefix].map({ $0 + quarter.text })
        where ring.contains(name) {
            do {
                try ring.remove(name)
            } catch {
                preconditionFailure("the ring has it")
            }
        }
        publicKeys[quarter] = nil
    }

    private mutating func derivePublicKeys() {
        for quarter in sealingQuarters where publicKeys[quarter] == nil {
            guard let seed = sealingSeed(of: quarter) else { continue }
            publicKeys[quarter] = SealingKey(seed: seed).publicKey
        }
    }

    /// Signs as this keyholder.
    package borrowing func identitySigner() -> NoteSigner {
        do {
            let seed = try ring.secret(named: OfficerKeys.identityName)
            return try NoteSigner(
                name: portal.keyholderKeyName(id), key: SigningKey(seed: seed))
        } catch {
            preconditionFailure("the ring has an identity, and the key's name was built from names")
        }
    }

    /// What the authority needs in order to list this keyholder.
    package borrowing func card() -> SignedNote {
        let signer = identitySigner()
        do {
            let card = try Card(
                portal: portal, content: .keyholder(id: id, identityKey: signer.verifierKey))
            return try signer.sign(card.text)
        } catch {
            preconditionFailure("a card of one's own key can be made and signed")
        }
    }

    /// The key note of a quarter; nil when the file has no key for it.
    package borrowing func keyNote(for quarter: Quarter, at time: UInt64) -> SignedNote? {
        guard let key = sealingKey(of: quarter),
            let note = try? KeyNote(
                portal: portal, owner: .keyholder(id), quarter: quarter,
                keyBytes: key.publicKey.bytes, time: time)
        else { return nil }
        return try? identitySigner().sign(note.text)
    }

    /// The quarters for which there is a sealing key, newest first.
    package var sealingQuarters: [Quarter] {
        ring.names.filter { $0.hasPrefix(OfficerKeys.sealingPrefix) }
            .compactMap {
                try? Quarter(parsing: String($0.dropFirst(OfficerKeys.sealingPrefix.count)))
            }
            .sorted(by: >)
    }

    package borrowing func sealingKey(of quarter: Quarter) -> SealingKey? {
        guard let publicKey = publicKeys[quarter], let seed = sealingSeed(of: quarter) else {
            return nil
        }
        return SealingKey(seed: seed, publicKey: publicKey)
    }

    /// The sealing key whose public half has this SHA-256.
    borrowing func sealingKey(withDigest digest: Digest) -> SealingKey? {
        publicKeys.first { $0.value.digest == digest }.flatMap { sealingKey(of: $0.key) }
    }

    private borrowing func sealingSeed(of quarter: Quarter) -> SecretBytes? {
        guard let seed = try? ring.secret(named: OfficerKeys.sealingPrefix + quarter.text),
            seed.byteCount == SealingKey.seedByteCount
        else { return nil }
        return seed
    }

    package borrowing func recordKey(of quarter: Quarter) -> RecordKey? {
        guard let secret = try? ring.secret(named: OfficerKeys.dataPrefix + quarter.text),
            secret.byteCount == RecordKey.byteCount
        else { return nil }
        return RecordKey(secret)
    }

    private static let identityName = "identity"
    private static let sealingPrefix = "sealing-"
    private static let dataPrefix = "data-"
}

/// Thrown for a key file that holds no keyholder's keys.
package struct UnusableKeyFile: Error, Equatable {
    package init() {}
}
