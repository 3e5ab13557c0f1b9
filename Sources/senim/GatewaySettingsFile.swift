import Configuration
import Encoding
import Gateway
import HTTPService
import PortalClient
import SystemPackage
import Wording

/// `gateway.json`: what the operator may choose, and nothing that weakens sealing.
///
/// The rhythm is fixed when the log begins; a start with another is refused.
struct GatewaySettingsFile {
    let listen: ServiceAddress
    let rhythm: TickRhythm
    let witnesses: [PortalAddress]
    let listenText: String
    private let witnessTexts: [String]

    /// Checks every value.
    init(
        listen: String, tickSeconds: UInt64, padding: Int, witnesses: [String]
    ) throws(CommandFailure) {
        do {
            self.listen = try ServiceAddress(parsing: listen)
        } catch .notLoopback {
            throw CommandFailure(.usage, .listenNotLoopback)
        } catch {
            throw CommandFailure(.usage, .usageInvalid(option: "listen"))
        }
        guard (1...86_400).contains(tickSeconds), UInt64(86_400).isMultiple(of: tickSeconds) else {
            throw CommandFailure(
                .usage, .usageInvalid(option: "tickSeconds"), hint: .gatewayTickHint)
        }
        guard let rhythm = try? TickRhythm(seconds: tickSeconds, multiple: padding) else {
            throw CommandFailure(.usage, .usageInvalid(option: "padding"))
        }
        var addresses: [PortalAddress] = []
        for text in witnesses {
            guard let address = try? PortalAddress(parsing: text) else {
                throw CommandFailure(.usage, .usageInvalid(option: "witness"))
            }
            addresses.append(address)
        }
        self.rhythm = rhythm
        self.witnesses = addresses
        listenText = listen
        witnessTexts = witnesses
    }

    /// Reads the file.
    init(path: String) async throws(CommandFailure) {
        let reader: ConfigReader
        do {
            reader = ConfigReader(
                provider: try await FileProvider<JSONSnapshot>(filePath: FilePath(path)))
        } catch {
            throw CommandFailure(
                .inputMissing, .fileCannotRead(path: path), hint: .gatewaySettingsHint)
        }
        guard let listen = reader.string(forKey: "listen"),
            let tickSeconds = reader.int(forKey: "tickSeconds"), tickSeconds > 0,
            let padding = reader.int(forKey: "padding"),
            let witnesses = reader.stringArray(forKey: "witnesses")
        else {
            throw CommandFailure(
                .malformedInput, .gatewaySettingsMalformed(path: path), hint: .gatewaySettingsHint)
        }
        try self.init(
            listen: listen, tickSeconds: UInt64(tickSeconds), padding: padding,
            witnesses: witnesses)
    }

    /// The file as JSON.
    var bytes: [UInt8] {
        JSONValue.object([
            JSONMember("listen", .string(listenText)),
            JSONMember("tickSeconds", .integer(Int64(rhythm.seconds))),
            JSONMember("padding", .integer(Int64(rhythm.multiple))),
            JSONMember("witnesses", .array(witnessTexts.map { .string($0) })),
        ]).bytes + [UInt8(ascii: "\n")]
    }

    /// An hour: what the law's clock and the reporter's cover both live with.
    static let defaultTickSeconds: UInt64 = 3600
    static let defaultPadding = 16
}
