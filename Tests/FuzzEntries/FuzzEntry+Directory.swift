import Directory
import Encoding
import PortalSamples
import SignedNote

extension FuzzEntry {
    static let directory = [
        FuzzEntry(
            text: "directory",
            seeds: [SamplePortal.draft.text] + FuzzSamples.vectors("directory", "directory")
        ) { try Directory(parsing: $0).text },
        FuzzEntry(text: "directory-draft", seeds: [SamplePortal.draft.text]) {
            try DirectoryDraft(parsing: $0).text
        },
        FuzzEntry(
            "directory-chain",
            seeds: [FuzzSamples.directory.bytes]
        ) { bytes in
            let note = try SignedNote(parsing: bytes)
            _ = try DirectoryChain.verified(
                notes: [note], authority: SamplePortal.authority.verifierKey)
            return note.bytes
        },
        FuzzEntry(text: "key-note", seeds: [FuzzSamples.keyNote.text]) {
            try KeyNote(parsing: $0).text
        },
        FuzzEntry(text: "currency-note", seeds: [SamplePortal.currency.text]) {
            try CurrencyNote(parsing: $0).text
        },
        FuzzEntry("card", seeds: FuzzSamples.vectors("directory", "card").map { Array($0.utf8) }) {
            bytes in
            let note = try SignedNote(parsing: bytes)
            let card = try Card(verifying: note)
            return Array(card.text.utf8) + bytes.dropFirst(card.text.utf8.count)
        },
        FuzzEntry(
            text: "origin",
            seeds: ["https://report.demo.example", "http://127.0.0.1:8080", "http://a2.onion"]
        ) { try Origin($0).text },
    ]
}
