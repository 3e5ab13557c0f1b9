import Encoding
import Exchange
import Foundation
import PortalClient
import SealedMessage
import Sealing
import Synchronization
import Testing

@testable import Reporter

@Suite struct `Uploading files` {
    private let desk = UploadDesk()
    private let nonce = MessageNonce.random()

    @Test func `gives the gateway what opens to the very same bytes`() async throws {
        let sources = [Bytes("a.txt", 100), Bytes("empty", 0), Bytes("b.bin", 3 << 20)]
        let uploaded = try await upload(sources)
        #expect(uploaded.manifest.files.map(\.name) == ["a.txt", "empty", "b.bin"])
        #expect(try opened(uploaded) == sources.flatMap { $0.all })
    }

    @Test func `takes up a lost connection with the identical bytes`() async throws {
        desk.world.withLock {
            $0.breaks = [
                nil, .request(.cannotConnect), .answer(.brokenAnswer), .problem(.busy),
                .answer(.timedOut), nil,
            ]
        }
        let sources = [Bytes("b.bin", 3 << 20)]
        let uploaded = try await upload(sources)
        #expect(try opened(uploaded) == sources[0].all)
        let received = desk.world.withLock { $0.received }
        #expect(received.count == 5)
        for index in UInt32(0)..<3 {
            #expect(Set(received.filter { $0.index == index }.map(\.chunk)).count == 1)
        }
    }

    @Test func `sends again what the gateway had confirmed and lost`() async throws {
        desk.world.withLock { $0.forgets = [1] }
        let sources = [Bytes("b.bin", 3 << 20)]
        let uploaded = try await upload(sources)
        #expect(try opened(uploaded) == sources[0].all)
        #expect(desk.world.withLock { $0.received.map(\.index) } == [0, 1, 2, 1])
    }

    @Test func `stops when a file is no longer what was sent of it`() async throws {
        let source = Bytes("b.bin", 3 << 20)
        desk.world.withLock { world in
            world.forgets = [1]
            world.before = { index in if index == 2 { source.change() } }
        }
        await #expect(throws: UploadFailed.changed(name: nil)) { try await upload([source]) }
        // Of the changed bytes nothing went out for the place that had others before.
        #expect(desk.world.withLock { $0.received.map(\.index) } == [0, 1, 2])
    }

    @Test func `gives up after a while, and says that nothing was sent`() async throws {
        desk.world.withLock {
            $0.breaks = Array(repeating: .request(.cannotConnect), count: 99)
        }
        await #expect(throws: UploadFailed.notSent(.transport(.cannotConnect))) {
            try await upload([Bytes("a", 1)])
        }
        #expect(desk.world.withLock { $0.breaks.count } == 91)
    }

    @Test func `never asks a file for more than a chunk`() async throws {
        let source = Bytes("b.bin", 5 << 20 + 77)
        _ = try await upload([Bytes("a", 10), source])
        #expect(source.longest.withLock { $0 } == 1 << 20)
    }

    @Test func `tells how far it has come`() async throws {
        let told = Mutex<[UInt32]>([])
        _ = try await upload([Bytes("b.bin", 2 << 20)]) { amount in
            told.withLock { $0.append(amount.sentChunkCount) }
        }
        #expect(told.withLock { $0 } == [0, 1, 2])
    }

    @Test func `refuses more than a message may carry`() async throws {
        let many = Array(repeating: Bytes("a", 1), count: 257)
        await #expect(throws: UploadFailed.tooMany(count: 257)) { try await upload(many) }
        let long = [Bytes("a", 4 << 30), Bytes("b", 1)]
        await #expect(throws: UploadFailed.tooLong(byteCount: 4 << 30 + 1)) {
            try await upload(long)
        }
        #expect(desk.world.withLock { $0.chunkCount } == nil)
    }

    private func upload(
        _ sources: [Bytes], progress: @Sendable (UploadedAmount) -> Void = { _ in }
    ) async throws -> UploadedStream {
        try await StreamUploader(
            calls: desk.calls, patience: Patience(limit: StreamUploader.briefly, pause: { _ in })
        ).upload(sources, for: nonce, progress: progress)
    }

    /// What a reader gets out of the chunks that lie at the gateway.
    private func opened(_ uploaded: UploadedStream) throws -> [UInt8] {
        let context = try Context(
            kind: .report, directoryHash: .zero, nonce: uploaded.nonce,
            committee: Committee(holderCount: 2, trusteeCount: 3, trusteeThreshold: 2),
            bodySize: .kibibytes16, stream: uploaded.reference, consentHash: .zero)
        let stored = desk.world.withLock { $0.stored }
        let chunks = try (0..<uploaded.reference.chunkCount).map { try #require(stored[$0]) }
        let opener = try StreamOpener(
            uploaded.manifest, context: context,
            chunkDigests: chunks.map { Digest(hashing: $0) })
        var bytes: [UInt8] = []
        for (index, chunk) in chunks.enumerated() {
            bytes += try opener.open(chunk, at: UInt32(index))
        }
        return bytes
    }
}

