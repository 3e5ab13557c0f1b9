import Procedure
import Wording

extension Timeline {
    /// The picture: SVG without script, style or anything from elsewhere, for a page under `default-src 'none'`.
    ///
    /// Whatever is told by colour is told by shape and words too, so that it can be printed in black and white. Its size follows the
    /// page's width.
    package var svg: String {
        var drawing = SVGText(language: language)
        let axis = TimelineAxis(self)
        let height = axis.top + Double(bars.count) * laneHeight + 12
        drawing.open(
            width: TimelineAxis.width, height: height,
            title: Phrase.timelineTitle.text(in: language), description: summary.text(in: language))
        draw(axis, to: height - 8, on: &drawing)
        drawDeeds(axis, on: &drawing)
        for (index, bar) in bars.enumerated() {
            draw(bar, axis, top: axis.top + Double(index) * laneHeight, on: &drawing)
        }
        return drawing.closed()
    }

    /// Days below the deeds, and the lines of receipt and today through all lanes.
    private func draw(_ axis: TimelineAxis, to bottom: Double, on drawing: inout SVGText) {
        for day in axis.ticks {
            let x = axis.x(Almaty.start(of: day))
            drawing.line(x, axis.top - 6, x, bottom, ink: .faint)
            drawing.text(x, axis.top - 12, axis.label(day), size: 14, anchor: "middle", ink: .dim)
        }
        label(.timelineReceived, receivedAt, row: 16, dashes: nil, axis, to: bottom, on: &drawing)
        label(.timelineNow, now, row: 34, dashes: "6 4", axis, to: bottom, on: &drawing)
    }

    /// A line with its word above, in a row of its own: a moment after the other, the words would lie on each other.
    private func label(
        _ word: Phrase, _ instant: UInt64, row: Double, dashes: String?, _ axis: TimelineAxis,
        to bottom: Double, on drawing: inout SVGText
    ) {
        let x = axis.x(instant)
        drawing.line(x, row + 6, x, bottom, ink: .plain, dashes: dashes)
        let isNearEnd = x > TimelineAxis.width - 100
        drawing.text(
            isNearEnd ? x - 5 : x + 5, row, word.text(in: language), size: 14,
            anchor: isNearEnd ? "end" : "start", ink: .plain)
    }

    /// Numbered discs, one above the other where they would touch.
    private func drawDeeds(_ axis: TimelineAxis, on drawing: inout SVGText) {
        for (deed, level) in zip(deeds, axis.levels) {
            let (x, y) = (
                axis.x(deed.at), TimelineAxis.deeds + Double(level) * TimelineAxis.levelHeight
            )
            drawing.circle(x, y, 11, fill: .paper, ink: .plain)
            drawing.text(x, y + 4.5, String(deed.number), size: 13, anchor: "middle", ink: .plain)
        }
    }

    /// Words above, and below them the way from start to end, the limit and the mark of how it stands.
    private func draw(
        _ bar: TimelineBar, _ axis: TimelineAxis, top: Double, on drawing: inout SVGText
    ) {
        let lines = SVGText.wrapped(bar.title, columns: 96)
        drawing.paper(top: top + 2, height: 18 * Double(min(lines.count, 2)) + 4)
        for (index, line) in lines.prefix(2).enumerated() {
            let isLast = index == 1 && lines.count > 2
            drawing.text(
                TimelineAxis.left, top + 18 + Double(index) * 18, isLast ? line + " …" : line,
                size: 14, anchor: "start", ink: bar.end == .overdue ? .alarm : .plain)
        }
        let y = top + 54
        let (start, until) = (axis.x(bar.start), axis.x(bar.until))
        let limit = bar.limit.map { axis.x($0) }
        drawing.line(start, y - 6, start, y + 6, ink: .plain)
        drawing.line(start, y, until, y, ink: .plain, width: 3)
        if let limit, let instant = bar.limit {
            if bar.end == .overdue || bar.end == .doneLate {
                drawing.line(limit, y, until, y, ink: .alarm, width: 7, dashes: "5 3")
            } else {
                drawing.line(until, y, limit, y, ink: .dim, dashes: "2 4")
            }
            axis.isBeyond(instant)
                ? drawing.arrow(limit, y, ink: .plain) : drawing.diamond(limit, y, ink: .plain)
        }
        drawing.mark(bar.end, until, y)
    }

    private var laneHeight: Double { 74 }
}
