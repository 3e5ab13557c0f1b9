import ArgumentParser
import Encoding
import Exchange
import PortalClient
import SignedNote
import Wording

/// `senim gateway adopt`: hands the next version of the directory to a running gateway.
struct GatewayAdopt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Hand the next version of the directory to a running gateway.",
        discussion: """
            Anyone may: the directory proves itself by its signatures. With the trustees' it is in force at \
            once; without, it waits for `senim trustee approve` (exit status 4).
            """)

    @Option(help: "The directory note that `senim directory sign` made.")
    var directory: String
    @Option(help: "Address of the gateway: http://…, https://… or unix:/path.")
    var portal: String
    @Option(help: "SOCKS proxy such as Tor's: socks5h://127.0.0.1:9050.")
    var proxy: String?
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            let bytes = try CommandFiles.read(directory, limit: Endpoint.newDirectory.requestLimit)
            guard let note = try? SignedNote(parsing: bytes) else {
                throw CommandFailure(
                    .malformedInput, .gatewayDirectoryMalformed(path: directory),
                    hint: .gatewayDirectoryRefusedHint)
            }
            let transport = try PortalOptions.transport(to: portal, proxy: proxy)
            let answer: [UInt8]
            do {
                answer = try await PortalCalls(transport).post(.newDirectory, note.bytes)
            } catch {
                await transport.shutdown()
                throw error
            }
            await transport.shutdown()
            let reception: DirectoryReception
            do throws(MalformedExchange) {
                reception = try DirectoryReception(parsing: answer)
            } catch {
                throw PortalError.malformed(error)
            }
            let isAdopted = reception == .adopted
            output.say(isAdopted ? .gatewayDirectoryAdopted : .gatewayDirectoryWaits)
            output.finish(with: [JSONMember("adopted", .bool(isAdopted))])
            return isAdopted ? .ok : .notYet
        }
    }
}
