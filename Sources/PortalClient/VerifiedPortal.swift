import Details
package import Directory
import Exchange
package import SignedNote
package import TransparencyLog

/// A portal as it stands today, every check of Specification.md made.
///
/// There is no other way to one than served bytes that pass.
package struct VerifiedPortal: Sendable {
    package let chain: VerifiedDirectoryChain
    /// The directory with the keys of today.
    package let set: DirectorySet
    package let currency: VerifiedCurrencyNote
    /// `fresh`, or `stale`, of which people are to be warned.
    package let freshness: CurrencyFreshness

    /// The current directory.
    package var directory: Directory { chain.current }
    package var portal: Portal { chain.portal }

    /// Checks what the gateway served (Specification.md, 1, 2, 4 and 5).
    ///
    /// - Parameters:
    ///   - bytes: the answer of `/directory`.
    ///   - currencyBytes: the answer of `/currency`.
    package init(
        directory bytes: [UInt8], currency currencyBytes: [UInt8], authority: VerifierKey,
        today: AlmatyDay
    ) throws(PortalError) {
        let answer: DirectoryAnswer
        do {
            answer = try DirectoryAnswer(parsing: bytes)
        } catch {
            throw .malformed(error)
        }
        chain = try VerifiedPortal.chain(answer.directories, authority: authority)
        set = try VerifiedPortal.set(answer.keyNotes, of: chain.current)
        guard let note = try? SignedNote(parsing: currencyBytes) else {
            throw .malformed(.field("currency note"))
        }
        do {
            currency = try CurrencyNote.verified(note, by: chain.current)
        } catch {
            throw .currency(error)
        }
        guard currency.confirms(set) else { throw .currencyForAnotherSet }
        freshness = currency.freshness(on: today)
        switch freshness {
        case .fresh, .stale: break
        case .expired(let dayCount): throw .currencyExpired(dayCount: dayCount)
        case .inTheFuture(let dayCount): throw .currencyInTheFuture(dayCount: dayCount)
        }
    }

    /// Checks the versions of a directory.
    package static func chain(
        _ notes: [SignedNote], authority: VerifierKey
    ) throws(PortalError) -> VerifiedDirectoryChain {
        guard (try? Portal(ofAuthority: authority)) != nil else { throw .notAnAuthorityKey }
        do {
            return try DirectoryChain.verified(notes: notes, authority: authority)
        } catch {
            throw .directory(error)
        }
    }

    /// Checks the key notes served beside a directory.
    package static func set(
        _ notes: [SignedNote?], of directory: Directory
    ) throws(PortalError) -> DirectorySet {
        var keyNotes: [VerifiedKeyNote?] = []
        for note in notes {
            guard let note else {
                keyNotes.append(nil)
                continue
            }
            do {
                keyNotes.append(try VerifiedKeyNote(verifying: note, in: directory))
            } catch {
                throw .keyNote(error)
            }
        }
        do {
            return try DirectorySet(directory: directory, keyNotes: keyNotes)
        } catch {
            throw .directorySet(error)
        }
    }

    /// The public policies of the current directory and of those before it, newest first.
    ///
    /// A proof made before trustees or witnesses changed stays one.
    package var policies: [WitnessPolicy] { chain.policies }
}

extension VerifiedDirectoryChain {
    /// The public policies of all versions, newest first, equal ones once.
    package var policies: [WitnessPolicy] {
        var policies: [WitnessPolicy] = []
        for directory in directories.reversed() {
            let policy = directory.publicPolicy
            if !policies.contains(policy) { policies.append(policy) }
        }
        return policies
    }
}
