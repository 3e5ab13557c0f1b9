import Foundation

/// Asks of two samples whether they come from one distribution: what an excluded keyholder would ask.
///
/// Each test gives a deviation in standard normal units, whatever its own statistic is; one threshold serves all. At 6.5 a test
/// that finds nothing real says so wrongly in 8 of 10¹¹ runs: with the 20,000 tests here, once in half a million runs.
enum TwoSamples {
    static let threshold = 6.5
    /// For a dozen questions about a hundred or two: wrong in one of 20,000 runs.
    static let fewThreshold = 4.5

    /// Categories: χ² over a table of two rows, by Wilson and Hilferty's approximation.
    static func categories<Key: Hashable>(_ left: [Key: Int], _ right: [Key: Int]) -> Double {
        let keys = Set(left.keys).union(right.keys)
        let leftTotal = Double(left.values.reduce(0, +))
        let rightTotal = Double(right.values.reduce(0, +))
        guard keys.count > 1, leftTotal > 0, rightTotal > 0 else { return 0 }
        var statistic = 0.0
        for key in keys {
            let (observedLeft, observedRight) = (Double(left[key] ?? 0), Double(right[key] ?? 0))
            let share = (observedLeft + observedRight) / (leftTotal + rightTotal)
            for (observed, total) in [(observedLeft, leftTotal), (observedRight, rightTotal)] {
                let expected = share * total
                statistic += (observed - expected) * (observed - expected) / expected
            }
        }
        let degrees = Double(keys.count - 1)
        let scale = 2 / (9 * degrees)
        return (pow(statistic / degrees, 1 / 3) - (1 - scale)) / sqrt(scale)
    }

    /// Ordered values: Kolmogorov and Smirnov's distance, its probability turned into normal units.
    static func order(_ left: [Double], _ right: [Double]) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        let (left, right) = (left.sorted(), right.sorted())
        var (leftIndex, rightIndex) = (0, 0)
        var distance = 0.0
        while leftIndex < left.count, rightIndex < right.count {
            let value = min(left[leftIndex], right[rightIndex])
            while leftIndex < left.count, left[leftIndex] == value { leftIndex += 1 }
            while rightIndex < right.count, right[rightIndex] == value { rightIndex += 1 }
            distance = max(
                distance,
                abs(
                    Double(leftIndex) / Double(left.count)
                        - Double(rightIndex) / Double(right.count)))
        }
        let effective = Double(left.count * right.count) / Double(left.count + right.count)
        // p ≈ 2 exp(−2 n D²), and a normal deviation z has p ≈ exp(−z² / 2).
        let exponent = 2 * effective * distance * distance - log(2)
        return exponent > 0 ? sqrt(2 * exponent) : 0
    }

    /// Byte strings of one length: the largest deviation of a mean at any position.
    static func positions(_ left: [[UInt8]], _ right: [[UInt8]]) -> Double {
        guard let byteCount = left.first?.count else { return 0 }
        var worst = 0.0
        for position in 0..<byteCount {
            let (leftMean, leftVariance) = moments(left, position)
            let (rightMean, rightVariance) = moments(right, position)
            let error = leftVariance / Double(left.count) + rightVariance / Double(right.count)
            if error == 0 {
                if leftMean != rightMean { return .infinity }
                continue
            }
            worst = max(worst, abs(leftMean - rightMean) / sqrt(error))
        }
        return worst
    }

    /// Byte strings of any lengths: how often each of the 256 values stands in them.
    static func values(_ left: [[UInt8]], _ right: [[UInt8]]) -> Double {
        categories(histogram(left), histogram(right))
    }

    private static func moments(_ strings: [[UInt8]], _ position: Int) -> (Double, Double) {
        var (sum, squares) = (0, 0)
        for string in strings {
            let value = Int(string[position])
            sum += value
            squares += value * value
        }
        let count = Double(strings.count)
        let mean = Double(sum) / count
        return (mean, max(0, Double(squares) / count - mean * mean))
    }

    private static func histogram(_ strings: [[UInt8]]) -> [UInt8: Int] {
        var counts = [Int](repeating: 0, count: 256)
        for string in strings { for byte in string { counts[Int(byte)] += 1 } }
        return Dictionary(uniqueKeysWithValues: counts.enumerated().map { (UInt8($0), $1) })
    }
}
