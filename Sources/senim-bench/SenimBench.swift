import ArgumentParser

/// `senim-bench`: measures Senim beside the machine's own limits; `demo/bench` runs its parts in order.
@main struct SenimBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "senim-bench",
        abstract: "Measures Senim beside the machine's own limits in the same run.",
        discussion: "Run `make bench`, which makes a portal on loopback and calls each part.",
        subcommands: [
            LoadBench.self, UploadBench.self, StartBench.self, ComputeBench.self,
            CasesPreparation.self, CasesBench.self, GrowthBench.self, TableBench.self,
        ])
}

/// Where the parts of one run keep their figures.
struct ResultOptions: ParsableArguments {
    @Option(help: "The file that figures are added to.")
    var results: String

    /// Adds figures to the file, and shows each at once.
    func add(_ figures: [Figure]) throws {
        try FigureFile(path: results).append(figures)
    }
}

/// Why a measurement was given up: a figure of something broken means nothing.
enum BenchFailed: Error, CustomStringConvertible {
    case system(call: StaticString, errno: Int32)
    case answer(StaticString)
    case notPublished
    case process
    case sample(StaticString)

    var description: String {
        switch self {
        case .system(let call, let code): "\(call) failed with errno \(code)"
        case .answer(let what): "the gateway's answer is not one: \(what)"
        case .notPublished: "the last report did not become public in time"
        case .process: "the gateway's process cannot be read"
        case .sample(let what): "\(what) could not be made"
        }
    }
}
