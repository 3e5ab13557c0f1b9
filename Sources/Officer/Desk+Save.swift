import Encoding
import Exchange
package import PortalClient
package import SealedMessage
package import Sealing
import Secrets

extension Desk {
    /// Saves the files of an opened message, byte for byte as their sender had them (Specification.md §7).
    ///
    /// One piece of at most four chunks is in memory at a time. All files get their names together, at the end, when everything was checked.
    ///
    /// - Parameters:
    ///   - renaming: whether a file whose name is taken gets another one; else nothing is saved.
    ///   - patience: for how long a broken connection is waited out before what was fetched is given up; without, a minute.
    ///   - progress: told how many chunks are done, of how many.
    package borrowing func saveFiles(
        of id: MessageID, into folder: SaveFolder, renaming: Bool, patience: Patience? = nil,
        progress: (UInt32, UInt32) -> Void = { _, _ in }
    ) async throws(SavingFailed) -> [SavedFile] {
        let (manifest, context) = try openedStream(of: id)
        let names = try SaveFolder.names(
            for: manifest.files.map(\.name), in: folder, renaming: renaming)
        let patience = patience ?? briefPatience
        let opener = try await opener(of: id, manifest, context, patience)
        var writer = try StreamWriter(manifest.files, into: folder)
        let count = opener.layout.chunkCount
        var index: UInt32 = 0
        while index < count {
            progress(index, count)
            for chunk in try await chunks(of: id, from: index, patience) {
                guard index < count else { break }
                var content = try opener.content(chunk, at: index)
                defer { wipe(&content) }
                try writer.write(content)
                index += 1
            }
        }
        progress(count, count)
        return try writer.publish(as: names, renaming: renaming)
    }

    /// One file of an opened message, to be shown and not saved (Specification.md §7).
    ///
    /// - Parameters:
    ///   - number: its place among the message's files, from 0.
    ///   - limit: the most bytes that are fetched.
    /// - Returns: its name and bytes; nil for a file that is longer than the limit.
    package borrowing func file(
        _ number: Int, of id: MessageID, limit: Int
    ) async throws(SavingFailed) -> (name: String, bytes: [UInt8])? {
        let (manifest, context) = try openedStream(of: id)
        guard manifest.files.indices.contains(number) else { throw .noFiles }
        let file = manifest.files[number]
        guard file.byteCount <= UInt64(limit) else { return nil }
        let opener = try await opener(of: id, manifest, context, briefPatience)
        let chunkByteCount = UInt64(StreamReference.chunkPlaintextByteCount)
        var index = UInt32(clamping: file.offset / chunkByteCount)
        var rest = Int(file.offset % chunkByteCount)
        var bytes: [UInt8] = []
        while bytes.count < Int(file.byteCount) {
            for chunk in try await chunks(of: id, from: index, briefPatience) {
                guard bytes.count < Int(file.byteCount) else { break }
                var content = try opener.content(chunk, at: index)
                bytes += content.dropFirst(rest).prefix(Int(file.byteCount) - bytes.count)
                wipe(&content)
                rest = 0
                index += 1
            }
        }
        return (file.name, bytes)
    }

    private borrowing func opener(
        of id: MessageID, _ manifest: StreamManifest, _ context: Context, _ patience: Patience
    ) async throws(SavingFailed) -> StreamOpener {
        let digests = try await chunkDigests(of: id, patience)
        do {
            return try StreamOpener(manifest, context: context, chunkDigests: digests)
        } catch {
            throw .stream(error)
        }
    }

    /// The files of a message that was opened at this desk, by its records.
    private borrowing func openedStream(
        of id: MessageID
    ) throws(SavingFailed) -> (StreamManifest, Context) {
        let result: OpeningResult?
        let record: DeskRecord?
        do {
            result = try read(id)
            record = try self.record(of: id)
        } catch {
            throw .desk(error)
        }
        guard case .opened(let message, _) = result, let record,
            let bytes = record.header, let header = try? MessageHeader(parsing: bytes)
        else { throw .notOpened }
        guard let manifest = message.payload.stream else { throw .noFiles }
        return (manifest, header.context)
    }

    private borrowing func chunkDigests(
        of id: MessageID, _ patience: Patience
    ) async throws(SavingFailed) -> [Digest] {
        let answer = try await ask(.streamHashes, id.bytes, patience)
        do {
            return try StreamHashes(parsing: answer).digests
        } catch {
            throw .portal(.malformed(error))
        }
    }

