import PortalClient
import Synchronization
import TransparencyLog

/// Somebody who keeps watch on the public log: each checkpoint continues the one before.
package struct VisitorAtWork: CrashClient {
    private let portal: CrashPortal
    private let visit: PortalVisit
    private let last = Last()

    private final class Last: Sendable {
        let checkpoint = Mutex<VerifiedCheckpoint?>(nil)
    }

    package init(_ portal: CrashPortal) throws {
        self.portal = portal
        visit = try portal.visit(.reporting)
    }

    package func work() async throws {
        let found = try await persistently { () throws(PortalError) in
            try await visit.verifiedPortal()
        }
        let next = try await persistently { () throws(PortalError) in
            try await visit.publicCheckpoint(of: found)
        }
        if let older = last.checkpoint.withLock({ $0 }) {
            guard older.checkpoint.size <= next.checkpoint.size else {
                portal.promises.contradict(
                    "\(older.checkpoint.size) entries were public, then \(next.checkpoint.size)")
                return
            }
            try await persistently { () throws(PortalError) in
                try await visit.checkConsistency(from: older.checkpoint, to: next.checkpoint)
            }
        }
        last.checkpoint.withLock { $0 = next }
        try await Task.sleep(for: .milliseconds(Int.random(in: 100..<500)))
    }
}
