import Directory
import Exchange
package import SignedNote

/// One run of a client against one portal: fetches and checks, and never goes back to an older directory.
package actor PortalVisit {
    /// What the address is used for.
    package enum Purpose: Sendable {
        /// By a reporter: only origins that the directory lists.
        case reporting
        /// By someone who signs each request: a socket on the own machine, too.
        case signing
    }

    package nonisolated let calls: PortalCalls
    package nonisolated let authority: VerifierKey
    private let purpose: Purpose
    private let clock: @Sendable () -> UInt64
    private var newest: VerifiedDirectoryChain?

    /// - Parameters:
    ///   - authority: all that is trusted beforehand.
    ///   - clock: UTC seconds.
    package init(
        calls: PortalCalls, authority: VerifierKey, purpose: Purpose,
        clock: @escaping @Sendable () -> UInt64
    ) {
        self.calls = calls
        self.authority = authority
        self.purpose = purpose
        self.clock = clock
    }

    /// Fetches directory and currency note and makes every check of Specification.md.
    package func verifiedPortal() async throws(PortalError) -> VerifiedPortal {
        do {
            return try await fetch()
        } catch PortalError.currencyForAnotherSet {
            // The keys changed between the two requests, perhaps: once more.
            return try await fetch()
        }
    }

    private func fetch() async throws(PortalError) -> VerifiedPortal {
        if purpose == .reporting, calls.connection.base.kind == .unixSocket { throw .localAddress }
        let directoryBytes = try await calls.get(.directory)
        let currencyBytes = try await calls.get(.currency)
        let portal = try VerifiedPortal(
            directory: directoryBytes, currency: currencyBytes, authority: authority,
            today: AlmatyDay(unixSeconds: clock()))
        try checkAddress(in: portal.directory)
        if let newest, !portal.chain.extends(newest) { throw .directoryWentBack }
        newest = portal.chain
        return portal
    }

    /// Specification.md, 3.
    private func checkAddress(in directory: Directory) throws(PortalError) {
        let address = calls.connection.base
        if address.kind == .unixSocket, purpose == .signing { return }
        guard let origin = try? Origin(address.text), directory.lists(origin) else {
            throw .addressNotListed
        }
    }
}
