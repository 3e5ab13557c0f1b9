package import Directory
package import Procedure

extension PortalTaxonomy {
    /// Reads the text of a taxonomy that belongs to a portal.
    ///
    /// - Throws: `TaxonomyRefused` for a text that is none, or another portal's.
    package init(text: String, of portal: Portal) throws(TaxonomyRefused) {
        let taxonomy: PortalTaxonomy
        do throws(MalformedText) {
            taxonomy = try PortalTaxonomy(parsing: text)
        } catch {
            throw .malformed(error)
        }
        guard taxonomy.portal == portal.name else { throw .otherPortal }
        self = taxonomy
    }
}

/// Why a taxonomy is not used.
package enum TaxonomyRefused: Error, Equatable {
    case malformed(MalformedText)
    case otherPortal
}
