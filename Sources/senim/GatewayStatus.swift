import ArgumentParser
import Encoding
import Exchange
import PortalClient
import Wording

/// `senim gateway status`: asks a running gateway what it tells everyone.
struct GatewayStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Ask a gateway for its state.",
        discussion: "Exit status 4 while it waits for trustees, 76 when its database was put back.")

    @Option(help: "Address of the gateway: http://…, https://… or unix:/path.")
    var portal: String
    @Option(help: "SOCKS proxy such as Tor's: socks5h://127.0.0.1:9050.")
    var proxy: String?
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let transport = try PortalOptions.transport(to: portal, proxy: proxy)
            let body: [UInt8]
            do {
                body = try await PortalCalls(transport).get(.status)
            } catch {
                await transport.shutdown()
                throw error
            }
            await transport.shutdown()
            guard let value = try? JSONValue(parsing: body),
                var reader = try? JSONObjectReader(value),
                let name = try? reader.string("portal", maximumByteCount: 64),
                let state = try? reader.string("state", maximumByteCount: 64),
                let size = try? reader.integer("publicSize", in: 0...Int64.max)
            else { throw CommandFailure(.verificationFailed, .gatewayStatusUnreadable) }
            output.say(.gatewayStatus(portal: name, state: state, size: UInt64(size)))
            output.finish(with: [
                JSONMember("portal", .string(name)), JSONMember("state", .string(state)),
                JSONMember("publicSize", .integer(size)),
            ])
            switch Problem(rawValue: state) {
            case .waitingForTrustees: return .notYet
            case .rolledBack:
                output.warn(.problemRolledBack, hint: .problemRolledBackHint)
                return .verificationFailed
            default: return .ok
            }
        }
    }
}
