package import HTTPService
package import ReporterPage
import Secrets
package import SignedNote
package import Storage

/// Where a gateway runs and whom it asks: what may change from one start to the next.
package struct GatewaySettings: Sendable {
    /// The folder of the database; it must exist, and belong to this process alone.
    package let folder: String
    /// Where it listens.
    package let address: ServiceAddress
    /// The rhythm that the gateway was made with; with another it does not start.
    package let rhythm: TickRhythm
    /// The submission prefixes of the witnesses; `/add-checkpoint` is appended.
    package let witnesses: [String]
    /// What the operator says on the reporter's page.
    package let operatorPage: OperatorPage
    package let notes: PortalNotes

    package init(
        folder: String, address: ServiceAddress, rhythm: TickRhythm, witnesses: [String],
        operatorPage: OperatorPage = .empty, notes: PortalNotes = .none
    ) {
        self.folder = folder
        self.address = address
        self.rhythm = rhythm
        self.witnesses = witnesses
        self.operatorPage = operatorPage
        self.notes = notes
    }
}

/// What the authority signed besides directories, as it lies in the gateway's folder; each is served while the directory names it.
package struct PortalNotes: Sendable {
    /// The production calendar.
    package let calendar: SignedNote?
    /// The spheres that the portal hides, and its own.
    package let taxonomy: SignedNote?

    package init(calendar: SignedNote? = nil, taxonomy: SignedNote? = nil) {
        self.calendar = calendar
        self.taxonomy = taxonomy
    }

    /// The operator has none.
    package static let none = PortalNotes()
}

/// How often, and how evenly, the log shows that messages came: fixed when a gateway is made.
package struct TickRhythm: Sendable, Equatable {
    /// Seconds between ticks.
    package let seconds: UInt64
    /// Every tick has a multiple of so many entries.
    package let multiple: Int

    /// - Throws: `GatewayFailed.rhythm` unless 1 ≤ seconds ≤ 86,400 and 1 ≤ multiple ≤ 256.
    package init(seconds: UInt64, multiple: Int) throws(GatewayFailed) {
        guard (1...86_400).contains(seconds), (1...256).contains(multiple) else {
            throw .rhythm
        }
        self.init(unchecked: seconds, multiple)
    }

    private init(unchecked seconds: UInt64, _ multiple: Int) {
        self.seconds = seconds
        self.multiple = multiple
    }

    /// Each hour, multiples of sixteen.
    package static let production = TickRhythm(unchecked: 3600, 16)
    /// Each ten seconds, multiples of four.
    package static let demonstration = TickRhythm(unchecked: 10, 4)
}

/// The two keys of a gateway, each for one use.
package final class GatewayKeys: Sendable {
    /// Signs checkpoints and nothing else; its name is the log's origin.
    let log: NoteSigner
    /// Signs receipts, `accepted` and `dummy`.
    let note: NoteSigner

    package init(log: consuming NoteSigner, note: consuming NoteSigner) {
        self.log = log
        self.note = note
    }
}

/// Time, randomness and room on the disk, so that tests can move the first and fix the others.
package struct GatewayEnvironment: Sendable {
    /// UTC seconds.
    let clock: @Sendable () -> UInt64
    /// So many bytes from a cryptographic generator.
    let randomBytes: @Sendable (Int) -> [UInt8]
    /// What the database's file system has left; nil to ask the system about the gateway's folder.
    let freeSpace: (@Sendable () -> FreeSpace?)?

    package init(
        clock: @escaping @Sendable () -> UInt64,
        randomBytes: @escaping @Sendable (Int) -> [UInt8] = systemRandomBytes,
        freeSpace: (@Sendable () -> FreeSpace?)? = nil
    ) {
        self.clock = clock
        self.randomBytes = randomBytes
        self.freeSpace = freeSpace
    }

    /// The same, with the room of a folder's file system unless another was given.
    func measuring(folder: String) -> GatewayEnvironment {
        GatewayEnvironment(
            clock: clock, randomBytes: randomBytes,
            freeSpace: freeSpace ?? { FreeSpace(ofFolder: folder) })
    }

    /// Bytes of the kernel's generator.
    package static let systemRandomBytes: @Sendable (Int) -> [UInt8] = { count in
        Secrets.randomBytes(count)
    }
}

/// Why a gateway cannot be made, opened, or go on.
package enum GatewayFailed: Error, Equatable {
    /// There is no gateway in the folder.
    case notInitialised
    /// There is one already; it is never overwritten.
    case alreadyInitialised
    /// Another process runs this gateway.
    case inUse
    /// SQLite refuses a setting that durability rests on; its name.
    case settingRefused(String)
    /// The database was made by another version of this program.
    case wrongVersion
    /// The folder or the database cannot be used.
    case unusable
    /// The disk has no room.
    case full
    /// Seconds or multiple are out of bounds.
    case rhythm
    /// The gateway was made with this rhythm, and is to start with another.
    case otherRhythm(TickRhythm)
    /// The directory notes are not a valid chain; which of the notes handed over, from 0.
    case directory(position: Int)
    /// A key note may not be logged; which, from 0.
    case keyNote(position: Int)
    /// The current directory names other gateway keys than those in the key file.
    case otherKeys
    /// The database contradicts itself: it was changed from outside.
    case damaged
    /// It is not known whether a write happened: start again, and the database tells.
    case uncertain
    /// Somebody else appended to this log.
    case secondWriter
}
