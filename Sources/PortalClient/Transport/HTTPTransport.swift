import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Carries requests to one portal: HTTP/1.1, bounded answers, nothing that tells clients apart.
///
/// Redirects are not followed, cookies do not exist, nothing is decompressed, the headers are
/// constant. With a proxy every name is resolved by the proxy, and a failing proxy is an error,
/// never a direct connection. Call `shutdown()` when done.
package final class HTTPTransport: Sendable {
    /// The portal.
    package let base: PortalAddress
    private let client: HTTPClient
    private let hasProxy: Bool
    /// How long an answer may take, besides what the bytes take.
    let patience: Duration

    /// Connects to nothing yet.
    ///
    /// - Parameter patience: how long an answer may take, besides what the bytes take.
    /// - Throws: `proxyMissing` for an onion service without a proxy; `proxyUseless` for a Unix
    ///   socket with one.
    package init(
        base: PortalAddress, proxy: SOCKSProxy? = nil, patience: Duration = .seconds(60)
    ) throws(TransportError) {
        guard !base.isOnion || proxy != nil else { throw .proxyMissing }
        guard base.kind != .unixSocket || proxy == nil else { throw .proxyUseless }
        self.base = base
        self.patience = patience
        hasProxy = proxy != nil
        client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPTransport.configuration(proxy: proxy))
    }

    deinit {
        // Whoever fails before `shutdown()` must not bring the process down: the client traps when it is let go open.
        Task { [client] in try? await client.shutdown() }
    }

    /// Sends one request and reads the whole answer.
    ///
    /// - Parameters:
    ///   - path: begins with `/`; may carry a query, but never anything of a reporter.
    ///   - limit: the most bytes the answer's body may have.
    ///   - timeout: for everything together, from connecting to the last byte.
    package func send(
        _ method: TransportMethod, _ path: String, body: [UInt8] = [], limit: Int,
        timeout: Duration = .seconds(60)
    ) async throws(TransportError) -> TransportAnswer {
        let request = makeRequest(method, path, body: body)
        do {
            return try await withThrowingTaskGroup(of: TransportAnswer.self) { group in
                group.addTask { try await self.execute(request, limit: limit) }
                group.addTask {
                    // The client's own deadline ends with the head of the answer.
                    try await Task.sleep(for: timeout)
                    throw TransportError.timedOut
                }
                defer { group.cancelAll() }
                for try await answer in group { return answer }
                throw TransportError.cancelled
            }
        } catch let error as TransportError {
            throw error
        } catch {
            throw TransportError(error, hasProxy: hasProxy)
        }
    }

    /// Closes all connections, waiting a second at most. Nothing can be sent afterwards.
    ///
    /// The client's own shutdown waits for ever on a proxy that stalls while it shakes hands.
    package func shutdown() async {
        let (ends, end) = AsyncStream<Void>.makeStream()
        let closing = Task { [client] in
            try? await client.shutdown()
            end.yield()
        }
        let waiting = Task {
            try? await Task.sleep(for: HTTPTransport.shutdownTimeout)
            end.yield()
        }
        for await _ in ends { break }
        waiting.cancel()
        closing.cancel()
    }

    private func execute(
        _ request: HTTPClientRequest, limit: Int
    ) async throws -> TransportAnswer {
        let response = try await client.execute(request, deadline: .distantFuture)
        return TransportAnswer(
            status: Int(response.status.code),
            body: try await HTTPTransport.read(response, limit: limit),
            retryAfterSeconds: HTTPTransport.retryAfter(response.headers))
    }

    private func makeRequest(
        _ method: TransportMethod, _ path: String, body: [UInt8]
    ) -> HTTPClientRequest {
        precondition(path.hasPrefix("/"), "a path begins with /")
        let url =
            base.kind == .unixSocket
            ? "http+unix://" + HTTPTransport.percentEncoded(base.host) + path : base.text + path
        var request = HTTPClientRequest(url: url)
        request.method = method == .get ? .GET : .POST
        request.headers = [
            "User-Agent": HTTPTransport.userAgent, "Accept": "*/*",
        ]
        // A socket's path is no host, and HTTP/1.1 asks for one.
        if base.kind == .unixSocket { request.headers.add(name: "Host", value: "localhost") }
        if method == .post {
            request.headers.add(name: "Content-Type", value: "application/octet-stream")
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        return request
    }

    /// Reads until the end, refusing the first byte over the limit.
    private static func read(_ response: HTTPClientResponse, limit: Int) async throws -> [UInt8] {
        if let declared = response.headers.first(name: "Content-Length"),
            let byteCount = Int(declared), byteCount > limit
        {
            throw TransportError.answerTooLarge
        }
        var body: [UInt8] = []
        for try await piece in response.body {
            guard piece.readableBytes <= limit - body.count else {
                throw TransportError.answerTooLarge
            }
            body.append(contentsOf: piece.readableBytesView)
        }
        return body
    }

    private static func retryAfter(_ headers: HTTPHeaders) -> Int? {
        headers.first(name: "Retry-After").flatMap { Int($0) }
            .flatMap { (0...86_400).contains($0) ? $0 : nil }
    }

    private static func configuration(proxy: SOCKSProxy?) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .disabled
        configuration.httpVersion = .http1Only
        configuration.proxy = proxy.map { .socksServer(host: $0.host, port: $0.port) }
        configuration.timeout.connect = TimeAmount(connectTimeout)
        configuration.connectionPool.retryConnectionEstablishment = false
        // A POST whose fate is unknown is never repeated behind the caller's back; an idle
        // connection the portal may just be closing would invite that.
        configuration.connectionPool.idleTimeout = TimeAmount(idleTimeout)
        return configuration
    }

    /// Every byte but letters and digits, as async-http-client reads socket paths.
    private static func percentEncoded(_ path: String) -> String {
        path.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            if scalar.properties.isASCIIHexDigit || (0x61...0x7A).contains(byte) {
                return String(scalar)
            }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }

    /// The same for every client and version: it tells nobody apart.
    private static let userAgent = "senim"
    /// Tor needs up to a minute for a circuit to an onion service.
    private static let connectTimeout = Duration.seconds(60)
    private static let shutdownTimeout = Duration.seconds(1)
    /// Shorter than any server's own.
    private static let idleTimeout = Duration.seconds(15)
}
