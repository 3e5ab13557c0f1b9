import Directory
import Encoding
import Exchange
import Synchronization

/// What keyholders may write until the next tick: so many messages each, so many of them in one thread, and so many bytes altogether
/// (Specification.md §16).
///
/// Replies and notes need no work and wait in no queue. Without a bound one keyholder with some T could fill what is staged, and every
/// reporter would be told to come again.
final class AuthoredRoom: Sendable {
    private struct Place: Hashable {
        let keyholder: Identifier
        let thread: Digest
    }

    private struct State {
        var byteCount: UInt64 = 0
        var messages: [Identifier: Int] = [:]
        var messagesInThread: [Place: Int] = [:]
    }

    private let state = Mutex(State())
    private let mostBytes: UInt64
    private let mostMessages: Int
    private let mostInThread: Int

    /// - Parameters:
    ///   - mostStagedBytes: what everyone together may stage for a tick.
    ///   - mostMessages: of one keyholder.
    ///   - mostInThread: of those, in one thread.
    init(
        mostStagedBytes: UInt64, mostMessages: Int = AuthoredRoom.mostMessages,
        mostInThread: Int = AuthoredRoom.mostInThread
    ) {
        mostBytes = mostStagedBytes / AuthoredRoom.shareOneIn
        self.mostMessages = mostMessages
        self.mostInThread = mostInThread
    }

    /// Takes room for a message that is new while it is stored, and gives it back when nothing was stored after all.
    func holding<Stored>(
        _ byteCount: Int, by keyholder: Identifier, in thread: Digest,
        _ store: () async throws(Refusal) -> Stored
    ) async throws(Refusal) -> Stored {
        try take(byteCount, by: keyholder, in: thread)
        do throws(Refusal) {
            return try await store()
        } catch {
            giveBack(byteCount, by: keyholder, in: thread)
            throw error
        }
    }

    func take(
        _ byteCount: Int, by keyholder: Identifier, in thread: Digest
    ) throws(Refusal) {
        let place = Place(keyholder: keyholder, thread: thread)
        let hint: String? = state.withLock { state in
            guard state.byteCount + UInt64(byteCount) <= mostBytes else {
                return "keyholders have written as much as fits until the next tick"
            }
            guard state.messages[keyholder, default: 0] < mostMessages,
                state.messagesInThread[place, default: 0] < mostInThread
            else { return "you have written as much as is taken until the next tick" }
            state.byteCount += UInt64(byteCount)
            state.messages[keyholder, default: 0] += 1
            state.messagesInThread[place, default: 0] += 1
            return nil
        }
        if let hint { throw Refusal(.busy, hint) }
    }

    func giveBack(_ byteCount: Int, by keyholder: Identifier, in thread: Digest) {
        let place = Place(keyholder: keyholder, thread: thread)
        state.withLock { state in
            // A tick may have come between.
            state.byteCount -= min(state.byteCount, UInt64(byteCount))
            AuthoredRoom.lower(&state.messages[keyholder])
            AuthoredRoom.lower(&state.messagesInThread[place])
        }
    }

    /// Nothing is kept of who has none: a thread that is unknown is refused, and there are many names for such.
    private static func lower(_ count: inout Int?) {
        count = count.flatMap { $0 > 1 ? $0 - 1 : nil }
    }

    /// A tick has moved everything into the log.
    func empty() {
        state.withLock { $0 = State() }
    }

    /// Of what everyone together may stage, keyholders' messages take one part in so many.
    private static let shareOneIn: UInt64 = 8
    /// More than anybody writes in an hour.
    static let mostMessages = 64
    static let mostInThread = 16
    /// Statements of duties: more than anybody makes in an hour, who enters a whole case at once.
    static let mostStatements = 128
    static let mostStatementsOfCase = 64
}
