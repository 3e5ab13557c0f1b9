import Glibc

/// Draws what a cover client needs: waiting times, choices and lengths (Specification.md §2).
///
/// The generator is the operating system's; a test puts its own in.
struct CoverDice<Generator: RandomNumberGenerator> {
    private var generator: Generator

    init(_ generator: Generator) {
        self.generator = generator
    }

    /// Evenly from 0 to below 1.
    mutating func unit() -> Double { Double.random(in: 0..<1, using: &generator) }

    mutating func isTrue(withProbability probability: Double) -> Bool { unit() < probability }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &generator)
    }

    mutating func element<T>(of elements: [T]) -> T? { elements.randomElement(using: &generator) }

    mutating func shuffled<T>(_ elements: [T]) -> [T] { elements.shuffled(using: &generator) }

    /// Seconds until something that happens at no particular time, of which so many happen each day.
    mutating func wait(perDay rate: Double) -> UInt64 {
        wait(mean: CoverDice.secondsPerDay / max(rate, CoverDice.leastRate))
    }

    /// Seconds, exponentially distributed about a mean; at least one.
    mutating func wait(mean: Double) -> UInt64 {
        let seconds = -log(1 - unit()) * mean
        return UInt64(min(max(seconds, 1), CoverDice.longestWait))
    }

    /// A length that is mostly a few hundred and sometimes many thousand: log-normal, cut off at a bound.
    mutating func length(median: Double, spread: Double, most: Int) -> Int {
        Int(min(max(1, logNormal(median: median, spread: spread)), Double(most)))
    }

    /// The same for a file; what would be longer than the bound is drawn evenly below it, so that no length stands out.
    mutating func byteCount(median: Double, spread: Double, most: UInt64) -> UInt64 {
        let drawn = max(1, logNormal(median: median, spread: spread))
        return drawn <= Double(most)
            ? UInt64(drawn) : UInt64.random(in: 1...most, using: &generator)
    }

    private mutating func logNormal(median: Double, spread: Double) -> Double {
        // Box and Muller: two even draws give a normal one.
        let radius = sqrt(-2 * log(1 - unit()))
        let normal = radius * cos(2 * .pi * unit())
        return median * exp(spread * normal)
    }

    private static var secondsPerDay: Double { 86_400 }
    /// Once in a hundred days.
    private static var leastRate: Double { 0.01 }
    private static var longestWait: Double { 100 * 86_400 }
}
