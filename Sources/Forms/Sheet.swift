/// A sheet of paper and what is set on it, in PostScript points of 1/72 inch.
package enum Sheet: Sendable {
    /// 210 × 297 mm.
    case a4
    /// 105 × 148 mm.
    case a6

    var width: Double { Sheet.points(millimetres: self == .a4 ? 210 : 105) }
    var height: Double { Sheet.points(millimetres: self == .a4 ? 297 : 148) }

    /// On A4, room for the holes of a file.
    var leftMargin: Double { Sheet.points(millimetres: self == .a4 ? 25 : 10) }
    var rightMargin: Double { Sheet.points(millimetres: self == .a4 ? 15 : 8) }
    /// Above the text; the template's mark stands in it.
    var topMargin: Double { Sheet.points(millimetres: self == .a4 ? 20 : 11) }
    /// Below the text; the running foot stands in it.
    var bottomMargin: Double { Sheet.points(millimetres: self == .a4 ? 18 : 11) }

    /// The width of the text.
    var textWidth: Double { width - leftMargin - rightMargin }
    /// How far down text may go.
    var textEnd: Double { height - bottomMargin }

    /// What sizes of A4 are multiplied with.
    var scale: Double { self == .a4 ? 1 : 0.82 }

    /// 25.4 mm to the inch.
    static func points(millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}
