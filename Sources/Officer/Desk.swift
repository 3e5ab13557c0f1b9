package import Directory
import Encoding
import Exchange
package import PortalClient
package import Procedure
import SealedMessage
import Secrets
import SignedNote
import TransparencyLog

/// A keyholder at work: one visit to one portal, with the key file open.
package struct Desk: ~Copyable, Sendable {
    package let visit: PortalVisit
    /// The portal as it was found at the beginning of the visit.
    package private(set) var portal: VerifiedPortal
    package internal(set) var keys: OfficerKeys
    let caller: SignedCaller
    let book: RecordBook
    let turns = OutcomeTurns()
    let clock: @Sendable () -> UInt64
    let pause: @Sendable (Duration) async throws -> Void
    /// Whether the directory lets this keyholder act today.
    package private(set) var mayAct: Bool

    /// Verifies the portal and takes the keyholder's place in it.
    ///
    /// - Parameter duties: for what the keyholder comes; who is suspended or retired still ends their keys.
    /// - Throws: `DeskFailed.notListed` when the directory does not list this id with this identity key.
    package init(
        visit: PortalVisit, keys: consuming OfficerKeys, records: any RecordStore,
        duties: DeskDuties = .all, clock: @escaping @Sendable () -> UInt64,
        pause: @escaping @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        }
    ) async throws(DeskFailed) {
        let signer = keys.identitySigner()
        let found = try await Desk.listing(
            of: keys.id, signer.verifierKey, in: keys.portal, visit)
        let mayAct = found.own.mayAct(on: AlmatyDay(unixSeconds: clock()))
        guard mayAct || duties == .endOfKeys else { throw .mayNotAct(found.own) }
        self.mayAct = mayAct
        portal = found.portal
        caller = SignedCaller(
            portal: keys.portal, role: .keyholder, id: keys.id, signer: signer, calls: visit.calls,
            clock: clock, nonce: Desk.freshNonce)
        self.visit = visit
        self.keys = keys
        book = RecordBook(store: records)
        self.clock = clock
        self.pause = pause
    }

    /// Looks at the portal again, whose directory, keys and cosignatures go on while a desk stays open.
    ///
    /// - Throws: what the beginning of a visit throws; the desk then goes on with what it had.
    package mutating func revisit() async throws(DeskFailed) {
        let found = try await Desk.listing(
            of: keys.id, keys.identitySigner().verifierKey, in: keys.portal, visit)
        portal = found.portal
        mayAct = found.own.mayAct(on: today)
        guard mayAct else { throw .mayNotAct(found.own) }
    }

    /// When the public tree was last cosigned, UTC seconds, by as many as must agree: one alone has no say in what time it is. Nil while there
    /// is none that satisfies the policy.
    package borrowing func cosignedAt() async throws(DeskFailed) -> UInt64? {
        do throws(PortalError) {
            let directory = portal.directory
            let times = try await visit.publicCheckpoint(of: portal)
                .cosignatures(by: directory.trustees.map(\.cosigningKey) + directory.witnesses)
                .map(\.timestamp).sorted(by: >)
            return times.dropFirst(directory.threshold - 1).first
        } catch .checkpointRefused {
            return nil
        } catch {
            throw .portal(error)
        }
    }

    /// By how many seconds this computer's clock is behind what others have signed, if it is wrong by that; nil where it is right.
    ///
    /// - Throws: also while there is no public tree to compare it with.
    borrowing func clockLag() async throws(DeskFailed) -> UInt64? {
        guard let cosigned = try await cosignedAt() else { throw .outcome(.clockUnknown) }
        let now = clock()
        return cosigned > now && cosigned - now > Desk.clockTolerance ? cosigned - now : nil
    }

    /// Seconds by which a clock may be behind the newest cosignature (OfficerDesk/Specification.md §5.4).
    package static let clockTolerance: UInt64 = 3_600

    private static func listing(
        of id: Identifier, _ key: VerifierKey, in portal: Portal, _ visit: PortalVisit
    ) async throws(DeskFailed) -> (portal: VerifiedPortal, own: Keyholder) {
        let found: VerifiedPortal
        do {
            found = try await visit.verifiedPortal()
        } catch {
            throw .portal(error)
        }
        guard found.portal == portal, let own = found.directory.keyholder(id),
            own.identityKey == key
        else { throw .notListed }
        return (found, own)
    }

    /// This desk's keyholder, as the directory has them.
    package var keyholder: Keyholder {
        guard let own = portal.directory.keyholder(keys.id) else {
            preconditionFailure("a desk's keyholder is listed from its beginning")
        }
        return own
    }

    package var today: AlmatyDay { AlmatyDay(unixSeconds: clock()) }

    /// Makes this quarter's keys if they are missing, and has the portal log the key note (Specification.md §1).
    ///
    /// - Parameter save: makes the changed key file durable; called before anything is sent.
    /// - Returns: whether the portal lists this quarter's key; false until trustees have confirmed a note just posted.
    package mutating func tendKeys<E: Error>(
        save: (borrowing OfficerKeys) throws(E) -> Void
    ) async throws(KeyTendingFailed<E>) -> Bool {
        let quarter = today.quarter
        let listed = listedKeyNote.flatMap { $0.quarter == quarter ? $0 : nil }
        if let listed, keys.sealingKey(withDigest: listed.sealingKey.digest) == nil {
            // No key is made beside it: the file may be an old copy.
            throw .desk(.foreignKey(quarter))
        }
        if !keys.hasKeys(for: quarter) {
            keys.addKeys(for: quarter)
            do {
                try save(keys)
            } catch {
                throw .save(error)
            }
        }
        guard listed == nil else { return true }
        guard let note = keys.keyNote(for: quarter, at: clock()) else {
            preconditionFailure("the quarter's keys were just made")
        }
        do {
            _ = try await caller.post(.keys, note.bytes)
        } catch .problem(.noteRefused, _) {
            // Logged already and not yet confirmed; or another's, which the next visit will show.
            return false
        } catch {
            throw .desk(.portal(error))
        }
        return false
    }

    /// What the portal lists as this keyholder's key today.
    private var listedKeyNote: KeyNote? {
        portal.directory.index(ofKeyholder: keys.id).flatMap {
            portal.set.keyNotes[$0]?.keyNote
        }
    }

    @Sendable static func freshNonce() -> Digest {
        guard let nonce = try? Digest(randomBytes(Digest.byteCount)) else {
            preconditionFailure("as many bytes were asked for as a digest has")
        }
        return nonce
    }
}

