// `unsafe` here: the kernel reads the limit by address, for the call.
import CSodium
import Glibc

/// Keeps memory out of files when a process dies (Specification.md §4).
package enum CoreDumps {
    /// Forbids core dumps and debuggers, for this process and what it starts.
    ///
    /// Called first by every program that holds secrets.
    package static func forbid() throws(CoreDumpsAllowed) {
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else {
            throw CoreDumpsAllowed(code: errno)
        }
        guard senim_forbid_dumping() == 0, areForbidden else { throw CoreDumpsAllowed(code: errno) }
    }

    /// Reads the settings back.
    package static var areForbidden: Bool {
        var limit = rlimit()
        return unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0
            && limit.rlim_cur == 0 && limit.rlim_max == 0 && senim_is_dumpable() == 0
    }
}

/// Thrown when the kernel would still write a core dump.
package struct CoreDumpsAllowed: Error, Equatable {
    package let code: Int32
}
