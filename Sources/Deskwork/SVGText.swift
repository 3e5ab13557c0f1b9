import Wording

/// Writes SVG with presentation attributes alone, every text escaped.
struct SVGText {
    /// Black ink on white paper, and one red that is never all that tells.
    enum Ink: String {
        case plain = "#111111"
        case dim = "#555555"
        case faint = "#d0d0d0"
        case alarm = "#a30010"
        case paper = "#ffffff"
    }

    private var markup = ""
    private let language: Language

    init(language: Language) {
        self.language = language
    }

    mutating func open(width: Double, height: Double, title: String, description: String) {
        markup += "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
        markup += " lang=\"\(language.rawValue)\""
        markup += " aria-labelledby=\"timeline-title timeline-description\""
        markup += " viewBox=\"0 0 \(SVGText.number(width)) \(SVGText.number(height))\""
        markup += " font-family=\"sans-serif\">\n"
        markup += "<title id=\"timeline-title\">\(SVGText.escaped(title))</title>\n"
        markup += "<desc id=\"timeline-description\">\(SVGText.escaped(description))</desc>\n"
        markup += "<rect width=\"100%\" height=\"100%\" fill=\"\(Ink.paper.rawValue)\"/>\n"
    }

    func closed() -> String { markup + "</svg>\n" }

    mutating func line(
        _ x: Double, _ y: Double, _ toX: Double, _ toY: Double, ink: Ink, width: Double = 1.5,
        dashes: String? = nil
    ) {
        element(
            "line", [("x1", x), ("y1", y), ("x2", toX), ("y2", toY), ("stroke-width", width)],
            [("stroke", ink.rawValue)] + (dashes.map { [("stroke-dasharray", $0)] } ?? []))
    }

    /// White across the picture, so that no line runs through words.
    mutating func paper(top: Double, height: Double) {
        markup += "<rect y=\"\(SVGText.number(top))\" width=\"100%\""
        markup += " height=\"\(SVGText.number(height))\" fill=\"\(Ink.paper.rawValue)\"/>\n"
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, fill: Ink, ink: Ink) {
        element(
            "circle", [("cx", x), ("cy", y), ("r", radius), ("stroke-width", 2)],
            [("fill", fill.rawValue), ("stroke", ink.rawValue)])
    }

    mutating func text(
        _ x: Double, _ y: Double, _ words: String, size: Double, anchor: String, ink: Ink
    ) {
        markup += "<text x=\"\(SVGText.number(x))\" y=\"\(SVGText.number(y))\""
        markup += " font-size=\"\(SVGText.number(size))\" text-anchor=\"\(anchor)\""
        markup += " fill=\"\(ink.rawValue)\">\(SVGText.escaped(words))</text>\n"
    }

    /// A limit.
    mutating func diamond(_ x: Double, _ y: Double, ink: Ink) {
        path([(x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y)], fill: .paper, ink: ink)
    }

    /// A limit beyond the axis.
    mutating func arrow(_ x: Double, _ y: Double, ink: Ink) {
        path([(x - 10, y - 8), (x + 4, y), (x - 10, y + 8)], fill: .paper, ink: ink)
    }

    /// How a duty stands: a full disc (done), a full square (done late), a ring (open), a triangle with a stroke (overdue), a ring with a
    /// bar (excused), a question mark in a square (not provable).
    mutating func mark(_ end: TimelineBar.End, _ x: Double, _ y: Double) {
        let square = [(x - 8, y - 8), (x + 8, y - 8), (x + 8, y + 8), (x - 8, y + 8)]
        switch end {
        case .done: circle(x, y, 7, fill: .plain, ink: .plain)
        case .doneLate: path(square, fill: .alarm, ink: .plain)
        case .open: circle(x, y, 7, fill: .paper, ink: .plain)
        case .overdue:
            path([(x, y - 12), (x + 11, y + 8), (x - 11, y + 8)], fill: .alarm, ink: .plain)
            line(x, y - 6, x, y + 1, ink: .paper, width: 2.5)
            line(x, y + 3, x, y + 5.5, ink: .paper, width: 2.5)
        case .excused:
            circle(x, y, 7, fill: .paper, ink: .plain)
            line(x - 7, y, x + 7, y, ink: .plain, width: 2)
        case .notProvable:
            path(square, fill: .paper, ink: .plain)
            text(x, y + 5, "?", size: 14, anchor: "middle", ink: .plain)
        }
    }

    private mutating func path(_ points: [(Double, Double)], fill: Ink, ink: Ink) {
        let places = points.map { "\(SVGText.number($0.0)),\(SVGText.number($0.1))" }
        element(
            "polygon", [("stroke-width", 2)],
            [
                ("points", places.joined(separator: " ")), ("fill", fill.rawValue),
                ("stroke", ink.rawValue),
            ])
    }

    private mutating func element(
        _ name: String, _ numbers: [(String, Double)], _ texts: [(String, String)]
    ) {
        let attributes = numbers.map { ($0.0, SVGText.number($0.1)) } + texts
        markup += "<" + name + attributes.map { " \($0.0)=\"\($0.1)\"" }.joined() + "/>\n"
    }

    /// At most one decimal.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
    }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
    }

    /// Lines of at most so many characters, broken between words.
    static func wrapped(_ text: String, columns: Int) -> [String] {
        text.split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= columns {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}
