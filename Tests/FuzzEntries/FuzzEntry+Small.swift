import Directory
import Encoding
import PortalClient
import SealedMessage

extension FuzzEntry {
    /// Short values that stand inside the others.
    static let small = [
        FuzzEntry(text: "hex", seeds: ["00ff10", ""]) { Hex.encode(try Hex.decode($0)) },
        FuzzEntry(text: "base64", seeds: ["AAECAw==", "/+8="]) {
            Base64.encode(try Base64.decode($0))
        },
        FuzzEntry(text: "decimal", seeds: ["0", "18446744073709551615"]) {
            String(try Decimal.decode($0))
        },
        FuzzEntry(text: "day", seeds: ["2026-11-21", "9999-12-31"]) {
            try AlmatyDay(parsing: $0).text
        },
        FuzzEntry(text: "quarter", seeds: ["2026Q4", "1970Q1"]) { try Quarter(parsing: $0).text },
        FuzzEntry(text: "portal-name", seeds: ["demo.example", "a"]) { try Portal($0).name },
        FuzzEntry(text: "identifier", seeds: ["acs", "t-1"]) { try Identifier($0).text },
        FuzzEntry(text: "free-text", seeds: ["Айгүл Әбенова", "x"]) { try FreeText($0).text },
        FuzzEntry(
            text: "portal-address", .several,
            seeds: ["http://127.0.0.1:8080", "https://report.demo.example", "unix:/run/senim"]
        ) { try PortalAddress(parsing: $0).text },
        FuzzEntry(
            text: "sealing-key",
            seeds: [FuzzSamples.sealingKey.text]
        ) { try SealingPublicKey(parsing: $0).text },
    ]
}
