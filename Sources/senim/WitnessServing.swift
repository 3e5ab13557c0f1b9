import Directory
import Glibc
import HTTPService
import Logging
import ServiceLifecycle
import SignedNote
import UnixSignals
import Wording

/// Services that end cleanly on SIGTERM and SIGINT.
enum WitnessServing {
    /// Runs a service until it is told to stop.
    static func run(_ service: some Service) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(
                        service: service, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup)
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }))
        do {
            try await group.run()
        } catch is ServerFailed {
            throw CommandFailure(
                .unexpected, .witnessCannotListen, hint: .witnessCannotListenHint)
        }
    }

    /// Where a server may listen: this machine alone.
    static func address(_ text: String, option: String) throws(CommandFailure) -> ServiceAddress {
        do throws(RefusedAddress) {
            return try ServiceAddress(parsing: text)
        } catch .notLoopback {
            throw CommandFailure(.usage, .listenNotLoopback)
        } catch {
            throw CommandFailure(.usage, .usageInvalid(option: option))
        }
    }
}

/// Things on disk that several of the roles' commands need.
enum RoleFiles {
    /// Makes a folder that only its owner may enter, or takes the one that is there.
    static func makeFolder(_ path: String) throws(CommandFileError) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .cannotWrite(path: path, full: errno == ENOSPC)
        }
    }

    /// A verifier key, from the argument itself or from the file it names.
    static func verifierKey(_ argument: String, option: String) throws(CommandFailure)
        -> VerifierKey
    {
        var text = argument
        if !text.contains("+") {
            do throws(CommandFileError) {
                text = String(
                    decoding: try CommandFiles.read(argument, limit: verifierKeyLimit),
                    as: UTF8.self)
            } catch {
                throw error.failure
            }
        }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        guard let key = try? VerifierKey(parsing: text) else {
            throw CommandFailure(.malformedInput, .usageInvalid(option: option))
        }
        return key
    }

    /// The authority's key, which is named after its portal.
    static func authorityKey(_ argument: String) throws(CommandFailure) -> VerifierKey {
        let key = try verifierKey(argument, option: "--authority")
        guard (try? Portal(ofAuthority: key)) != nil else {
            throw CommandFailure(
                .malformedInput, .portalAuthorityMalformed, hint: .portalAuthorityHint)
        }
        return key
    }

    private static let verifierKeyLimit = 4096
}
