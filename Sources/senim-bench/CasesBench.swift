import ArgumentParser
import Directory
import Encoding
import Exchange
import Forms
import Foundation
import Mustache
import Officer
import OfficerDesk
import PortalClient
import PortalSamples
import PortalStage
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Wording

/// Writes the records of a desk with many cases; measured in a process of its own, whose memory is the desk's alone.
struct CasesPreparation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "write-cases")

    @Option(help: "An empty folder on the disk: 64 KiB a case.") var folder: String
    @Option(help: "How many cases.") var cases = 10_000

    func run() async throws {
        let paper = PaperCases()
        let keys = try PaperCases.keys()
        let book = RecordBook(store: try RecordFolder(folder + "/records"))
        var listed: [ListedMessage] = []
        for number in 0..<cases {
            listed.append(try paper.write(number, to: book, keys: keys))
        }
        let pages = CasesPortal.pages(of: listed).map(\.bytes)
        try Data(Frames.encode(pages)).write(to: URL(filePath: folder + "/listed"))
    }
}

/// A desk with many cases in a browser that reads one page after the other, beside the bare decryption of as many.
struct CasesBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cases")

    @Option(help: "What `write-cases` filled.") var folder: String
    @OptionGroup var results: ResultOptions

    func run() async throws {
        let portal = try CasesPortal(
            listed: [UInt8](Data(contentsOf: URL(filePath: folder + "/listed"))))
        let figures = ProcessFigures(pid: getpid())
        let before = try figures.memory().resident
        let (addresses, tellAddress) = AsyncStream<String>.makeStream()
        let (codes, tellCode) = AsyncStream<String>.makeStream()
        let server = DeskServer(settings: settings(portal)) {
            tellAddress.yield($0)
        } tellCode: {
            tellCode.yield($0)
        }
        let serving = Task { try await server.run() }
        guard let address = await addresses.first(where: { _ in true }),
            let code = await codes.first(where: { _ in true })
        else { throw BenchFailed.answer("no desk") }
        let waits = try await CasesBench.used(address, code: code)
        let memory = try figures.memory().resident - before
        serving.cancel()
        let count = portal.count
        let bare = try BareCryptography(bodyByteCount: 16_384)
        let record = try BareRecord()
        let line = try BareLine()
        let decryption = try CasesBench.seconds {
            for _ in 0..<count {
                try record.open()
                try bare.open(slots: 3)
                try line.render()
            }
        }
        let beside = "as many records and reports decrypted, read and rendered, one core"
        try results.add([
            Figure(
                what: "desk with \(count) cases: from unlocking to the first whole page",
                value: waits.first, unit: "s", beside: beside, limit: decryption, bar: .atMost(2)),
            Figure(
                what: "desk with \(count) cases: the first page again", value: waits.today,
                unit: "s",
                beside: beside, limit: decryption, bar: .atMost(2)),
            Figure(
                what: "desk with \(count) cases: a search in all of them", value: waits.search,
                unit: "s", beside: beside, limit: decryption, bar: .atMost(2)),
            Figure(
                what: "desk's memory with \(count) cases", value: memory, unit: "MiB",
                beside: "the bar, 32 KiB a case", limit: Double(count) / 32, bar: .atMost(1)),
        ])
    }

    private struct Waits {
        let first, today, search: Double
    }

    /// Uses the desk on a thread of its own: a browser's blocking calls must not keep the desk from the few threads it has.
    private static func used(_ address: String, code: String) async throws -> Waits {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try used(DeskBrowser(address: address), code) })
            }
        }
    }

    private static func used(_ browser: DeskBrowser, _ code: String) throws -> Waits {
        try browser.enter(code: code)
        let begin = ContinuousClock.now
        try browser.unlock()
        while try !browser.isEveryRecordRead() { try browser.waitForNews() }
        return Waits(
            first: Clients.seconds(since: begin), today: try seconds { _ = try browser.get("/") },
            search: try seconds { try browser.search(PaperCases.rareWord) })
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let begin = ContinuousClock.now
        try body()
        return Clients.seconds(since: begin)
    }

    private func settings(_ portal: CasesPortal) -> DeskSettings {
        let records = folder + "/records"
        return DeskSettings(
            language: .en, idleLimit: .seconds(3600), interval: .seconds(60),
            saveFolder: folder + "/saved", templates: TemplateSet(), clock: { Sample.noon },
            unlock: { _ in
                UnlockedDesk(
                    desk: try await Desk(
                        visit: PortalVisit(
                            calls: PortalCalls(portal),
                            authority: SamplePortal.authority.verifierKey, purpose: .signing
                        ) { Sample.noon }, keys: try PaperCases.keys(),
                        records: try RecordFolder(records), clock: { Sample.noon }),
                    save: { _ in }, close: {})
            }, takeDown: { _ in throw BenchFailed.sample("an intake") },
            drawPicture: { _ in throw BenchFailed.sample("a picture") },
            explain: { _ in DeskTrouble(.deskNotLookedYet) })
    }
}

/// The JSON of a report read, and its line of a list rendered by the library that the pages use.
private struct BareLine {
    private let json: [UInt8]
    private let template: MustacheTemplate

    init() throws {
        let receipt = ReceiptKeys(Receipt(), portal: SamplePortal.portal.name)
        json = try PaperCases.payload(1, receipt, conversation: .zero).json()
        template = try MustacheTemplate(
            string: "<li><a href=\"/case/{{id}}\">{{id}}</a><p dir=\"auto\">{{what}}</p></li>")
    }

    func render() throws {
        guard case .report(let report) = try Payload(parsing: json, kind: .report) else {
            throw BenchFailed.sample("a report")
        }
        let line = template.render(["id": report.place, "what": report.what])
        guard !line.isEmpty else { throw BenchFailed.sample("a line") }
    }
}

/// AES-GCM over as many bytes as a record has.
private struct BareRecord: ~Copyable {
    private let key = RecordKey()
    private let sealed: [UInt8]

    init() throws {
        sealed = key.seal(SecretBytes(randomByteCount: 65_536), id: BareRecord.id)
    }

    func open() throws { _ = try key.open(sealed, id: BareRecord.id) }

    private static let id = [UInt8](repeating: 1, count: 32)
}
