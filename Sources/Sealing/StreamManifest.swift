import Encoding

/// What a message says of the files it comes with: their key, and where each lies in the stream (Specification.md §8.5).
package struct StreamManifest: Sendable, Equatable {
    /// The key of the stream's chunks, 32 bytes; it opens all files of this message and nothing else.
    package let key: [UInt8]
    /// At least one, in the order of the stream.
    package let files: [StreamedFile]

    /// - Throws: `InvalidPayload.value` when a reader would refuse the list.
    package init(key: [UInt8], files: [StreamedFile]) throws(InvalidPayload) {
        guard key.count == StreamManifest.keyByteCount else { throw .value("streamKey") }
        guard (1...StreamManifest.mostFiles).contains(files.count) else { throw .value("files") }
        var offset: UInt64 = 0
        for file in files {
            // Bounded one by one, so that the sum cannot overflow.
            guard file.offset == offset, file.byteCount <= StreamManifest.mostBytes else {
                throw .value("files")
            }
            offset += file.byteCount
            guard offset <= StreamManifest.mostBytes else { throw .value("files") }
        }
        self.key = key
        self.files = files
    }

    /// All files together, in bytes.
    package var byteCount: UInt64 { files.reduce(0) { $0 + $1.byteCount } }

    package static let keyByteCount = 32
    package static let mostFiles = 256
    /// 4 GiB: 4096 chunks of 1 MiB.
    package static let mostBytes: UInt64 = 4096 * 1024 * 1024
}

/// One file of a stream.
package struct StreamedFile: Sendable, Equatable {
    /// As its sender named it: never a path to write to.
    package let name: String
    /// A media type such as `application/pdf`, by the sender's word.
    package let type: String
    /// Where it begins in the stream, in bytes: behind the file before it.
    package let offset: UInt64
    package let byteCount: UInt64

    /// - Throws: `InvalidPayload.value` for a name or type outside the bounds of Specification.md §8.5.
    package init(
        name: String, type: String, offset: UInt64, byteCount: UInt64
    ) throws(InvalidPayload) {
        guard (1...StreamedFile.mostNameBytes).contains(name.utf8.count), PlainText.isPlain(name),
            !name.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A })
        else { throw .value("name") }
        guard StreamedFile.isMediaType(type) else { throw .value("mediaType") }
        self.name = name
        self.type = type
        self.offset = offset
        self.byteCount = byteCount
    }

    /// Two tokens of `a`–`z`, `0`–`9`, `.`, `+` and `-` with a slash between, 64 bytes at most.
    private static func isMediaType(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= mostTypeBytes else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
                        || byte == UInt8(ascii: "-")
                }
        }
    }

    package static let mostNameBytes = 255
    private static let mostTypeBytes = 64
}

extension StreamManifest {
    /// The members `streamKey` and `files` of a message's JSON; "" and [] when there are no files.
    static func members(of manifest: StreamManifest?) -> [JSONMember] {
        let files = manifest?.files ?? []
        return [
            JSONMember("streamKey", .string(manifest.map { Base64.encode($0.key) } ?? "")),
            JSONMember(
                "files",
                .array(
                    files.map { file in
                        .object([
                            JSONMember("name", .string(file.name)),
                            JSONMember("mediaType", .string(file.type)),
                            JSONMember("offset", .integer(Int64(clamping: file.offset))),
                            JSONMember("length", .integer(Int64(clamping: file.byteCount))),
                        ])
                    })),
        ]
    }
}

extension JSONObjectReader {
    /// The members `streamKey` and `files`: both empty, or both not.
    mutating func stream() throws(InvalidPayload) -> StreamManifest? {
        let keyText = try member("streamKey") { reader, name throws(JSONSchemaError) in
            try reader.string(name, maximumByteCount: 44)
        }
        let values = try member("files") { reader, name throws(JSONSchemaError) in
            try reader.array(name, maximumCount: StreamManifest.mostFiles)
        }
        guard !keyText.isEmpty || !values.isEmpty else { return nil }
        guard let key = try? Base64.decode(keyText) else { throw .value("streamKey") }
        var files: [StreamedFile] = []
        let lengths = 0...Int64(StreamManifest.mostBytes)
        for value in values {
            var reader = try JSONObjectReader(element: value)
            let name = try reader.member("name") { reader, name throws(JSONSchemaError) in
                try reader.string(name, maximumByteCount: StreamedFile.mostNameBytes)
            }
            let type = String(decoding: try reader.code("mediaType"), as: UTF8.self)
            let offset = UInt64(try reader.integer("offset", of: lengths))
            let byteCount = UInt64(try reader.integer("length", of: lengths))
            try reader.end()
            files.append(
                try StreamedFile(name: name, type: type, offset: offset, byteCount: byteCount))
        }
        return try StreamManifest(key: key, files: files)
    }
}
