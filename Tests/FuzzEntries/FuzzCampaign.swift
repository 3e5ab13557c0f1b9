import Mutations

/// Mutations of an entry's seeds, and of those mutants that were still read.
package struct FuzzCampaign {
    private let entry: FuzzEntry
    private var generator: SeededMutations
    private var corpus: [[UInt8]]
    /// How many inputs were tried.
    package private(set) var count = 0
    /// How many of them were read.
    package private(set) var readCount = 0

    /// The same seed tries the same inputs.
    package init(_ entry: FuzzEntry, seed: UInt64) {
        self.entry = entry
        generator = SeededMutations(seed: seed)
        corpus = entry.seeds.isEmpty ? [[]] : entry.seeds
    }

    /// Tries so many inputs.
    ///
    /// - Returns: an input that was read but printed otherwise, if there was one.
    package mutating func step(count: Int) -> [UInt8]? {
        for _ in 0..<count {
            let parent = corpus.randomElement(using: &generator) ?? []
            let input =
                Int.random(in: 0..<FuzzCampaign.crossing, using: &generator) == 0
                ? crossed(parent) : generator.mutate(parent)
            self.count += 1
            switch entry.outcome(of: input) {
            case .refused: break
            case .printedOtherwise: return input
            case .printedBack:
                readCount += 1
                if input.count <= FuzzCampaign.longest, !corpus.contains(input) { keep(input) }
            }
        }
        return nil
    }

    /// The beginning of one input before the end of another.
    private mutating func crossed(_ first: [UInt8]) -> [UInt8] {
        let second = corpus.randomElement(using: &generator) ?? []
        return Array(first.prefix(Int.random(in: 0...first.count, using: &generator)))
            + second.suffix(Int.random(in: 0...second.count, using: &generator))
    }

    /// Seeds stay; of their descendants, a bounded number.
    private mutating func keep(_ input: [UInt8]) {
        if corpus.count < entry.seeds.count + FuzzCampaign.mostKept {
            corpus.append(input)
        } else {
            let place = Int.random(in: entry.seeds.count..<corpus.count, using: &generator)
            corpus[place] = input
        }
    }

    /// One input in so many is two others joined.
    private static let crossing = 8
    private static let mostKept = 64
    private static let longest = 1 << 16
}
