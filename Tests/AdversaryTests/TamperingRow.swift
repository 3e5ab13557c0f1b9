import LivePortal
import Testing

/// Who must notice that something was tampered with.
enum Party: String, Sendable {
    case reporter, desk, trustee, gateway, auditor, witness
}

/// One way to tamper with a portal, who must notice it, and what exactly they say.
struct TamperingRow: Sendable, CustomTestStringConvertible {
    let what: String
    let party: Party
    /// The error or finding, as `Said.plain` prints it.
    let expected: String
    /// Tampers, has the party look, and gives what it said.
    let act: @Sendable (LivePortal) async throws -> String

    init(
        _ what: String, _ party: Party, says expected: String,
        _ act: @escaping @Sendable (LivePortal) async throws -> String
    ) {
        self.what = what
        self.party = party
        self.expected = expected
        self.act = act
    }

    init(
        _ what: String, _ party: Party, throws expected: any Error,
        _ act: @escaping @Sendable (LivePortal) async throws -> String
    ) {
        self.init(what, party, says: Said.plain(expected), act)
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

    /// A value without the names of its modules and types.
    static func plain(_ value: Any) -> String {
        String(describing: value)
            .replacing(/\b(?:[A-Za-z]+\.)+(?=[a-z])/, with: "")
            .replacing(", retryAfterSeconds: nil", with: "")
    }
}
