// `unsafe` here: system calls take a path for the call.
import Foundation
import Glibc
import Testing

@testable import Secrets

@Suite struct `Saving a key file` {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("senim-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func `is private and leaves nothing else behind`() throws {
        try withFolder { folder in
            try KeyFile.save([1, 2, 3], path: folder + "/key")
            #expect(try KeyFile.read(path: folder + "/key") == [1, 2, 3])
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/key")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["key"])
        }
    }

    @Test func `overwrites only when asked`() throws {
        try withFolder { folder in
            try KeyFile.save([1], path: folder + "/key")
            #expect(throws: KeyFileDiskError.wouldOverwrite) {
                try KeyFile.save([2], path: folder + "/key")
            }
            #expect(try KeyFile.read(path: folder + "/key") == [1])
            try KeyFile.save([3], path: folder + "/key", existing: .replaced)
            #expect(try KeyFile.read(path: folder + "/key") == [3])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["key"])
        }
    }

    @Test func `overwrites what the old file held when it held keys`() throws {
        try withFolder { folder in
            let path = folder + "/key"
            let old = [UInt8](repeating: 0xA5, count: 5000)
            try KeyFile.save(old, path: path)
            // Somebody who looks at the old file's sectors.
            let descriptor = unsafe open(path, O_RDONLY)
            defer { close(descriptor) }
            try KeyFile.save([1, 2, 3], path: path, existing: .overwritten)
            #expect(try KeyFile.read(path: path) == [1, 2, 3])
            #expect(secretByteCount(descriptor) < 100)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["key"])
            try KeyFile.save([1], path: folder + "/first", existing: .overwritten)
            #expect(try KeyFile.read(path: folder + "/first") == [1])
        }
    }

    @Test func `overwrites at the next start what an interrupted one left`() throws {
        try withFolder { folder in
            let path = folder + "/key"
            let secret = [UInt8](repeating: 0xA5, count: 5000)
            let left = ["/.key.0123456789abcdef.new", "/.key.0123456789abcdef.old"]
            var descriptors: [CInt] = []
            for name in left {
                try KeyFile.save(secret, path: folder + name)
                descriptors.append(unsafe open(folder + name, O_RDONLY))
            }
            defer { descriptors.forEach { close($0) } }
            try KeyFile.save(secret, path: path)
            // Before the new one came to its place, the old one is the file in use.
            #expect(unsafe link(path, folder + "/.key.fedcba9876543210.old") == 0)
            try KeyFile.save([7], path: folder + "/.other.0123456789abcdef.new")
            try KeyFile.finishSaving(path: path)
            #expect(descriptors.allSatisfy { secretByteCount($0) < 100 })
            #expect(try KeyFile.read(path: path) == secret)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                    == [".other.0123456789abcdef.new", "key"])
        }
    }

    /// How many bytes of the secret somebody reads who has its file open, whatever its names are now.
    private func secretByteCount(_ descriptor: CInt) -> Int {
        var left = [UInt8](repeating: 0, count: 6000)
        let count = unsafe pread(descriptor, &left, left.count, 0)
        #expect(count == 5000)
        return left[..<max(0, count)].count { $0 == 0xA5 }
    }

    @Test func `refuses a folder that is not there`() throws {
        try withFolder { folder in
            #expect(throws: KeyFileDiskError.system(operation: "create", code: ENOENT)) {
                try KeyFile.save([1], path: folder + "/none/key")
            }
            #expect(throws: KeyFileDiskError.notFound) {
                try KeyFile.read(path: folder + "/none")
            }
        }
    }

    @Test func `refuses to read what is too long or no file`() throws {
        try withFolder { folder in
            let path = folder + "/key"
            try KeyFile.save(
                [UInt8](repeating: 0, count: KeyFile.maximumByteCount + 1), path: path)
            #expect(throws: KeyFileDiskError.tooLong) { try KeyFile.read(path: path) }
            #expect(throws: KeyFileDiskError.notAFile) { try KeyFile.read(path: folder) }
            #expect(throws: KeyFileDiskError.notAFile) { try KeyFile.read(path: "/dev/null") }
        }
    }

    /// Nobody writes into the pipe: a reader that waited would never come back.
    @Test(.timeLimit(.minutes(1))) func `refuses a pipe at once`() throws {
        try withFolder { folder in
            #expect(unsafe mkfifo(folder + "/pipe", 0o600) == 0)
            #expect(throws: KeyFileDiskError.notAFile) { try KeyFile.read(path: folder + "/pipe") }
        }
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o601, 0o666] as [mode_t])
    func `refuses to read what others may touch`(mode: mode_t) throws {
        try withFolder { folder in
            let path = folder + "/key"
            try KeyFile.save([1], path: path)
            #expect(unsafe chmod(path, mode) == 0)
            #expect(throws: KeyFileDiskError.openToOthers) { try KeyFile.read(path: path) }
            #expect(unsafe chmod(path, 0o400) == 0)
            #expect(try KeyFile.read(path: path) == [1])
        }
    }
}
