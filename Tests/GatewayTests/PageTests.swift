import Gateway
import HTTPService
import PortalSamples
import ReporterPage
import SignedNote
import Testing

@Suite struct `The reporter's page at the gateway` {
    @Test func `is what the release, the directory in force and the operator's lines give`()
        async throws
    {
        let portal = try await TestPortal()
        let site = PageSite(
            directory: SamplePortal.directory, authority: SamplePortal.authority.verifierKey,
            operatorPage: .empty)
        for path in PageSite.paths {
            let bytes = try #require(await portal.get(path).bytes, "\(path)")
            #expect(Gzip.opened(bytes, limit: 1 << 20) == site.file(at: path)?.bytes, "\(path)")
        }
    }

    @Test func `lets a browser run no script that it does not name`() async throws {
        let portal = try await TestPortal()
        let route = try #require(
            portal.gateway.routes.first { $0.path == .exact("/report") && $0.method == .get })
        let response = await route.handler(ServiceRequest(method: .get, path: "/report"))
        #expect(response.headers["Integrity-Policy"] == "blocked-destinations=(script)")
        let policy = try #require(response.headers["Content-Security-Policy"])
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self';"))
        #expect(policy.contains("require-trusted-types-for 'script'; trusted-types 'none'"))
        #expect(response.caching == .none)
    }
}
