import Directory
import PortalClient
import SignedNote
import Wording

extension PortalOptions {
    /// The authority's key, read from the argument itself or from the file it names.
    func authorityKey() throws(CommandFailure) -> VerifierKey {
        try CommandNames.authority(authority)
    }

    /// The gateway's address, strictly read.
    func address() throws(CommandFailure) -> PortalAddress {
        do {
            return try PortalAddress(parsing: portal)
        } catch {
            throw error.failure
        }
    }

    /// The connection to the gateway, through the proxy if one is given; `shutdown()` it at the end.
    ///
    /// - Parameter patience: how long an answer may take; through a proxy always a minute.
    func transport(
        patience: Duration = .seconds(60)
    ) throws(CommandFailure) -> HTTPTransport {
        try PortalOptions.transport(
            to: portal, proxy: proxy, patience: proxy == nil ? patience : .seconds(60))
    }

    /// The same for a command that needs no authority.
    static func transport(
        to portal: String, proxy: String?, patience: Duration = .seconds(60)
    ) throws(CommandFailure) -> HTTPTransport {
        let base: PortalAddress
        do {
            base = try PortalAddress(parsing: portal)
        } catch {
            throw error.failure
        }
        var socks: SOCKSProxy?
        if let proxy {
            do {
                socks = try SOCKSProxy(parsing: proxy)
            } catch {
                throw error.failure
            }
        }
        do {
            return try HTTPTransport(base: base, proxy: socks, patience: patience)
        } catch {
            throw error.failure
        }
    }

    /// Warns when the connection would show this computer's address to the portal and to those on the way.
    func warnIfDirect(_ output: CommandOutput) throws(CommandFailure) {
        if proxy == nil, try !address().isLoopback {
            output.warn(.portalDirectConnection, hint: .portalDirectConnectionHint)
        }
    }

    /// Runs a body with a visit to the portal and closes the connection behind it.
    func withVisit<R>(
        _ purpose: PortalVisit.Purpose, _ body: (PortalVisit) async throws -> R
    ) async throws -> R {
        let transport = try transport()
        let visit = PortalVisit(
            calls: PortalCalls(transport), authority: try authorityKey(), purpose: purpose,
            clock: CommandClock.now)
        do {
            let result = try await body(visit)
            await transport.shutdown()
            return result
        } catch {
            await transport.shutdown()
            throw error
        }
    }
}

extension CommandNames {
    /// An authority's key, read from the argument itself or from the file it names.
    static func authority(_ argument: String) throws(CommandFailure) -> VerifierKey {
        var text = argument
        if !text.contains("+") {
            do {
                let bytes = try CommandFiles.read(argument, limit: keyFileLimit)
                text = String(decoding: bytes, as: UTF8.self)
            } catch {
                throw error.failure
            }
        }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        guard let key = try? VerifierKey(parsing: text), (try? Portal(ofAuthority: key)) != nil
        else {
            throw CommandFailure(
                .malformedInput, .portalAuthorityMalformed, hint: .portalAuthorityHint)
        }
        return key
    }

    private static let keyFileLimit = 4096
}