    private borrowing func chunks(
        of id: MessageID, from index: UInt32, _ patience: Patience
    ) async throws(SavingFailed) -> [[UInt8]] {
        let request = StreamRequest(message: id, first: index)
        // On a slow line four chunks are too many for one answer.
        let slow = StreamRequest(message: id, first: index, mostChunks: 1)
        let answer = try await ask(.stream, request.bytes, then: slow.bytes, patience)
        do {
            return try StreamAnswer(parsing: answer).chunks
        } catch {
            throw .portal(.malformed(error))
        }
    }

    /// Asks, and asks again while the connection is broken.
    private borrowing func ask(
        _ endpoint: Endpoint, _ payload: [UInt8], then later: [UInt8]? = nil, _ patience: Patience
    ) async throws(SavingFailed) -> [UInt8] {
        do throws(PortalError) {
            return try await patience.ask { attempt throws(PortalError) in
                try await caller.post(endpoint, attempt == 1 ? payload : later ?? payload)
            }
        } catch {
            throw .portal(error)
        }
    }

    /// Where nobody is there to say otherwise.
    private var briefPatience: Patience { Patience(limit: DeskLimits.asking, pause: pause) }
}

extension StreamOpener {
    fileprivate func content(_ chunk: [UInt8], at index: UInt32) throws(SavingFailed) -> [UInt8] {
        do {
            return try open(chunk, at: index)
        } catch {
            throw .stream(error)
        }
    }
}

/// A file as it was saved.
package struct SavedFile: Sendable, Equatable {
    /// As its sender named it.
    package let givenName: String
    /// Its name in the folder.
    package let name: String
    package let byteCount: UInt64
}

/// Why the files of a message were not saved: then none of them was.
package enum SavingFailed: Error, Equatable {
    /// The message was not opened at this desk yet.
    case notOpened
    case noFiles
    case desk(DeskFailed)
    case portal(PortalError)
    case stream(StreamRefused)
    /// The folder is missing, and could not be made.
    case folder
    /// A file of this name is there already.
    case exists(name: String)
    case notWritten(isFull: Bool)
}

extension SaveFolder {
    /// The names under which files will lie in a folder.
    ///
    /// - Throws: `SavingFailed.exists` for the first one that is taken, unless others may be chosen.
    fileprivate static func names(
        for given: [String], in folder: SaveFolder, renaming: Bool
    ) throws(SavingFailed) -> [String] {
        let names = SafeFileName.names(for: given)
        if !renaming, let taken = names.first(where: { folder.has($0) }) {
            throw .exists(name: taken)
        }
        return names
    }
}

/// Divides the bytes of a stream among its files.
private struct StreamWriter {
    private let folder: SaveFolder
    private var files: [(entry: StreamedFile, file: UnfinishedFile)] = []
    private var position: UInt64 = 0
    private var current = 0

    init(_ entries: [StreamedFile], into folder: SaveFolder) throws(SavingFailed) {
        self.folder = folder
        for entry in entries { files.append((entry: entry, file: try folder.begin())) }
    }

    /// Takes the next bytes of the stream.
    mutating func write(_ content: [UInt8]) throws(SavingFailed) {
        var rest = content[...]
        while !rest.isEmpty {
            precondition(current < files.count, "a stream holds as much as its files")
            let (entry, file) = files[current]
            let missing = entry.offset + entry.byteCount - position
            let part = rest.prefix(Int(clamping: missing))
            try file.write(part)
            position += UInt64(part.count)
            rest = rest.dropFirst(part.count)
            if position == entry.offset + entry.byteCount {
                try file.finish()
                current += 1
            }
        }
    }

    /// Names all files, which are whole and checked now.
    consuming func publish(
        as names: [String], renaming: Bool
    ) throws(SavingFailed) -> [SavedFile] {
        var saved: [SavedFile] = []
        do throws(SavingFailed) {
            for ((entry, file), wanted) in zip(files, names) {
                let name = try publish(file, as: wanted, renaming: renaming)
                saved.append(
                    SavedFile(givenName: entry.name, name: name, byteCount: entry.byteCount))
            }
            try folder.flush()
        } catch {
            // All or none: these names were ours a moment ago.
            for file in saved { folder.remove(file.name) }
            throw error
        }
        return saved
    }

    private func publish(
        _ file: UnfinishedFile, as wanted: String, renaming: Bool
    ) throws(SavingFailed) -> String {
        var name = wanted
        var number = 2
        while try !folder.publish(file, as: name) {
            guard renaming, number < DeskLimits.mostNames else { throw .exists(name: name) }
            name = SafeFileName.numbered(wanted, number)
            number += 1
        }
        return name
    }
}

/// Bounds that we chose.
private enum DeskLimits {
    /// For how long a broken connection is waited out.
    static let asking = Duration.seconds(62)
    /// How many names are tried for one file.
    static let mostNames = 1000
}
