import Cover
import Directory
import Encoding
import Exchange
import PortalSamples
import SealedMessage
import Sealing
import Secrets
import SignedNote
import Testing

/// The sample's directory with a cover client.
enum CoverSample {
    static let signerName = SamplePortal.portal.coverKeyName

    static var directory: Directory {
        Sample.made {
            var draft = SamplePortal.draft
            draft.coverKey = SamplePortal.signer(signerName).verifierKey
            return try Directory(checking: draft)
        }
    }

    static func ids(_ count: Int) -> [MessageID] {
        (0..<count).map { Digest(hashing: [UInt8](bigEndian: $0)) }.sorted().map { MessageID($0) }
    }

    static let quarter = Sample.made { try Quarter(parsing: "2026Q3") }
}

@Suite struct `A list of covers` {
    private func list(_ messages: [MessageID] = CoverSample.ids(3), by name: String? = nil)
        -> CoverList
    {
        CoverList(
            messages, portal: SamplePortal.portal, time: Sample.noon,
            signer: SamplePortal.signer(name ?? CoverSample.signerName))
    }

    private var key: VerifierKey { SamplePortal.signer(CoverSample.signerName).verifierKey }

    @Test func `is read as it was signed`() throws {
        for count in [0, 1, 3] {
            let read = try CoverList(verifying: list(CoverSample.ids(count)).bytes, by: key)
            #expect(read.messages == CoverSample.ids(count))
            #expect(read.portal == SamplePortal.portal && read.time == Sample.noon)
        }
    }

    @Test func `is refused when anybody changed it`() throws {
        let good = list().bytes
        for position in [10, good.count - 97, good.count - 96, good.count - 1] {
            var bytes = good
            bytes[position] ^= 1
            #expect(throws: CoverListRefused.self) {
                _ = try CoverList(verifying: bytes, by: key)
            }
        }
        #expect(throws: CoverListRefused.malformed) {
            _ = try CoverList(verifying: good + [0], by: key)
        }
        #expect(throws: CoverListRefused.notSigned) {
            _ = try CoverList(verifying: list(by: "demo.example/gateway").bytes, by: key)
        }
    }

    @Test func `is refused when it is not in order, or names one twice`() {
        let ids = CoverSample.ids(3)
        for wrong in [[ids[1], ids[0]], [ids[0], ids[0]]] {
            #expect(throws: CoverListRefused.malformed) {
                _ = try CoverList(verifying: list(wrong).bytes, by: key)
            }
        }
    }
}

@Suite struct `A total of covers` {
    private func note(
        _ totals: CoverTotals, trustees: [String] = ["t1", "t2"], by name: String? = nil
    ) throws -> SignedNote {
        try SamplePortal.signer(name ?? CoverSample.signerName).sign(totals.text).adding(
            trustees.map { try SamplePortal.trustee($0).signature(for: totals.text) })
    }

    private func totals(_ portal: Portal = SamplePortal.portal) throws -> CoverTotals {
        try CoverTotals(
            portal: portal, quarter: CoverSample.quarter, count: 4210, time: Sample.noon)
    }

    @Test func `counts with the cover client's signature and those of t trustees`() throws {
        let read = try CoverTotals(
            verifying: note(try totals()), in: CoverSample.directory, isCosigned: true)
        #expect(read.count == 4210 && read.quarter == CoverSample.quarter)
    }

    @Test func `does not count with fewer, or without the cover client`() throws {
        let directory = CoverSample.directory
        let alone = try note(try totals(), trustees: ["t1"])
        #expect(throws: CoverTotalsRefused.tooFewTrustees(1, expected: 2)) {
            _ = try CoverTotals(verifying: alone, in: directory, isCosigned: true)
        }
        _ = try CoverTotals(verifying: alone, in: directory, isCosigned: false)
        let forged = try note(try totals(), by: "demo.example/gateway")
        #expect(throws: CoverTotalsRefused.notSigned) {
            _ = try CoverTotals(verifying: forged, in: directory, isCosigned: true)
        }
        let good = try note(try totals())
        #expect(throws: CoverTotalsRefused.notSigned) {
            _ = try CoverTotals(verifying: good, in: SamplePortal.directory, isCosigned: true)
        }
        let other = try note(try totals(try Portal("other.example")))
        #expect(throws: CoverTotalsRefused.otherPortal) {
            _ = try CoverTotals(verifying: other, in: directory, isCosigned: true)
        }
    }

    @Test func `is made of no quarter that still runs`() throws {
        let end = CoverSample.quarter.next.firstDay.firstUnixSecond
        #expect(throws: CoverTotalsRefused.notOver) {
            _ = try CoverTotals(
                portal: SamplePortal.portal, quarter: CoverSample.quarter, count: 1, time: end - 1)
        }
        let text = try totals().text
        #expect(throws: CoverTotalsRefused.notOver) {
            _ = try CoverTotals(parsing: text.with("2026Q4", insteadOf: "2026Q3"))
        }
        #expect(throws: CoverTotalsRefused.self) {
            _ = try CoverTotals(parsing: text + "more\n")
        }
    }
}

@Suite struct `A cover client's state` {
    @Test func `opens with its key alone`() throws {
        let key = RecordKey()
        let sealed = CoverState().sealed(with: key)
        #expect(try CoverState(opening: sealed, with: key) == CoverState())
        #expect(throws: MalformedCoverState.self) {
            _ = try CoverState(opening: sealed, with: RecordKey())
        }
        var changed = sealed
        changed[20] ^= 1
        #expect(throws: MalformedCoverState.self) {
            _ = try CoverState(opening: changed, with: key)
        }
    }

    @Test func `has a key file of its own role`() throws {
        let keys = CoverKeys(portal: SamplePortal.portal)
        let card = try Card(verifying: keys.card())
        let verifier = keys.signer().verifierKey
        #expect(card.content == .cover(noteKey: verifier))
        #expect(verifier.name == "demo.example/cover")
        #expect(throws: UnusableCoverKeys.self) {
            _ = try CoverKeys(KeyRing(role: .trustee, portal: "demo.example", id: "cover"))
        }
    }
}
