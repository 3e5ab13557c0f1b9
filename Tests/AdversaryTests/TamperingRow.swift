import LivePortal
import Testing

/// Who must notice that something was tampered with.
enum Party: String, Sendable {
    case reporter, desk, trustee, gateway, auditor, witness
    /// The client that sends covers.
    case cover
}

/// One way to tamper with a portal, who must notice it, and what exactly they say.
struct TamperingRow: Sendable, CustomTestStringConvertible {
    /// On what it is tried.
    enum Trial: Sendable {
        /// A whole portal that has settled.
        case portal(@Sendable (LivePortal) async throws -> String)
        /// Files, notes and the code that reads them: whoever checks them needs no portal.
        case paper(@Sendable () async throws -> String)
    }

    let what: String
    let party: Party
    /// The error or finding, as `Said.plain` prints it.
    let expected: String
    /// Tampers, has the party look, and gives what it said.
    let trial: Trial

    init(
        _ what: String, _ party: Party, says expected: String,
        _ act: @escaping @Sendable (LivePortal) async throws -> String
    ) {
        self.what = what
        self.party = party
        self.expected = expected
        trial = .portal(act)
    }

    init(
        _ what: String, _ party: Party, throws expected: any Error,
        _ act: @escaping @Sendable (LivePortal) async throws -> String
    ) {
        self.init(what, party, says: Said.plain(expected), act)
    }

    init(
        onPaper what: String, _ party: Party, says expected: String,
        _ act: @escaping @Sendable () async throws -> String
    ) {
        self.what = what
        self.party = party
        self.expected = expected
        trial = .paper(act)
    }

    init(
        onPaper what: String, _ party: Party, throws expected: any Error,
        _ act: @escaping @Sendable () async throws -> String
    ) {
        self.init(onPaper: what, party, says: Said.plain(expected), act)
    }

    /// What the party said.
    func said() async throws -> String {
        switch trial {
        case .portal(let act): try await LivePortal.with { try await act($0) }
        case .paper(let act): try await act()
        }
    }

    var testDescription: String { "\(what): \(party.rawValue)" }
}

/// What a party said, as text that can stand in a table.
enum Said {
    /// The error a body ends in, or "nothing".
    static func error(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "nothing"
        } catch {
            return plain(error)
        }
    }

    /// What a body says, or the error it ends in.
    static func text(_ body: () async throws -> String) async -> String {
        do { return try await body() } catch { return plain(error) }
    }

    /// Whatever each of several attempts ends in, in their order; what is said more than once stands there once.
    static func each<Change: Sendable>(
        _ changes: [Change], _ attempt: (Change) async throws -> String
    ) async rethrows -> String {
        var said: [String] = []
        for change in changes { said.append(try await attempt(change)) }
        return once(said.joined(separator: "; "))
    }

    /// The same of attempts that need not wait for anything.
    static func every<Change>(
        _ changes: [Change], _ attempt: (Change) throws -> String
    ) rethrows -> String {
        once(try changes.map(attempt).joined(separator: "; "))
    }

    /// What is said more than once, once.
    static func once(_ said: String) -> String {
        var parts: [String] = []
        for part in said.split(separator: "; ").map(String.init) where !parts.contains(part) {
            parts.append(part)
        }
        return parts.joined(separator: "; ")
    }

    /// A value without the names of its modules and types.
    static func plain(_ value: Any) -> String {
        String(describing: value)
            .replacing(/\b(?:[A-Za-z]+\.)+(?=[a-z])/, with: "")
            .replacing(", retryAfterSeconds: nil", with: "")
    }
}
