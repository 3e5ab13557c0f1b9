// swift-tools-version: 6.2
import PackageDescription

// Each module may import only what stands in its own line: `make lint` builds with
// `--explicit-target-dependency-import-check error`, and a test reads this graph to prove that
// the gateway reaches no code that opens a report.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")

/// Code that several test targets share.
func support(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies,
        exclude: specified.contains(name) ? ["Specification.md"] : [],
        swiftSettings: strict)
}

/// The formats everyone speaks.
let formats: [Target.Dependency] = [
    "Encoding", "Secrets", "SignedNote", "TransparencyLog", "Directory", "SealedMessage", "Details",
    "Exchange",
]

/// Every role and the shared test code, for tests that walk the whole path.
let everyone: [Target.Dependency] =
    formats + [
        "Sealing", "Storage", "HTTPService", "Gateway", "PortalClient", "Reporter", "Officer",
        "Trustee", "Witness", "Auditor", "PortalSamples", "PaperPortal",
    ]

/// The modules whose format has a specification beside the code.
let specified: Set<String> = [
    "Auditor", "Cover", "Deskwork", "Details", "Directory", "Exchange", "Gateway", "Officer",
    "Pictures", "PortalClient", "Procedure", "Reporter",
    "SealedMessage", "Sealing", "Secrets", "SignedNote", "Storage", "TransparencyLog", "Trustee",
]

