import Wording

/// Texts that come from a file, or from a descriptor written as `fd:N`.
enum CommandInput {
    /// The bytes behind a name.
    static func bytes(_ name: String, limit: Int) throws(CommandFailure) -> [UInt8] {
        do {
            if let descriptor = descriptor(name) {
                return try CommandFiles.read(descriptor: descriptor, named: name, limit: limit)
            }
            return try CommandFiles.read(name, limit: limit)
        } catch {
            throw error.failure
        }
    }

    /// The text behind a name, which must be UTF-8.
    static func text(_ name: String, limit: Int) throws(CommandFailure) -> String {
        guard let text = String(validating: try bytes(name, limit: limit), as: UTF8.self) else {
            throw CommandFailure(.malformedInput, .textNotUTF8)
        }
        return text
    }

    private static func descriptor(_ name: String) -> Int32? {
        guard name.hasPrefix("fd:") else { return nil }
        return Int32(name.dropFirst(3)).flatMap { $0 >= 0 ? $0 : nil }
    }
}
