/// Why an operation on the storage failed, Specification.md §1.4.
package enum StorageFailure: Error, Equatable {
    /// Nothing was written: too much waits already.
    case busy
    /// Nothing was written: the disk has no room.
    case full
    /// Nothing was written, for any other reason.
    case failed
    /// Nobody knows whether it was written: the process must stop, and learns the truth at its next start.
    case uncertain
}

/// Why the storage could not be opened or made.
package enum StorageNotOpened: Error, Equatable {
    /// There is no database in the folder.
    case missing
    /// A database is there already: it is never overwritten.
    case exists
    /// Another process has the folder.
    case inUse
    /// SQLite did not take a setting that durability or erasure rests on; its name.
    case settingRefused(String)
    /// The database was made by another version of this program.
    case wrongVersion
    /// The disk has no room.
    case full
    /// The folder cannot be read or written, or the file is no database.
    case unusable
}
