import HummingbirdCore
import NIOCore
import Synchronization

/// Connections that were set up and not yet handed to their task.
///
/// A server that stops may drop such a connection, and SwiftNIO ends the whole process when one is
/// freed without having been finished. So each is kept here until its task claims it, and finished
/// here when it closes unclaimed.
final class UnclaimedConnections: Sendable {
    private let values = Mutex<[ObjectIdentifier: HTTP1Channel.Value]>([:])

    /// Keeps a connection until it is claimed or closes.
    func hold(_ value: HTTP1Channel.Value) {
        values.withLock { $0[ObjectIdentifier(value.channel)] = value }
        value.channel.closeFuture.whenComplete { _ in
            guard self.claim(value) else { return }
            Task { try? await value.executeThenClose { _, _ in } }
        }
    }

    /// Whether the caller is the one to finish the connection; true once only.
    func claim(_ value: HTTP1Channel.Value) -> Bool {
        values.withLock { $0.removeValue(forKey: ObjectIdentifier(value.channel)) != nil }
    }
}
