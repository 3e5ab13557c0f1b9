/// Something painted on a sheet; in points from its top left corner.
enum Mark {
    /// One line of a set text.
    case line(SetText, index: Int, x: Double, top: Double)
    /// A hairline.
    case rule(x: Double, y: Double, toX: Double, toY: Double)
    /// A rectangle in hairlines.
    case frame(Area)
    /// A filled rectangle, from white (0) to black (1).
    case fill(Area, blackness: Double)

    /// A rectangle.
    struct Area {
        let x: Double
        let y: Double
        let width: Double
        let height: Double
    }
}
