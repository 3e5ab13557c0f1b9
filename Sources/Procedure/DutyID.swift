/// A row of the table of duties (Specification.md §7).
package enum DutyID: String, Sendable, Hashable, CaseIterable, Comparable {
    case d1 = "D1", d2 = "D2", d3 = "D3", d4 = "D4", d5 = "D5", d6 = "D6", d7 = "D7", d8 = "D8"
    case d9 = "D9"
    case d9a = "D9a", d10 = "D10", d11 = "D11", d12 = "D12", d13 = "D13", d14 = "D14"
    case d15 = "D15", d16 = "D16", d17 = "D17"

    /// The paragraph that demands it.
    package var source: Paragraph {
        switch self {
        case .d1: "A §7, Order 153 §4"
        case .d2: "A §8"
        case .d3: "A §9–11"
        case .d4: "A §12"
        case .d5: "L 52(3)"
        case .d6: "A Annex 3 (4)"
        case .d7: "A §16–18"
        case .d8: "A §19"
        case .d9, .d9a: "A §20"
        case .d10: "A Annex 3 (1), (7)"
        case .d11: "L 45"
        case .d12: "L 48(2)"
        case .d13: "L 52(6)"
        case .d14: "E §10"
        case .d15: "E §9"
        case .d16: "L 51(3)"
        case .d17: "L 50(1)(16), (17), 50(2)"
        }
    }

    /// How strongly it binds.
    package var force: Force {
        switch self {
        case .d1: .order
        case .d2, .d3, .d4, .d6, .d7, .d8, .d9, .d9a: .recommendation
        case .d5, .d10, .d11, .d12, .d13, .d16, .d17: .law
        case .d14, .d15: .decree
        }
    }

    /// Whether it is owed for a portal and not for a case.
    package var isOfPortal: Bool { self == .d14 || self == .d15 }

    /// In the order of the table.
    package static func < (left: DutyID, right: DutyID) -> Bool {
        left.position < right.position
    }

    private var position: Int { DutyID.allCases.firstIndex(of: self) ?? 0 }
}
