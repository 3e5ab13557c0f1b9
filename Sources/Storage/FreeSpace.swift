// `unsafe` here: statvfs of the C library, given a string for the call and a local structure to fill.
import Glibc

/// What a file system has left, in bytes.
package struct FreeSpace: Sendable, Equatable {
    /// What a process without privileges may still write.
    package let free: UInt64
    package let total: UInt64

    package init(free: UInt64, total: UInt64) {
        self.free = free
        self.total = total
    }

    /// Of the file system that holds a folder; nil when the system does not tell.
    package init?(ofFolder path: String) {
        var figures = statvfs()
        guard unsafe statvfs(path, &figures) == 0 else { return nil }
        let unit = UInt64(figures.f_frsize)
        free = UInt64(figures.f_bavail).multipliedReportingOverflow(by: unit).partialValue
        total = UInt64(figures.f_blocks).multipliedReportingOverflow(by: unit).partialValue
    }
}
