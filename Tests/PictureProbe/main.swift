// `unsafe` here: calls of the kernel that a confined process may not make; none of them returns when the confinement holds.
import Glibc
import Pictures

/// What a decoder that was taken over would try; the name of the attempt is the only argument. A confinement that lets it happen
/// shows by one grey pixel as answer.
let attempt = CommandLine.arguments.dropFirst().first ?? "decode"

func answer(_ bytes: [UInt8]) -> Never {
    var sent = 0
    while sent < bytes.count {
        sent += unsafe bytes.withUnsafeBytes { bytes in
            unsafe max(0, write(1, bytes.baseAddress?.advanced(by: sent), bytes.count - sent))
        }
    }
    _exit(0)
}

let greyPixel: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 1, 128, 128, 128]

if attempt == "decode" { PictureChild.run() }
if attempt == "environment" {
    // Before the confinement, which forbids to look: no variable, and descriptors 0 to 2 alone.
    let isEmpty = unsafe environ.pointee == nil
    let isClosed = (3..<64).allSatisfy { fcntl($0, F_GETFD) < 0 }
    if isEmpty && isClosed { answer(greyPixel) }
    _exit(1)
}
if attempt == "unconfined" { answer(greyPixel) }

let thread = attempt == "thread" ? IdleThread() : nil

guard PictureChild.confine(processorSeconds: 1) else { _exit(1) }

switch attempt {
case "nothing": break
case "thread": thread?.end()
case "open": _ = unsafe open("/dev/null", O_RDONLY)
case "socket": _ = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
case "descriptor": _ = dup(0)
case "read": _ = read(2, nil, 0)
case "write": _ = unsafe write(2, "a", 1)
case "process": _ = getpid()
case "child":
    var id: pid_t = 0
    var nothing: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    _ = unsafe posix_spawn(&id, "/bin/true", nil, nil, &nothing, &nothing)
case "kill": _ = kill(getppid(), 0)
case "execute":
    // Memory that holds code.
    _ = unsafe mmap(
        nil, 4_096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
case "memory":
    // More than there is: the kernel says no, which is not the process's end.
    let memory = unsafe mmap(
        nil, 1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    if unsafe memory == MAP_FAILED { _exit(10) }
case "loop": while true { if attempt.isEmpty { break } }
case "sides": answer([0, 0, 0, 2] + greyPixel.dropFirst(4))
case "more": answer(greyPixel + [0])
case "endless": while true { _ = unsafe write(1, greyPixel, greyPixel.count) }
case "empty": _exit(0)
default: _exit(1)
}
answer(greyPixel)
