import Glibc
import NIOCore

/// Why a server could not listen, or had to stop.
package enum ServerFailed: Error, Equatable {
    /// Another process listens there.
    case addressInUse
    /// The system does not let us listen there.
    case notPermitted
    /// The folder of the socket does not exist.
    case noSuchFolder
    /// Anything else.
    case other

    init(_ error: IOError) {
        switch error.errnoCode {
        case EADDRINUSE: self = .addressInUse
        case EACCES, EPERM: self = .notPermitted
        case ENOENT, ENOTDIR: self = .noSuchFolder
        default: self = .other
        }
    }
}