/// For what a keyholder comes to the desk.
package enum DeskDuties: Sendable {
    case all
    /// To see which keys are over, and to destroy them.
    case endOfKeys
}

/// Why a desk cannot work.
package enum DeskFailed: Error, Equatable {
    case portal(PortalError)
    /// The directory does not list this id, or lists it with another identity key.
    case notListed
    /// The directory suspended this keyholder, or today is outside their dates.
    case mayNotAct(Keyholder)
    /// A key note of this quarter is logged that is not of a key in this file.
    case foreignKey(Quarter)
    /// The portal lists no key of this keyholder that the file has: nothing can be released to it yet.
    case noListedKey
    /// An opening with another ground waits for trustees.
    case otherGround
    case record(RecordFailed)
    /// No listed message has this id, or several begin with it.
    case unknownMessage
    case opening(OpeningFailed)
    /// The fresh tree is not part of the public one: the gateway showed two logs.
    case notAnchored(PortalError)
    case reply(ReplyFailed)
    case outcome(OutcomeFailed)
    case handover(HandoverFailed)
    /// The book of slips is damaged or full, or has no such slip.
    case slips
    case statement(StatementFailed)
    /// The procedure forbids what was to be stated.
    case illegal(IllegalTransition)
}

/// Why a desk's keys are not in order.
package enum KeyTendingFailed<E: Error>: Error {
    case save(E)
    case desk(DeskFailed)
}
