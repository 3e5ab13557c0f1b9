import Procedure

extension FuzzEntry {
    static let procedure = [
        FuzzEntry(
            text: "production-calendar", seeds: FuzzSamples.vectors("procedure", "calendar")
        ) { try ProductionCalendar(parsing: $0).text },
        FuzzEntry(text: "case-statement", seeds: FuzzSamples.vectors("procedure", "case")) {
            try CaseStatement(parsing: $0).text
        },
        FuzzEntry(text: "portal-statement", seeds: FuzzSamples.vectors("procedure", "portal")) {
            try PortalStatement(parsing: $0).text
        },
        FuzzEntry(text: "portal-taxonomy", seeds: FuzzSamples.vectors("procedure", "taxonomy")) {
            try PortalTaxonomy(parsing: $0).text
        },
    ]
}
