import AsyncHTTPClient
import NIOCore

extension TransportError {
    /// What a failure of the HTTP client means. Its own text, which may hold addresses, is dropped.
    init(_ error: any Error, hasProxy: Bool) {
        if error is CancellationError {
            self = .cancelled
        } else if let error = error as? HTTPClientError {
            self.init(error, hasProxy: hasProxy)
        } else if error is IOError || error is ChannelError {
            self = hasProxy ? .proxyRefused : .cannotConnect
        } else {
            self.init(unknown: error, hasProxy: hasProxy)
        }
    }

    private init(_ error: HTTPClientError, hasProxy: Bool) {
        switch error {
        case .cancelled: self = .cancelled
        case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
            self = .timedOut
        case .connectTimeout: self = .timedOut
        case .socksHandshakeTimeout: self = .proxyRefused
        case .tlsHandshakeTimeout: self = .tls
        default: self = .brokenAnswer
        }
    }

    /// Errors of modules beneath the client are known by the module's name alone.
    private init(unknown error: any Error, hasProxy: Bool) {
        let type = String(reflecting: type(of: error))
        if type.hasPrefix("NIOSOCKS.") {
            self = .proxyRefused
        } else if type.hasPrefix("NIOSSL.") {
            self = .tls
        } else if type.hasPrefix("NIOPosix.") {
            self = hasProxy ? .proxyRefused : .cannotConnect
        } else {
            self = .brokenAnswer
        }
    }
}