let package = Package(
    name: "senim",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "senim", targets: ["senim"])],
    dependencies: [
        // HTTP for gateway and witness. Without it: our own HTTP parser on SwiftNIO, which nobody should trust.
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        // SQLite with statement cache and typed rows. Without it: the C API by hand.
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        // HPKE with X-Wing, AES-GCM, HKDF, SHA-256. Without it: no post-quantum sealing at all.
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        // Subcommands, help and usage errors. Without it: a hand-written argument parser.
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        // What Hummingbird and service-lifecycle log through. Without it: they cannot be silenced.
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        // Ordered start, signals and graceful stop of the services. Without it: signal handlers by hand.
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        // The gateway's settings from a file with typed access. Without it: one more parser.
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        // HTTP for every client, SOCKS proxies included. Without it: Foundation's URLSession, which has no SOCKS on Linux.
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        // Used by name beneath Hummingbird and async-http-client: byte buffers, channel options, header types.
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        // The desk's pages, escaped as HTML. Without it: HTML put together by hand, where one forgotten escape shows a report's script.
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        // The file path type that swift-configuration takes.
        .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        // glibc's settings for its arenas. Without it: ten MiB more in the gateway while files come.
        .systemLibrary(name: "CMalloc"),
        // The page goes over slow lines in gzip; an audit opens it. Without it: four times as much.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // Packs that gzip. Without it: by zlib, three kilobytes more on each visit.
        .systemLibrary(name: "CZopfli", providers: [.apt(["libzopfli-dev"])]),

        // Sets and paints the forms: shaping, fonts, PDF. Without it: a PDF writer and a font shaper of our own.
        .systemLibrary(
            name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        // The portal's address on the intake slip, to be scanned. Without it: typed from paper, with mistakes.
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),

        module("Encoding", [crypto]),
        module("Secrets", ["CSodium", "Encoding"]),
        module("SignedNote", ["Encoding", "Secrets", crypto]),
        module("TransparencyLog", ["Encoding", "Secrets", "SignedNote", crypto]),
        module("Directory", ["Encoding", "SignedNote"]),
        module("SealedMessage", ["Encoding"]),
        module("Sealing", ["Encoding", "Secrets", "SealedMessage", crypto]),
        module(
            "Details", ["Encoding", "SignedNote", "TransparencyLog", "Directory", "SealedMessage"]),
        module("Exchange", ["Encoding", "SignedNote", "Directory", "SealedMessage"]),

        // The page's files, which a C compiler takes in as they are: as Swift literals they would cost a minute of each build.
        .target(name: "CReporterPage"),
        .target(
            name: "ReporterPage",
            dependencies: [
                "CReporterPage", "CZlib", "CZopfli", "Encoding", "SignedNote", "Directory",
            ],
            exclude: ["Page", "Specification.md"], swiftSettings: strict),

        module("Storage", ["Encoding", "SignedNote", "TransparencyLog", "SealedMessage", grdb]),
        module(
            "HTTPService", [hummingbirdCore, httpTypes, log, lifecycle, nio, nioHTTP1, nioPosix]),
        module(
            "Gateway",
            [
                "Encoding", "Secrets", "SignedNote", "TransparencyLog", "Directory",
                "SealedMessage",
                "Details",
                "Exchange", "Storage", "HTTPService", "ReporterPage", httpClient, log, lifecycle,
                nio, nioHTTP1,
            ]),

        module(
            "PortalClient",
            [
                "Encoding", "SignedNote", "TransparencyLog", "Directory", "SealedMessage",
                "Details",
                "Exchange", httpClient, nio, nioHTTP1,
            ]),
        module("Reporter", formats + ["Sealing", "PortalClient"]),
        module("Officer", formats + ["Sealing", "PortalClient", "Procedure", "Casework"]),
        module("Trustee", formats + ["Sealing", "PortalClient"]),
        module("Cover", formats + ["Sealing", "PortalClient", "Reporter"]),
        module(
            "Witness", ["Encoding", "Secrets", "SignedNote", "TransparencyLog", "HTTPService"]),
        module("Auditor", formats + ["Sealing", "PortalClient", "Procedure", "Casework"]),

        module("Wording"),
        module("Procedure", ["Wording"]),
        // What an officer's desk shows and prepares, as values: no screen, no file, no clock.
        module("Deskwork", ["Procedure", "Wording"]),
        // What desks and auditors reckon a portal's cases with: its directory in the words of the procedure.
        module("Casework", ["Directory", "Procedure"]),
        // The forms' templates, taken in as they are, like the page's files.
        .target(name: "CFormTemplates"),
        .target(
            name: "Forms", dependencies: ["CFormTemplates", "CPango", "CQREncode", "Wording"],
            exclude: ["Specification.md", "Templates"], swiftSettings: strict),
        // Decode what reporters attach, within a process that can do nothing else. Without them: a decoder of our own, or pictures
        // handed to the officer's browser as they came.
        .systemLibrary(
            name: "CJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg62-turbo-dev"])]),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .target(name: "CPictures", dependencies: ["CJPEG", "CPNG"]),
        module("Pictures", ["CPictures", "Wording"]),
        // The desk's pages, taken in as they are, like the reporter's.
        .target(name: "COfficerDesk"),
        .target(
            name: "OfficerDesk",
            dependencies: formats + [
                "COfficerDesk", "Sealing", "PortalClient", "Officer", "Procedure", "Casework",
                "Reporter", "Deskwork", "Forms", "HTTPService", "Pictures", "Wording", lifecycle,
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            exclude: ["Specification.md", "Pages"], swiftSettings: strict),
        .executableTarget(
            name: "senim",
            dependencies: formats + [
                "CMalloc", "Sealing", "HTTPService", "Gateway", "PortalClient", "Reporter",
                "Officer",
                "OfficerDesk", "Trustee",
                "Witness", "Auditor", "Cover", "ReporterPage", "Procedure", "Casework", "Forms",
                "Pictures", "Wording",
                arguments, log, lifecycle,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // A sample portal whose keys follow from their names; messages, a gateway on paper and a stage made from it.
        support("Mutations", []),
        support(
            "PortalSamples",
            ["Encoding", "Secrets", "SignedNote", "TransparencyLog", "Directory", "Mutations"]),
        support("MessageSamples", ["Encoding", "SealedMessage"]),
        support("PaperPortal", formats + ["Sealing", "PortalClient", "Trustee", "PortalSamples"]),
        support(
            "PortalStage", formats + ["Sealing", "PortalClient", "PortalSamples", "PaperPortal"]),
        support("LivePortal", everyone + [log]),

        // Figures beside the machine's limits: what `make bench` runs.
        .executableTarget(
            name: "senim-bench",
            dependencies: [
                "Encoding", "Secrets", "SignedNote", "TransparencyLog", "Directory",
                "SealedMessage", "Details", "Exchange", "Storage", "Gateway",
                "Sealing", "PortalClient", "Reporter", "Officer", "OfficerDesk", "Procedure",
                "Forms",
                "Wording", "Auditor", "PortalSamples", "PaperPortal", "PortalStage",
                arguments, crypto, grdb, .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: strict),

        // Every parser of outside bytes as a fuzzer calls it: `make fuzz`, and in short within `make test`.
        support(
            "FuzzEntries",
            formats + [
                "Sealing", "PortalClient", "Reporter", "ReporterPage", "Trustee", "Auditor",
                "Cover", "Deskwork", "Forms", "Procedure", "Wording",
                "Mutations", "MessageSamples", "PortalSamples", "PaperPortal",
            ]),
        .executableTarget(
            name: "senim-fuzz", dependencies: ["FuzzEntries", arguments],
            swiftSettings: strict),
        tests("FuzzTests", ["FuzzEntries"]),

        // Kills the processes of a real portal while clients work: `make crash`, and in short within `make test`.
        support(
            "CrashCampaign",
            formats + [
                "Sealing", "PortalClient", "Reporter", "Officer", "Trustee", "Auditor", "Mutations",
            ]),
        .executableTarget(
            name: "senim-crash", dependencies: ["CrashCampaign", arguments],
            swiftSettings: strict),
        tests("CrashTests", everyone + ["CrashCampaign", "LivePortal"]),

        tests("EncodingTests", ["Encoding", "Mutations"]),
        tests("SecretsTests", ["Secrets", "CSodium", "Mutations"]),
        tests("SignedNoteTests", ["Encoding", "Secrets", "SignedNote", "Mutations"]),
        tests(
            "TransparencyLogTests",
            ["Encoding", "Secrets", "SignedNote", "TransparencyLog", "Mutations"]),
        tests(
            "DirectoryTests",
            [
                "Encoding", "Secrets", "SignedNote", "TransparencyLog", "Directory",
                "PortalSamples", "Mutations",
            ]),
        tests("SealedMessageTests", ["Encoding", "SealedMessage", "Mutations"]),
        tests(
            "SealingTests",
            ["Encoding", "Secrets", "SealedMessage", "Sealing", "Mutations", crypto]),
        tests("DetailsTests", formats + ["PortalSamples", "Mutations"]),
        tests("ExchangeTests", formats + ["Mutations"]),
        tests("StorageTests", formats + ["Storage", "MessageSamples", "PortalSamples", grdb]),
        tests("HTTPServiceTests", ["HTTPService", lifecycle, log, nio, nioPosix]),
        tests(
            "GatewayTests",
            formats + [
                "Gateway", "Storage", "HTTPService", "ReporterPage", "MessageSamples",
                "PortalSamples", log,
            ]),
        tests("TransportTests", ["PortalClient", nio, nioPosix]),
        tests(
            "PortalClientTests",
            formats + ["Sealing", "PortalClient", "PortalSamples", "PaperPortal", "PortalStage"]),
        tests(
            "ReporterTests",
            formats + [
                "Sealing", "PortalClient", "Reporter", "Officer", "PortalSamples", "PaperPortal",
                "PortalStage",
            ]),
        tests(
            "OfficerTests",
            formats + [
                "Sealing", "PortalClient", "Reporter", "Officer", "Procedure", "PortalSamples",
                "PaperPortal", "PortalStage",
            ]),
        tests(
            "TrusteeTests",
            formats + ["Sealing", "PortalClient", "Trustee", "PortalSamples", "PaperPortal"]),
        tests(
            "CoverTests",
            formats + [
                "Sealing", "PortalClient", "Reporter", "Cover", "Trustee", "Mutations",
                "PortalSamples", "PaperPortal", "PortalStage",
            ]),
        tests(
            "WitnessTests",
            ["Encoding", "Secrets", "SignedNote", "TransparencyLog", "HTTPService", "Witness"]),
        tests(
            "AuditorTests",
            formats + [
                "Sealing", "PortalClient", "Trustee", "Auditor", "Procedure", "PortalSamples",
                "PaperPortal",
            ]),
        tests("CaseworkTests", ["Casework", "Directory", "PortalSamples", "Procedure"]),
        // The whole path in one process, and everyone who may tamper with it.
        tests("JourneyTests", everyone + ["LivePortal"]),
        tests(
            "AdversaryTests",
            everyone + ["LivePortal", "Cover", "ReporterPage", "Mutations", grdb, log],
            exclude: ["README.md"]),
        tests(
            "ReporterPageTests",
            [
                "Encoding", "SignedNote", "Directory", "Forms", "ReporterPage", "PortalSamples",
                "Wording",
            ]),
        // A child that tries what a decoder taken over would try.
        .executableTarget(
            name: "picture-probe", dependencies: ["Pictures"], path: "Tests/PictureProbe",
            swiftSettings: strict),
        tests("PicturesTests", ["Pictures", "picture-probe", "CZlib"]),
        tests("DeskworkTests", ["Deskwork", "Procedure", "Wording"]),
        tests("FormsTests", ["Forms", "Wording"]),
        tests(
            "OfficerDeskTests",
            everyone + [
                "OfficerDesk", "Deskwork", "Forms", "Procedure", "Wording",
                "LivePortal",
            ]),
        tests("WordingTests", ["Wording"]),
        tests("ProcedureTests", ["Procedure", "Wording", "Mutations"], exclude: ["oracle.py"]),
        // What commands refuse before they do anything: the executable's own types.
        tests(
            "CommandTests",
            [
                "senim", "Details", "Directory", "Encoding", "Exchange", "Forms", "Gateway",
                "PortalClient", "PortalSamples", "Procedure", "Reporter", "SealedMessage",
                "Sealing", "Secrets", "SignedNote", "TransparencyLog", "Trustee", "Wording",
                arguments,
            ]),
        tests("ArchitectureTests", []),
    ],
    swiftLanguageModes: [.v6]
)
