import Casework
import PortalClient
import Procedure
import Reporter
import Sealing
import Wording

/// The fields of work that a report touches, of those that the portal shows (Procedure/Specification.md §4.3).
extension ReportDialogue {
    /// From the form, or chosen from the list; advice is not asked.
    func spheres(
        of kind: ReportKind, on taxonomy: PortalTaxonomy
    ) throws(CommandFailure) -> [Sealing.Sphere] {
        if let form { return try ReportDialogue.spheres(of: form, on: taxonomy) }
        guard kind.code != Kind.advice.rawValue, CommandTerminal.isInteractive else { return [] }
        for (position, sphere) in taxonomy.offered.enumerated() {
            CommandOutput.writeError(
                "  \(position + 1). \(sphere.label.text(in: output.language))\n")
        }
        return try ReportDialogue.spheres(numbered: ask(.reporterAskSpheres), on: taxonomy)
    }

    /// Those of a form, which names no other than the portal shows.
    static func spheres(
        of form: ReportForm, on taxonomy: PortalTaxonomy
    ) throws(CommandFailure) -> [Sealing.Sphere] {
        let codes = Set(form.spheres.map(\.code))
        let shown = taxonomy.offered.map(\.id.description)
        guard codes.isSubset(of: shown) else {
            throw CommandFailure(
                .malformedInput, .reporterUnknownSphere,
                hint: .reporterSpheresHint(codes: shown.joined(separator: ", ")))
        }
        return sealed(shown.filter(codes.contains))
    }

    /// Those that somebody chose by their numbers in the list; none for an empty answer.
    static func spheres(
        numbered answer: String, on taxonomy: PortalTaxonomy
    ) throws(CommandFailure) -> [Sealing.Sphere] {
        let chosen = Set(try chosen(answer, of: taxonomy.offered))
        return sealed(taxonomy.offered.filter(chosen.contains).map(\.id.description))
    }

    /// A payload carries every sphere that a portal can show.
    private static func sealed(_ codes: [String]) -> [Sealing.Sphere] {
        codes.map { code in
            guard let sphere = try? Sealing.Sphere(code) else {
                preconditionFailure("a taxonomy names spheres of the payload's codes")
            }
            return sphere
        }
    }
}

extension PortalVisit {
    /// The spheres that the portal shows; the common ones where its directory names no taxonomy.
    func taxonomy(of portal: VerifiedPortal) async throws(PortalError) -> PortalTaxonomy {
        let text = try await taxonomyText(of: portal)
        do throws(TaxonomyRefused) {
            return try PortalTaxonomy(named: text, of: portal.portal)
        } catch {
            throw .otherTaxonomy
        }
    }
}
