// `unsafe` here: socket calls over arrays and an address that live for the call.
import Encoding
import Glibc

/// One keep-alive HTTP/1.1 connection to 127.0.0.1, with blocking calls: beside what is measured it costs next to nothing.
final class LoopbackConnection {
    private let descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(port: UInt16) throws(BenchFailed) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw .system(call: "socket", errno: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = LoopbackConnection.loopback.bigEndian
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw .system(call: "connect", errno: code)
        }
    }

    deinit { close(descriptor) }

    /// The bytes of a request, made beforehand so that making them is not measured.
    static func request(
        _ method: String, _ path: String, port: UInt16, body: [UInt8] = []
    ) -> [UInt8] {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
        if method == "POST" {
            head += "Content-Type: application/octet-stream\r\nContent-Length: \(body.count)\r\n"
        }
        return Array((head + "\r\n").utf8) + body
    }

    /// Sends a request and reads the whole answer.
    func exchange(_ request: [UInt8]) throws(BenchFailed) -> (status: Int, body: [UInt8]) {
        let answer = try whole(request)
        return (answer.status, answer.body)
    }

    /// Sends a request and reads the answer with its head.
    func send(_ request: String) throws(BenchFailed) -> (
        status: Int, head: String, body: [UInt8]
    ) {
        try whole(Array(request.utf8))
    }

    private func whole(_ request: [UInt8]) throws(BenchFailed) -> (
        status: Int, head: String, body: [UInt8]
    ) {
        try write(request)
        var answer: [UInt8] = []
        var bodyStart: Int?
        while bodyStart == nil {
            answer += try receive()
            bodyStart = LoopbackConnection.endOfHead(in: answer)
        }
        guard let bodyStart else { throw .answer("no head") }
        let head = String(decoding: answer[..<bodyStart], as: UTF8.self)
        let lines = head.split(separator: "\r\n")
        guard
            let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }),
            let length = lines.first(where: { $0.lowercased().hasPrefix("content-length:") }),
            let byteCount = Int(length.dropFirst(15).drop { $0 == " " })
        else { throw .answer("no status or length") }
        while answer.count < bodyStart + byteCount { answer += try receive() }
        return (status, head, Array(answer[bodyStart...]))
    }

    private func write(_ bytes: [UInt8]) throws(BenchFailed) {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes { bytes in
                unsafe Glibc.send(
                    descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw .system(call: "send", errno: errno) }
            sent += count
        }
    }

    private func receive() throws(BenchFailed) -> ArraySlice<UInt8> {
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe recv(descriptor, bytes.baseAddress, bytes.count, 0)
        }
        guard count > 0 else { throw .system(call: "recv", errno: errno) }
        return buffer[..<count]
    }

    private static func endOfHead(in answer: [UInt8]) -> Int? {
        let end = Array("\r\n\r\n".utf8)
        guard answer.count >= end.count else { return nil }
        for start in 0...answer.count - end.count
        where answer[start] == end[0] && answer[start..<start + end.count].elementsEqual(end) {
            return start + end.count
        }
        return nil
    }

    private static let loopback: UInt32 = 0x7F00_0001
}
