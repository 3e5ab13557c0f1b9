import ArgumentParser
import Directory
import Encoding
import PortalClient
import ReporterPage
import SignedNote
import Wording

/// `senim audit page`: compares what a portal serves to visitors with this program's own release, byte for byte.
struct AuditPage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page",
        abstract: "Fetch the reporter's page as a visitor does, and compare every byte.",
        discussion: """
            Pages that show the directory and the operator's lines are rendered anew and compared likewise. Needs no \
            keys. Exit status: 0 everything is the same; 3 something is not.
            """)

    @OptionGroup var portal: PortalOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await perform(output) { output throws in
            try portal.warnIfDirect(output)
            let authority = try portal.authorityKey()
            let differences = try await portal.withVisit(.reporting) { visit in
                let found = try await visit.verifiedPortal()
                return try await AuditPage.differences(
                    visit.calls, found.set.directory, authority)
            }
            for difference in differences { output.say(difference.phrase) }
            let release = PageRelease.current.digest.hex
            output.say(
                differences.isEmpty
                    ? .auditPageSame(count: PageSite.paths.count, release: release)
                    : .auditPageDiffers(release: release))
            output.finish(with: [
                JSONMember("release", .string(release)),
                JSONMember("files", .integer(Int64(PageSite.paths.count))),
                JSONMember("differences", .array(differences.map { .string($0.path) })),
            ])
            return differences.isEmpty ? .ok : .auditBroken
        }
    }

    /// Something that is not as the release, the directory or the operator's lines have it.
    private enum Difference {
        case otherRelease(named: String)
        case malformedOperatorLines
        case missing(path: String)
        case otherBytes(path: String)

        var path: String {
            switch self {
            case .otherRelease: PageSite.releasePath
            case .malformedOperatorLines: PageSite.operatorPath
            case .missing(let path), .otherBytes(let path): path
            }
        }

        var phrase: Phrase {
            switch self {
            case .otherRelease(let named): .auditPageOtherRelease(named: named)
            case .malformedOperatorLines: .auditPageOperator
            case .missing(let path): .auditPageMissing(path: path)
            case .otherBytes(let path): .auditPageOther(path: path)
            }
        }
    }

    private static func differences(
        _ calls: PortalCalls, _ directory: Directory, _ authority: VerifierKey
    ) async throws(PortalError) -> [Difference] {
        var differences: [Difference] = []
        if directory.pageRelease != PageRelease.current.digest {
            differences.append(.otherRelease(named: directory.pageRelease?.hex ?? "-"))
        }
        guard let lines = try await served(PageSite.operatorPath, calls),
            let text = String(validating: lines, as: UTF8.self),
            let operatorPage = try? OperatorPage(parsing: text)
        else { return differences + [.malformedOperatorLines] }
        let site = PageSite(
            directory: directory, authority: authority, operatorPage: operatorPage)
        for path in PageSite.paths {
            guard let bytes = try await served(path, calls) else {
                differences.append(.missing(path: path))
                continue
            }
            if bytes != site.file(at: path)?.bytes {
                differences.append(.otherBytes(path: path))
            }
        }
        return differences
    }

    /// What stands at a path once it is unpacked; nil where nothing is, or what does not unpack.
    private static func served(
        _ path: String, _ calls: PortalCalls
    ) async throws(PortalError) -> [UInt8]? {
        do throws(PortalError) {
            return Gzip.opened(try await calls.page(path), limit: 1 << 20)
        } catch {
            guard case .problem = error else { throw error }
            return nil
        }
    }
}
