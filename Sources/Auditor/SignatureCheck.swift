import Details

/// Verifies signatures beside each other: they are nearly all of the cost of reading a log.
enum SignatureCheck {
    /// The indices of the details whose signature is missing or wrong, in order.
    static func failures(
        in claims: [LogReading.Claim], workers: Int = workerCount
    ) async -> [UInt64] {
        guard claims.count > smallestShare else { return check(claims[...]) }
        let share = max(smallestShare, (claims.count + workers - 1) / workers)
        let failures = await withTaskGroup(of: [UInt64].self) { group in
            for start in stride(from: 0, to: claims.count, by: share) {
                let part = claims[start..<min(start + share, claims.count)]
                group.addTask { check(part) }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        return failures.sorted()
    }

    private static func check(_ claims: ArraySlice<LogReading.Claim>) -> [UInt64] {
        claims.compactMap { claim in
            do throws(InvalidDetail) {
                _ = try claim.detail.verified()
                return nil
            } catch {
                return claim.index
            }
        }
    }

    /// More tasks than most machines have cores: the runtime runs as many at once as there are.
    static let workerCount = 16
    /// Below this a task costs more than it saves.
    private static let smallestShare = 64
}
