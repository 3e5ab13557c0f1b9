import Deskwork
import Foundation
import FoundationXML
import Procedure
import Testing
import Wording

@Suite struct `A timeline` {
    @Test(arguments: Language.allCases)
    func `is whole XML without script, style or anything from elsewhere`(
        language: Language
    ) throws {
        let svg = try SampleCase.timeline(in: language).svg
        let parser = XMLElements(svg)
        #expect(parser.isWhole)
        let allowed: Set<String> = [
            "svg", "title", "desc", "rect", "line", "circle", "polygon", "text",
        ]
        #expect(parser.names.isSubset(of: allowed))
        for attribute in parser.attributes {
            #expect(!["style", "class", "href"].contains(attribute) && !attribute.hasPrefix("on"))
        }
        try SampleCase.keep(svg, "timeline.\(language.rawValue).svg")
    }

    @Test func `marks what is overdue by a shape of its own`() throws {
        let timeline = try SampleCase.timeline(in: .en)
        let overdue = timeline.rows.filter(\.isOverdue)
        #expect(!overdue.isEmpty)
        #expect(timeline.svg.contains("fill=\"#a30010\""))
        let early = try SampleCase.timeline(in: .en, now: "2026-03-12 11:00", count: 1)
        #expect(early.rows.allSatisfy { !$0.isOverdue })
        #expect(!early.svg.contains("#a30010"))
    }

    @Test func `tells in tables all that the picture shows`() throws {
        let timeline = try SampleCase.timeline(in: .ru)
        #expect(timeline.deeds.map(\.number) == Array(1...timeline.deeds.count))
        #expect(timeline.deeds.contains { $0.when == "13 марта 2026 г., 10:30" })
        #expect(timeline.rows.contains { $0.status.hasPrefix("исполнено с опозданием") })
        #expect(timeline.rows.contains { $0.status.hasPrefix("не требуется") })
        #expect(timeline.summary.ru.contains("12 марта 2026 г., 10:00"))
    }

    @Test func `escapes an officer's words`() throws {
        let ground = try ShortText("</text><script>alert('1')</script>&\"")
        let timeline = try SampleCase.timeline(
            in: .kk, adding: [(.notOwed(.d5, ground: ground), "2026-03-12 11:00")])
        #expect(timeline.rows.contains { $0.status.contains("<script>") })
        #expect(!timeline.svg.contains("<script"))
        #expect(timeline.svg.contains("&lt;/text&gt;&lt;script&gt;alert(&#39;1&#39;)"))
        #expect(XMLElements(timeline.svg).isWhole)
    }

    @Test func `is the same bytes twice`() throws {
        #expect(try SampleCase.timeline(in: .kk).svg == SampleCase.timeline(in: .kk).svg)
    }

    @Test func `keeps every mark on the picture, for a case of years too`() throws {
        for now in ["2026-03-12 10:00", "2026-03-12 10:01", "2029-07-01 12:00", "9999-12-31 12:00"]
        {
            let svg = try SampleCase.timeline(in: .kk, now: now).svg
            for value in XMLElements(svg).places {
                #expect((0...760).contains(value), "\(now)")
            }
        }
    }

    @Test(arguments: [
        "2026-03-12 10:00", "2026-03-12 10:01", "2026-03-14 12:00", "2026-03-20 12:00",
        "2026-05-01 12:00", "2027-03-12 10:00", "2036-03-12 10:00",
    ])
    func `keeps the words for receipt and now apart, and on the picture`(now: String) throws {
        for language in Language.allCases {
            let svg = try SampleCase.timeline(in: language, now: now).svg
            let boxes = [Phrase.timelineReceived, .timelineNow].compactMap { word in
                XMLElements(svg).texts.first { $0.words == word.text(in: language) }?.box
            }
            try #require(boxes.count == 2)
            let (received, other) = (boxes[0], boxes[1])
            #expect(received.intersection(other).isEmpty, "\(now) \(language)")
            for box in boxes {
                #expect(box.minX >= 0 && box.maxX <= 760 && box.minY >= 0, "\(now) \(language)")
            }
        }
    }

    @Test func `puts deeds of one hour beside each other`() throws {
        let many = try (0..<6).map { number -> (CaseStatement, String) in
            let time = "2026-03-12 1\(number):00"
            let act = try DatedAct(
                .called1424, at: .instant(SampleCase.instant(time)), grade: .declared)
            return (.done(act), time)
        }
        let svg = try SampleCase.timeline(in: .kk, adding: many).svg
        let discs = XMLElements(svg).discs
        #expect(discs.count >= 6)
        for (index, disc) in discs.enumerated() {
            for other in discs[(index + 1)...] {
                let distance = max(abs(disc.0 - other.0), abs(disc.1 - other.1))
                #expect(distance >= 22)
            }
        }
    }
}

/// The elements of an XML text.
private final class XMLElements: NSObject, XMLParserDelegate {
    private(set) var isWhole = false
    private(set) var names: Set<String> = []
    private(set) var attributes: Set<String> = []
    /// Everything measured across.
    private(set) var places: [Double] = []
    /// Centres of the discs with numbers.
    private(set) var discs: [(Double, Double)] = []
    private(set) var texts: [Words] = []

    /// A text and, a little too large, the room that it takes.
    struct Words {
        var words = ""
        let x: Double
        let y: Double
        let isToTheLeft: Bool

        var box: CGRect {
            let width = Double(words.count) * 9
            return CGRect(x: isToTheLeft ? x - width : x, y: y - 13, width: width, height: 17)
        }
    }

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        isWhole = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes found: [String: String]
    ) {
        names.insert(name)
        attributes.formUnion(found.keys)
        places += ["x", "x1", "x2", "cx"].compactMap { found[$0].flatMap(Double.init) }
        if name == "circle", found["r"] == "11", let x = found["cx"].flatMap(Double.init),
            let y = found["cy"].flatMap(Double.init)
        {
            discs.append((x, y))
        }
        if name == "text", let x = found["x"].flatMap(Double.init),
            let y = found["y"].flatMap(Double.init)
        {
            texts.append(Words(x: x, y: y, isToTheLeft: found["text-anchor"] == "end"))
        }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
        guard !texts.isEmpty else { return }
        texts[texts.count - 1].words += characters.trimmingCharacters(in: .newlines)
    }
}
