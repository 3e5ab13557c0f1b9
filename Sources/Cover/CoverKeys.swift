package import Directory
import Encoding
package import Sealing
package import Secrets
package import SignedNote

/// The cover client's key file in memory: the note key of its lists and totals, and the key of its state (Specification.md §1).
package struct CoverKeys: ~Copyable, Sendable {
    package let portal: Portal
    private let ring: KeyRing

    /// Fresh keys for a portal's cover client.
    package init(portal: Portal) {
        self.portal = portal
        do {
            var ring = try KeyRing(role: .cover, portal: portal.name, id: CoverKeys.id)
            try ring.insert(
                CoverKeys.noteName, SecretBytes(randomByteCount: SigningKey.seedByteCount))
            try ring.insert(CoverKeys.stateName, SecretBytes(randomByteCount: RecordKey.byteCount))
            self.ring = ring
        } catch {
            preconditionFailure("portal and names were checked, and the ring is empty")
        }
    }

    /// Takes over an opened key file.
    package init(_ ring: consuming KeyRing) throws(UnusableCoverKeys) {
        guard ring.role == .cover, let portal = try? Portal(ring.portal),
            (try? ring.secret(named: CoverKeys.noteName).byteCount) == SigningKey.seedByteCount,
            (try? ring.secret(named: CoverKeys.stateName).byteCount) == RecordKey.byteCount
        else { throw UnusableCoverKeys() }
        self.portal = portal
        self.ring = ring
    }

    /// Lends the ring, to be written into the key file.
    package borrowing func withRing<R: ~Copyable, E: Error>(
        _ body: (borrowing KeyRing) throws(E) -> R
    ) throws(E) -> R {
        try body(ring)
    }

    /// Signs lists and totals.
    package borrowing func signer() -> NoteSigner {
        do {
            return try NoteSigner(
                name: portal.coverKeyName,
                key: SigningKey(seed: try ring.secret(named: CoverKeys.noteName)))
        } catch {
            preconditionFailure("the ring has the key, and its name was built from a name")
        }
    }

    /// Seals the state.
    package borrowing func stateKey() -> RecordKey {
        do {
            return RecordKey(try ring.secret(named: CoverKeys.stateName))
        } catch {
            preconditionFailure("the ring has the key")
        }
    }

    /// What the authority needs in order to list the cover client.
    package borrowing func card() -> SignedNote {
        let signer = signer()
        do {
            let card = try Card(portal: portal, content: .cover(noteKey: signer.verifierKey))
            return try signer.sign(card.text)
        } catch {
            preconditionFailure("a card of one's own key can be made and signed")
        }
    }

    private static let id = "cover"
    private static let noteName = "note"
    private static let stateName = "state"
}

/// Thrown for a key file that holds no cover client's keys.
package struct UnusableCoverKeys: Error, Equatable {
    package init() {}
}
