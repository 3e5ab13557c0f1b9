import Directory
import Encoding
import Officer
import PortalClient
import Secrets
import Wording

/// The desk behind the pages: locked or open, used by one request at a time (Specification.md §3).
///
/// What was opened is in memory between unlocking and locking, nowhere else.
actor DeskHouse {
    let settings: DeskSettings
    private(set) var access = BrowserAccess()
    private(set) var language: Language
    /// Known to this program's pages alone: whoever takes its port after it has ended cannot answer for it.
    let word = Hex.encode(randomBytes(16))
    /// What the pages show; empty while locked.
    var book = CaseBook()
    private(set) var isOpen = false
    /// Whether it locked because nobody used it: then a page may keep what was typed in it (Specification.md §3.2).
    private(set) var lockedItself = false
    private var unlocked: UnlockedDesk?
    /// Counts the locks: what began before one ends with it.
    private var generation = 0
    /// Requests that are being answered: a desk at work is not idle.
    private var requestCount = 0
    /// Claim codes that were not handed over yet, by their pages; a lock keeps them, or they would be lost for good.
    var handing: [String: Handing] = [:]
    /// Files that were picked for intakes, by their pages.
    var scans: [String: HeldScans] = [:]
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// Work that nobody waits for, behind the other.
    private var patient: [CheckedContinuation<Void, Never>] = []
    private var lastUse = ContinuousClock.now
    /// The only name that this desk answers to: `<label>.localhost:<port>`.
    private(set) var host = ""
    /// What the next page says above all else.
    private var notice: Phrase?

    init(settings: DeskSettings) {
        self.settings = settings
        language = settings.language
    }

    /// Takes a name that nobody can guess, on the port that the system gave.
    func serve(at port: Int) {
        host = "\(Hex.encode(randomBytes(Self.labelByteCount))).localhost:\(port)"
    }

    /// Has the next page say something.
    func say(_ phrase: Phrase) { notice = phrase }

    func takeNotice() -> Phrase? {
        defer { notice = nil }
        return notice
    }

    private static let labelByteCount = 8

    // MARK: The door

    /// A new code to be printed; whoever was in is out.
    func issueCode() async -> EntryCode {
        await lock()
        return access.issueCode()
    }

    func enter(_ code: String) -> BrowserAccess.Entry { access.enter(code) }

    /// The language of all pages from now on.
    func speak(_ language: Language) { self.language = language }

    // MARK: Locking

    /// Opens the key file and begins a visit.
    ///
    /// - Throws: what the key file or the portal refused; the desk stays locked.
    func unlock(_ passphrase: consuming SecretBytes) async throws {
        // A wrong passphrase changes nothing about why it is locked.
        await lock(byItself: lockedItself)
        let own = generation
        await take(patiently: false)
        do {
            let opened = try await settings.unlock(passphrase)
            guard own == generation else {
                // Locked meanwhile: whoever did that meant it.
                await opened.close()
                throw DeskLocked()
            }
            book = CaseBook(directory: opened.desk.portal.directory, own: opened.desk.keyholder)
            unlocked = consume opened
            isOpen = true
            lockedItself = false
            lastUse = .now
            give()
        } catch {
            give()
            throw error
        }
    }

    /// Lets go of keys and everything that was opened.
    func lock(byItself: Bool = false) async {
        generation += 1
        lockedItself = byItself
        isOpen = false
        notice = nil
        scans = [:]
        book = CaseBook()
        if let desk = unlocked.take() { await desk.close() }
    }

    /// The officer did something.
    func touch() { lastUse = .now }

    /// How long the desk stays open if nobody uses it.
    var secondsToLock: Int64 {
        max(0, (settings.idleLimit - (ContinuousClock.now - lastUse)).components.seconds)
    }

    /// Counts a request while it is answered; `false` when it has been.
    func answering(_ isBegin: Bool) {
        requestCount += isBegin ? 1 : -1
    }

    /// Locks a desk that nobody has used for the time set.
    func lockIfIdle() async {
        if isOpen, requestCount == 0, ContinuousClock.now - lastUse >= settings.idleLimit {
            await lock(byItself: true)
        }
    }

    // MARK: Working

    /// Works with the desk once it is free.
    ///
    /// - Parameter patiently: behind every request, as work of the desk's own is.
    /// - Throws: `DeskLocked` when it is locked, or was in between; what `body` throws.
    func use<R: Sendable>(
        patiently: Bool = false, _ body: @Sendable (inout UnlockedDesk) async throws -> R
    ) async throws -> R {
        let own = generation
        await take(patiently: patiently)
        defer { give() }
        guard isOpen, own == generation, var desk = unlocked.take() else { throw DeskLocked() }
        let result: Result<R, any Error>
        do {
            result = .success(try await body(&desk))
        } catch {
            result = .failure(error)
        }
        guard isOpen, own == generation else {
            await desk.close()
            throw DeskLocked()
        }
        unlocked = consume desk
        return try result.get()
    }

    private func take(patiently: Bool) async {
        guard isBusy else {
            isBusy = true
            return
        }
        await withCheckedContinuation { continuation in
            if patiently { patient.append(continuation) } else { waiting.append(continuation) }
        }
    }

    private func give() {
        if !waiting.isEmpty {
            waiting.removeFirst().resume()
        } else if !patient.isEmpty {
            patient.removeFirst().resume()
        } else {
            isBusy = false
        }
    }
}

/// The desk is locked.
struct DeskLocked: Error, Equatable {}
