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

    /// What a portal shows: the taxonomy whose text its directory names, or the common spheres where it names none.
    package init(named text: String?, of portal: Portal) throws(TaxonomyRefused) {
        if let text {
            try self.init(text: text, of: portal)
        } else {
            self.init(commonOf: portal.name)
        }
    }
}

/// Why a taxonomy is not used.
package enum TaxonomyRefused: Error, Equatable {
    case malformed(MalformedText)
    case otherPortal
}
