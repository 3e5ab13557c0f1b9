package import Directory
import Exchange
import PortalClient
import PortalSamples
import SignedNote

extension LivePortal {
    /// Puts the next version of the directory in force, approved by all three trustees, and lets everyone take note.
    package func adopt(_ change: (inout DirectoryDraft) -> Void) async throws {
        var draft = DirectoryDraft(following: try await visit().verifiedPortal().directory)
        change(&draft)
        let note = SamplePortal.note(draft, approvedBy: ["t1", "t2", "t3"])
        _ = try await wire().calls.post(.newDirectory, note.bytes)
        try await settle()
    }

    /// Moves the clock by whole days, and lets everyone catch up: each new day has a currency note.
    package func pass(days: UInt64) async throws {
        clock.advance(days * Sample.day)
        try await settle()
    }

    /// Ticks until what was posted is logged, confirmed and public.
    package func settle() async throws {
        for _ in 0..<3 {
            try await tick()
            clock.advance(60)
        }
        try await work()
    }
}