@Suite final class `A file to be sent` {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "senim-file-\(UInt64.random(in: 0 ... .max))")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    @Test func `is read piece by piece, under the last part of its path`() throws {
        let path = try file("Есеп 2026.pdf", "0123456789")
        let source = try FileSource(path: path)
        #expect(source.name == "Есеп 2026.pdf" && source.mediaType == "application/pdf")
        #expect(source.byteCount == 10)
        #expect(try source.bytes(3..<6) == Array("345".utf8))
        #expect(try source.bytes(10..<10) == [])
    }

    @Test func `is refused when it changes, shorter, longer or in place`() throws {
        for change in ["012345678", "0123456789a", "012345678X"] {
            let path = try file("a", "0123456789")
            let source = try FileSource(path: path)
            let handle = try FileHandle(forWritingTo: URL(filePath: path))
            // Written into the same file, later than it was opened.
            usleep(20_000)
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: Data(change.utf8))
            try handle.close()
            #expect(throws: StreamSourceFailed.changed) { try source.bytes(0..<10) }
        }
    }

    @Test func `is no folder, no pipe and nothing that is missing`() throws {
        #expect(throws: FileSourceRefused.notAFile(path: folder.path)) {
            try FileSource(path: folder.path)
        }
        #expect(throws: FileSourceRefused.notAFile(path: "/dev/null")) {
            try FileSource(path: "/dev/null")
        }
        let missing = folder.path + "/missing"
        #expect(throws: FileSourceRefused.unreadable(path: missing)) {
            try FileSource(path: missing)
        }
    }

    @Test(arguments: [
        ("a\u{202E}fdp.exe", "afdp.exe"), ("a\nb\tc", "abc"), ("\u{200B}", "file"), ("", "file"),
        (String(repeating: "я", count: 130) + ".pdf", String(repeating: "я", count: 125) + ".pdf"),
    ])
    func `is named so that a message may carry it`(name: String, shortened: String) throws {
        #expect(FileSource.shortened(name) == shortened)
        _ = try StreamedFile(name: shortened, type: "a/b", offset: 0, byteCount: 0)
    }

    @Test(arguments: [
        ("a.PDF", "application/pdf"), ("photo.jpeg", "image/jpeg"),
        ("a", "application/octet-stream"), ("a.unknown", "application/octet-stream"),
        (".", "application/octet-stream"),
    ])
    func `has a type by its ending`(name: String, type: String) {
        #expect(FileSource.mediaType(of: name) == type)
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = folder.path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }
}

/// Bytes that follow from their place, and remember how much of them was asked for at once.
private final class Bytes: StreamSource {
    let name: String
    let mediaType = "application/octet-stream"
    let byteCount: UInt64
    let longest = Mutex(0)
    private let isChanged = Mutex(false)

    init(_ name: String, _ byteCount: UInt64) {
        self.name = name
        self.byteCount = byteCount
    }

    var all: [UInt8] { (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 % 251) } }

    /// From now on the file is another one.
    func change() {
        isChanged.withLock { $0 = true }
    }

    func bytes(_ range: Range<UInt64>) throws(StreamSourceFailed) -> [UInt8] {
        longest.withLock { $0 = max($0, range.count) }
        let mask: UInt8 = isChanged.withLock { $0 } ? 1 : 0
        return range.map { UInt8(truncatingIfNeeded: $0 % 251) ^ mask }
    }
}
