// `unsafe` here: system calls over arrays and paths that live for the call.
import Foundation
import GRDB
import Glibc

/// What this machine's disk and SQLite can do with the same bytes, and nothing else around them.
struct DiskLimits {
    let folder: String

    /// Durable rows a second: transactions of `batch` rows into a bare table, WAL, synchronous=FULL, one writer.
    func sqliteRows(_ rows: [[UInt8]], batch: Int) throws -> Double {
        let path = folder + "/limit.sqlite"
        defer { for suffix in ["", "-wal", "-shm"] { unsafe unlink(path + suffix) } }
        let pool = try DatabasePool(path: path)
        defer { try? pool.close() }
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(
                sql: "CREATE TABLE report (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        }
        let begin = ContinuousClock.now
        try pool.writeWithoutTransaction { database in
            let insert = try database.makeStatement(sql: "INSERT INTO report (bytes) VALUES (?)")
            for start in stride(from: 0, to: rows.count, by: batch) {
                try database.inTransaction {
                    for row in rows[start..<min(start + batch, rows.count)] {
                        try insert.execute(arguments: [Data(row)])
                    }
                    return .commit
                }
            }
        }
        return Double(rows.count) / Clients.seconds(since: begin)
    }

    /// Appends a piece and calls fdatasync, again and again.
    func syncsPerSecond(byteCount: Int, count: Int) throws(BenchFailed) -> Double {
        let path = folder + "/limit.bytes"
        let descriptor = unsafe open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw .system(call: "open", errno: errno) }
        defer {
            close(descriptor)
            unsafe unlink(path)
        }
        let piece = [UInt8](repeating: 0x5A, count: byteCount)
        let begin = ContinuousClock.now
        for _ in 0..<count {
            let written = unsafe piece.withUnsafeBytes { bytes in
                unsafe write(descriptor, bytes.baseAddress, bytes.count)
            }
            guard written == byteCount, fdatasync(descriptor) == 0 else {
                throw .system(call: "fdatasync", errno: errno)
            }
        }
        return Double(count) / Clients.seconds(since: begin)
    }

    /// Writes a file, calls fsync, and then the next.
    func filesPerSecond(of bytes: [UInt8], count: Int) throws(BenchFailed) -> Double {
        let paths = (0..<count).map { "\(folder)/limit.\($0).file" }
        defer { for path in paths { unsafe unlink(path) } }
        let begin = ContinuousClock.now
        for path in paths {
            let descriptor = unsafe open(path, O_CREAT | O_WRONLY | O_EXCL, 0o600)
            guard descriptor >= 0 else { throw .system(call: "open", errno: errno) }
            defer { close(descriptor) }
            let written = unsafe bytes.withUnsafeBytes { bytes in
                unsafe write(descriptor, bytes.baseAddress, bytes.count)
            }
            guard written == bytes.count, fsync(descriptor) == 0 else {
                throw .system(call: "fsync", errno: errno)
            }
        }
        return Double(count) / Clients.seconds(since: begin)
    }
}
