import Exchange

/// For how long the same request is sent again while trouble passes (Specification.md §9).
///
/// What is sent again must be such that the gateway may get it twice.
package struct Patience: Sendable {
    private let limit: Duration
    private let pause: @Sendable (Duration) async throws -> Void
    private let lasting: @Sendable () -> Void

    /// - Parameters:
    ///   - limit: how much is waited between attempts, in all, while none succeeds.
    ///   - pause: waits; what it throws ends the attempts as cancelled.
    ///   - lasting: told once for each trouble that lasts longer than a few attempts.
    package init(
        limit: Duration,
        pause: @escaping @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        },
        lasting: @escaping @Sendable () -> Void = {}
    ) {
        self.limit = limit
        self.pause = pause
        self.lasting = lasting
    }

    /// Whether it lasts longer than where nothing is lost by trying again later.
    var isLong: Bool { limit > SubmissionCalls.briefly }

    /// Asks until there is an answer, or a trouble that does not pass.
    ///
    /// - Parameter request: is told how often it was asked, from 1.
    package func ask(
        _ request: (Int) async throws(PortalError) -> [UInt8]
    ) async throws(PortalError) -> [UInt8] {
        var trouble = Trouble()
        var attempt = 1
        while true {
            do {
                return try await request(attempt)
            } catch {
                guard error.isPassing, let wait = next(in: &trouble, asked: error.askedSeconds)
                else { throw error }
                try await rest(wait)
            }
            attempt += 1
        }
    }

    /// Failed attempts in a row.
    struct Trouble {
        fileprivate var count = 0
        fileprivate var waited = Duration.zero
    }

    /// What to wait after one more failed attempt; nil when this lasted too long.
    ///
    /// - Parameter seconds: what the gateway asked for, if it did.
    func next(in trouble: inout Trouble, asked seconds: Int? = nil) -> Duration? {
        trouble.count = min(trouble.count + 1, Patience.mostDoublings)
        let wait = Duration.seconds(
            min(max(seconds ?? 0, 1 << trouble.count), Patience.longestWait))
        let before = trouble.waited
        guard before + wait <= limit else { return nil }
        trouble.waited += wait
        if before < Patience.silence, trouble.waited >= Patience.silence { lasting() }
        return wait
    }

    /// - Throws: that it was cancelled.
    func rest(_ wait: Duration) async throws(PortalError) {
        guard (try? await pause(wait)) != nil else { throw .transport(.cancelled) }
    }

    private static let mostDoublings = 6
    /// Nobody waits longer for one attempt, in seconds.
    private static let longestWait = 60
    /// A trouble of so many seconds is not worth a word.
    private static let silence = Duration.seconds(20)
}

extension PortalError {
    /// How many seconds the gateway asks to wait before the next attempt.
    fileprivate var askedSeconds: Int? {
        if case .problem(.busy, let seconds) = self { seconds } else { nil }
    }
}
