/// How a text is set.
struct TextStyle: Sendable, Hashable {
    enum Face: Sendable { case regular, bold, italic, fixed }
    enum Alignment: Sendable { case left, centre, right }

    var face: Face
    /// In points.
    var size: Double
    var alignment: Alignment

    /// From one line to the next.
    var lineHeight: Double { size * 1.22 }
    /// From a line's top to where its letters stand.
    var ascent: Double { size * 0.96 }

    /// The style for another sheet.
    func scaled(_ factor: Double) -> TextStyle {
        TextStyle(face: face, size: size * factor, alignment: alignment)
    }

    /// The style, aligned otherwise.
    func aligned(_ alignment: Alignment) -> TextStyle {
        TextStyle(face: face, size: size, alignment: alignment)
    }

    static let title = TextStyle(face: .bold, size: 14, alignment: .centre)
    static let subtitle = TextStyle(face: .regular, size: 12, alignment: .centre)
    static let heading = TextStyle(face: .bold, size: 12, alignment: .left)
    static let body = TextStyle(face: .regular, size: 11.5, alignment: .left)
    static let value = TextStyle(face: .regular, size: 11.5, alignment: .left)
    static let note = TextStyle(face: .italic, size: 10.5, alignment: .left)
    static let caption = TextStyle(face: .regular, size: 9.5, alignment: .centre)
    static let tableHeading = TextStyle(face: .bold, size: 10.5, alignment: .left)
    static let cell = TextStyle(face: .regular, size: 10.5, alignment: .left)
    static let mark = TextStyle(face: .italic, size: 9.5, alignment: .right)
    static let foot = TextStyle(face: .regular, size: 9, alignment: .left)
    static let code = TextStyle(face: .fixed, size: 13, alignment: .left)
}
