// `unsafe` here: posix_spawn with arrays that live for the call and end in a null pointer; buffers are handed to the kernel with
// their own counts, for one call each. Descriptor and process id are owned by the one value that made them and are given back in
// `end()`.
import CPictures
import Glibc

/// One child with a socket as its standard input and output, an empty environment, and nothing else of ours (Specification.md §3).
struct ChildProcess: ~Copyable {
    private let id: pid_t
    private let socket: CInt

    /// Begins a program.
    ///
    /// - Parameter command: the program's path, and its arguments.
    init(command: [String]) throws(PictureFailed) {
        var pair: [CInt] = [-1, -1]
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &pair) == 0 else {
            throw .unavailable(code: errno)
        }
        defer { close(pair[1]) }
        var id: pid_t = 0
        let code = ChildProcess.spawn(command, on: pair[1], &id)
        guard code == 0 else {
            close(pair[0])
            throw .unavailable(code: code)
        }
        self.id = id
        socket = pair[0]
    }

    /// Hands bytes over and takes what comes back until the child closes its side.
    ///
    /// - Throws: `tookTooLong` when the deadline passed first, `stopped` when more than `limit` bytes came.
    func exchange(
        _ bytes: [UInt8], limit: Int, until deadline: ContinuousClock.Instant
    ) throws(PictureFailed) -> [UInt8] {
        var sent = 0
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = (deadline - .now) / .milliseconds(1)
            guard left > 0 else { throw .tookTooLong }
            let wanted = CInt(POLLIN) | (sent < bytes.count ? CInt(POLLOUT) : 0)
            var entry = pollfd(fd: socket, events: Int16(wanted), revents: 0)
            guard unsafe poll(&entry, 1, CInt(left.rounded(.up))) > 0 else { continue }
            if CInt(entry.revents) & CInt(POLLOUT) != 0, sent < bytes.count {
                sent += send(bytes, from: sent)
                if sent == bytes.count { shutdown(socket, CInt(SHUT_WR)) }
            }
            guard CInt(entry.revents) & CInt(POLLIN | POLLHUP | POLLERR) != 0 else { continue }
            let count = unsafe recv(socket, &chunk, chunk.count, CInt(MSG_DONTWAIT))
            if count > 0 {
                guard received.count + count <= limit else { throw .stopped }
                received += chunk[..<count]
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                return received
            }
        }
    }

    /// Kills the child if it still runs, and waits until it is gone. One that has begun to exit keeps its status.
    ///
    /// - Returns: its exit status; nil when a signal ended it.
    consuming func end() -> Int32? {
        close(socket)
        kill(id, SIGKILL)
        var status: CInt = 0
        while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
    }

    /// How many bytes the child's side took; all that is left when the child is gone.
    private func send(_ bytes: [UInt8], from sent: Int) -> Int {
        let count = unsafe bytes.withUnsafeBytes { whole in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: whole[sent...])
            let flags = CInt(MSG_DONTWAIT) | CInt(MSG_NOSIGNAL)
            return unsafe Glibc.send(socket, rest.baseAddress, rest.count, flags)
        }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : bytes.count - sent
    }

    private static func spawn(_ command: [String], on socket: CInt, _ id: inout pid_t) -> CInt {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_addopen(
            &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe senim_close_from(&actions, STDERR_FILENO + 1)
        var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var environment: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
        return unsafe posix_spawn(
            &id, command[0], &actions, nil, &arguments, &environment)
    }
}
