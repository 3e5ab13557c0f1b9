import Wording

/// The spheres of one portal: ours without those it hides, and its own (Specification.md §4.3).
///
/// Kinds and misconducts are the law's: no portal hides one or adds one, since they decide who owes what.
package struct PortalTaxonomy: Sendable, Hashable {
    /// The portal it is of.
    package let portal: String
    /// Spheres of ours that this portal does not show.
    package let hidden: Set<SphereID>
    /// Spheres of the portal's own, in the order of their names.
    package let own: [Sphere]

    /// The common spheres and no others: of a portal whose directory names no taxonomy.
    package init(commonOf portal: String) {
        self.portal = portal
        hidden = []
        own = []
    }

    /// Reads a portal's taxonomy.
    package init(parsing text: String) throws(MalformedText) {
        var lines = try TextLines(
            text, type: PortalTaxonomy.type, maximumByteCount: PortalTaxonomy.maximumByteCount)
        portal = try lines.portal()
        var hidden: [SphereID] = []
        while lines.next(is: "hide") {
            let id = try lines.labelled("hide") { PortalTaxonomy.hideable($0) }
            if let last = hidden.last, id <= last { throw .order(line: lines.lineNumber) }
            hidden.append(id)
        }
        var own: [Sphere] = []
        while !lines.isAtEnd {
            let id = try lines.labelled("add") { PortalTaxonomy.ownID($0) }
            if let last = own.last, id <= last.id { throw .order(line: lines.lineNumber) }
            let kk = try lines.labelled("kk") { try? ShortText($0) }
            let ru = try lines.labelled("ru") { try? ShortText($0) }
            let en = try lines.labelled("en") { try? ShortText($0) }
            own.append(
                Sphere(id: id, source: nil, label: Phrase(kk: kk.text, ru: ru.text, en: en.text)))
        }
        self.hidden = Set(hidden)
        self.own = own
    }

    /// The text that reads as this taxonomy.
    package var text: String {
        let additions = own.flatMap { sphere in
            [
                "add \(sphere.id)", "kk \(sphere.label.kk)", "ru \(sphere.label.ru)",
                "en \(sphere.label.en)",
            ]
        }
        let lines =
            [PortalTaxonomy.type, portal] + hidden.sorted().map { "hide \($0)" } + additions
        return lines.map { $0 + "\n" }.joined()
    }

    /// What the portal shows: ours, then its own.
    package var spheres: [Sphere] {
        named.filter { !hidden.contains($0.id) }
    }

    /// What a reporter chooses from: the same, but "other" comes last.
    package var offered: [Sphere] { Array(spheres.dropFirst() + spheres.prefix(1)) }

    /// Every sphere that has a label here: one that the portal hides keeps its own, for reports of another day.
    package var named: [Sphere] { Sphere.all + own }

    /// Those of a classification's spheres that the portal does not show, in their order.
    package func unknown(of classification: Classification) -> [SphereID] {
        let shown = Set(spheres.map(\.id))
        return classification.spheres.filter { !shown.contains($0) }
    }

    /// Numbers that stood for another sphere in an earlier taxonomy: what was reported under them would be misread.
    package func reused(since earlier: PortalTaxonomy) -> [SphereID] {
        own.filter { sphere in
            earlier.own.contains { $0.id == sphere.id && $0.label != sphere.label }
        }.map(\.id)
    }

    /// `S0`, "other", cannot be hidden: every report must fit somewhere.
    private static func hideable(_ text: String) -> SphereID? {
        guard let id = try? SphereID(parsing: text), !id.isOfPortal, id != SphereID(common: 0)
        else { return nil }
        return id
    }

    private static func ownID(_ text: String) -> SphereID? {
        guard let id = try? SphereID(parsing: text), id.isOfPortal else { return nil }
        return id
    }

    /// The first line.
    package static let type = "senim/taxonomy/v1"
    /// More than 99 spheres of the longest labels take.
    package static let maximumByteCount = 65_536
}
