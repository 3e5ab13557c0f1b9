/// The name of a sphere: `S0` to `S15` of ours, `P1` to `P99` of a portal's own (Specification.md §4.2).
package struct SphereID: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let isOwn: Bool
    private let number: Int

    init(common number: Int) {
        isOwn = false
        self.number = number
    }

    /// - Throws: `MalformedSphere` for any other text.
    package init(parsing text: String) throws(MalformedSphere) {
        isOwn = text.utf8.first == 0x50
        let bounds: ClosedRange<UInt64> = isOwn ? 1...99 : 0...15
        guard isOwn || text.utf8.first == 0x53,
            let number = TextLines.number(String(Substring(text.utf8.dropFirst())), in: bounds)
        else { throw MalformedSphere() }
        self.number = Int(number)
    }

    /// Whether a portal added it.
    package var isOfPortal: Bool { isOwn }

    package var description: String { "\(isOwn ? "P" : "S")\(number)" }

    package static func < (left: SphereID, right: SphereID) -> Bool {
        left.isOwn == right.isOwn ? left.number < right.number : right.isOwn
    }
}

/// Thrown for a text that names no sphere.
package struct MalformedSphere: Error, Equatable {
    package init() {}
}
