import Synchronization

/// Somebody who works at the portal, one thing after another, until told to stop.
package protocol CrashClient: ~Copyable, Sendable {
    /// Does one thing, however often the portal is killed meanwhile.
    ///
    /// - Throws: what no kill explains.
    borrowing func work() async throws
}

/// Tells clients when to stop: after what they are doing, so that nothing is left half done.
package final class ClosingTime: Sendable {
    private let hasCome = Mutex(false)

    package init() {}

    package func come() { hasCome.withLock { $0 = true } }

    /// Lets a client work until then; what goes wrong is kept with the promises.
    package func work(
        _ client: borrowing some CrashClient & ~Copyable, name: String, _ promises: Promises
    ) async {
        while !hasCome.withLock({ $0 }) {
            do {
                try await client.work()
            } catch {
                promises.contradict("\(name): \(error)")
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
