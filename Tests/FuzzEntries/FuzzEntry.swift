/// A parser of outside bytes, as a fuzzer calls it: it must not trap, and what it read it prints back.
package struct FuzzEntry: Sendable {
    /// How what was read is printed.
    package enum Spelling: Sendable {
        /// The format has one spelling: printing gives the very bytes that were read.
        case one
        /// Printing gives the format's own spelling, which reads and prints as itself.
        case several
    }

    package let name: String
    package let spelling: Spelling
    /// Good inputs, from which mutations begin.
    package let seeds: [[UInt8]]
    private let read: @Sendable ([UInt8]) throws -> [UInt8]

    /// - Parameter read: parses the bytes or throws, and prints what was parsed.
    package init(
        _ name: String, _ spelling: Spelling = .one, seeds: [[UInt8]],
        read: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) {
        self.name = name
        self.spelling = spelling
        self.seeds = seeds
        self.read = read
    }

    /// The same for a format of text: bytes that are no UTF-8 are refused before.
    package init(
        text name: String, _ spelling: Spelling = .one, seeds: [String],
        read: @escaping @Sendable (String) throws -> String
    ) {
        self.init(name, spelling, seeds: seeds.map { Array($0.utf8) }) { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { throw NotText() }
            return Array(try read(text).utf8)
        }
    }

    /// What became of one input.
    package enum Outcome: Sendable, Equatable {
        case refused
        case printedBack
        /// It was read, and printed as something else.
        case printedOtherwise
    }

    /// Tries one input.
    package func outcome(of bytes: [UInt8]) -> Outcome {
        guard let printed = try? read(bytes) else { return .refused }
        switch spelling {
        case .one: return printed == bytes ? .printedBack : .printedOtherwise
        case .several: return (try? read(printed)) == printed ? .printedBack : .printedOtherwise
        }
    }
}

/// Bytes that are no UTF-8.
private struct NotText: Error {}
