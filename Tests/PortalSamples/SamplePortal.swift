package import Directory
package import Encoding
import Mutations
import Secrets
package import SignedNote
package import TransparencyLog

/// A portal whose keys all follow from their names, so that every run and every vector has the same bytes.
package enum SamplePortal {
    package static let portal = Sample.made { try Portal("demo.example") }

    /// A signer of any name; its seed is a hash of the name.
    package static func signer(_ name: String) -> NoteSigner {
        Sample.made { try NoteSigner(name: name, key: key(name)) }
    }

    package static func cosigner(_ name: String) -> CosigningKey {
        Sample.made { try CosigningKey(name: name, key: key(name)) }
    }

    /// Not a key that opens anything, but one of the right form.
    package static func sealingKey(_ name: String) -> SealingPublicKey {
        var generator = SeededMutations(
            seed: Digest(hashing: Array(name.utf8)).bytes.prefix(8).reduce(0) {
                $0 << 8 | UInt64($1)
            })
        var bytes: [UInt8] = []
        for _ in 0..<384 {
            let low = UInt16.random(in: 0..<3329, using: &generator)
            let high = UInt16.random(in: 0..<3329, using: &generator)
            bytes.append(UInt8(truncatingIfNeeded: low))
            bytes.append(UInt8(truncatingIfNeeded: low >> 8 | high << 4))
            bytes.append(UInt8(truncatingIfNeeded: high >> 4))
        }
        for _ in 0..<64 { bytes.append(UInt8.random(in: 0...255, using: &generator)) }
        // An X25519 coordinate has no bit 255.
        bytes[bytes.count - 1] &= 0x7F
        return Sample.made { try SealingPublicKey(bytes) }
    }

    package static var authority: NoteSigner { signer(portal.authorityKeyName) }
    package static var gateway: NoteSigner { signer(portal.gatewayKeyName) }

    package static func identifier(_ text: String) -> Identifier {
        Sample.made { try Identifier(text) }
    }

    package static func identity(_ id: String) -> NoteSigner {
        signer(portal.keyholderKeyName(identifier(id)))
    }

    package static func trustee(_ id: String) -> NoteSigner {
        signer(portal.trusteeKeyName(identifier(id)))
    }

    package static func keyholder(
        _ id: String, role: Keyholder.Role = .head, answersTo: String? = nil,
        isOutside: Bool = false, person: String? = nil
    ) -> Keyholder {
        Sample.made {
            Keyholder(
                id: try Identifier(id), person: try Identifier(person ?? "p-\(id)"),
                name: try FreeText("Айгүл Әбенова"), body: try FreeText("Үлгі мекемесі"),
                role: role, post: try FreeText("Этика жөніндегі уәкіл"),
                answersTo: try answersTo.map { try Identifier($0) }, isOutside: isOutside,
                identityKey: identity(id).verifierKey, from: try AlmatyDay(parsing: "2026-01-01"),
                until: nil)
        }
    }

    package static func trusteeEntry(_ id: String) -> DirectoryTrustee {
        Sample.made {
            DirectoryTrustee(
                id: try Identifier(id), name: try FreeText("Ішкі аудит"),
                noteKey: trustee(id).verifierKey,
                cosigningKey: cosigner(portal.cosignerKeyName(try Identifier(id))).verifierKey)
        }
    }

    package static func auditorEntry(_ id: String) -> DirectoryAuditor {
        Sample.made {
            DirectoryAuditor(
                id: try Identifier(id), name: try FreeText("Аудитор"),
                noteKey: signer(portal.auditorKeyName(try Identifier(id))).verifierKey,
                sealingKey: sealingKey("auditor \(id)"))
        }
    }

    /// Two holders (head, acs), three trustees of whom two are enough, an auditor and a witness.
    package static var draft: DirectoryDraft {
        Sample.made {
            var draft = DirectoryDraft(
                portal: portal, webOrigins: [try Origin("https://report.demo.example")],
                onionOrigins: [
                    try Origin("http://" + String(repeating: "a2", count: 28) + ".onion")
                ],
                gatewayNoteKey: gateway.verifierKey,
                logKey: signer(portal.logOrigin).verifierKey, threshold: 2)
            draft.keyholders = [
                keyholder("head"),
                keyholder("acs", role: .antiCorruption, isOutside: true),
            ]
            draft.trustees = ["t1", "t2", "t3"].map { trusteeEntry($0) }
            draft.auditors = [auditorEntry("a1")]
            draft.witnesses = [
                cosigner(portal.witnessKeyName(try Identifier("w1"))).verifierKey
            ]
            return draft
        }
    }

    /// A draft under the authority's signature and those of trustees.
    package static func note(_ draft: DirectoryDraft, approvedBy ids: [String]) -> SignedNote {
        Sample.made {
            try authority.sign(draft.text).adding(
                ids.map { try trustee($0).signature(for: draft.text) })
        }
    }

    package static var directory: Directory { Sample.made { try Directory(checking: draft) } }

    /// The chain of version 1.
    package static var chain: VerifiedDirectoryChain {
        Sample.made {
            try DirectoryChain.verified(
                notes: [note(draft, approvedBy: ["t1", "t3"])], authority: authority.verifierKey)
        }
    }

    package static func keyNote(
        _ owner: SealingKeyOwner, quarter: String = "2026Q4", key: String? = nil,
        time: UInt64 = Sample.noon
    ) -> KeyNote {
        Sample.made {
            KeyNote(
                portal: portal, owner: owner, quarter: try Quarter(parsing: quarter),
                sealingKey: sealingKey(key ?? "\(owner) \(quarter)"), time: time)
        }
    }

    /// The key note under its owner's signature.
    package static func signed(_ keyNote: KeyNote) -> SignedNote {
        Sample.made {
            switch keyNote.owner {
            case .keyholder(let id): try identity(id.text).sign(keyNote.text)
            case .trustee(let id): try trustee(id.text).sign(keyNote.text)
            }
        }
    }

    /// What trustees say at `Sample.noon`.
    package static var currency: CurrencyNote {
        CurrencyNote(
            portal: portal, directoryHash: Digest(hashing: Array("directory".utf8)),
            day: AlmatyDay(unixSeconds: Sample.noon), treeSize: 7, root: .zero)
    }

    private static func key(_ name: String) -> SigningKey {
        var seed = Digest(hashing: Array("senim sample \(name)".utf8)).bytes
        return SigningKey(seed: SecretBytes(moving: &seed))
    }
}

/// Makes what a sample cannot fail to make.
package enum Sample {
    /// 21 November 2026, 12:00 UTC: a day in the middle of the fourth quarter.
    package static let noon: UInt64 = 1_795_262_400
    package static let day: UInt64 = 86_400

    package static func made<T: ~Copyable>(_ make: () throws -> T) -> T {
        do {
            return try make()
        } catch {
            preconditionFailure("the sample is wrong: \(error)")
        }
    }
}
