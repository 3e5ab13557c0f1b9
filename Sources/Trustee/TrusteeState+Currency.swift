import Details
package import Directory
import Encoding
package import SignedNote

extension TrusteeState {
    /// Whether to sign the text of a currency note that the gateway proposes (Specification.md §5).
    package func checkCurrency(_ text: String, at now: UInt64) throws(CurrencyRefused) {
        guard let note = try? CurrencyNote(parsing: text), note.text.utf8.elementsEqual(text.utf8)
        else { throw .malformed }
        guard note.portal == approved.portal else { throw .otherPortal }
        guard alarm == nil, let chain = log.chain, let history = log.history else {
            throw .otherTree
        }
        guard chain.current == approved else {
            throw .directoryNotApproved(version: chain.current.version)
        }
        guard abs(note.day.days(until: AlmatyDay(unixSeconds: now))) <= 1 else { throw .otherDay }
        // The set of a day before the log's last is no longer current, whatever it was.
        guard note.day >= log.lastDay,
            history.current(on: note.day).hash == note.directoryHash
        else { throw .otherSet }
        guard cosignedRoots[note.treeSize] == note.root else { throw .otherTree }
    }

    /// Whether a person should look at a directory: it follows the approved one, or is in force without this trustee's approval.
    ///
    /// Two texts of one version get no approval of one trustee, so at most one gets t (Directory/Specification.md §5.6); once the other
    /// one is in force, that is settled.
    ///
    /// - Returns: the directory, checked as far as this trustee can: link, version, authority.
    package func proposal(_ note: SignedNote) -> Directory? {
        guard note.isSigned(by: log.authority), let directory = try? Directory(parsing: note.text),
            directory.portal == approved.portal
        else { return nil }
        if isBehind, directory == log.chain?.current { return directory }
        guard directory.version > approved.version,
            directory.version != approved.version + 1 || directory.previous == approved.digest
        else { return nil }
        return directory
    }

    /// Whether this trustee has approved another text of that version, and the log has not settled which is in force.
    ///
    /// - Parameter signed: what a person approved and `run` has not taken yet, if there is something.
    package func hasApprovedOther(than directory: Directory, signed: Directory?) -> Bool {
        guard log.chain?.current != directory else { return false }
        return [approved, signed].contains { other in
            other.map { $0.version == directory.version && $0 != directory } ?? false
        }
    }

    /// The directory of a note that this trustee signed, and that is to be taken as approved; nil for every other note.
    package func approval(_ note: SignedNote) -> Directory? {
        guard let own = approved.trustee(trustee), note.isSigned(by: own.noteKey) else {
            return nil
        }
        return proposal(note)
    }

    /// Whether the log has a directory in force that is not the approved one, nor older.
    var isBehind: Bool {
        guard let current = log.chain?.current else { return false }
        return current.version >= approved.version && current != approved
    }
}

/// Why a currency note is not signed.
package enum CurrencyRefused: Error, Equatable, Hashable {
    case malformed
    case otherPortal
    /// The log has a directory that this trustee has not approved.
    case directoryNotApproved(version: UInt64)
    /// The day is more than one from the trustee's.
    case otherDay
    /// The directory hash is not the day's.
    case otherSet
    /// The size and root are none this trustee cosigned.
    case otherTree
}
