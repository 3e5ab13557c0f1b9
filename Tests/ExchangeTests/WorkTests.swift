import Encoding
import Testing

@testable import Exchange

@Suite struct `What work is bound to` {
    @Test func `is the upload's id and count, in an upload`() throws {
        // Tests/Vectors/exchange/upload-budget.json
        let id = try Hex.decode("8442fe5622b1aafacea1c55095809f919b98078f8247c1ca8b81650425a7383a")
        #expect(
            WorkRequest(uploadID: id, chunkCount: 4096).digest.hex
                == "4d32d11257ace8157ec96a4f48e4bb322dd01268b2567f129a6d9dbed50065ad")
        #expect(
            WorkRequest(uploadID: id, chunkCount: 4095)
                != WorkRequest(uploadID: id, chunkCount: 4096))
    }
}

@Suite struct `An offer of work` {
    @Test func `comes back as it was written`() throws {
        for effort in [0, 1 << 14, WorkOffer.mostEffort] {
            let offer = WorkOffer(epoch: 7, seed: WorkSeed(Digest(hashing: [1])), effort: effort)
            #expect(try WorkOffer(parsing: offer.bytes) == offer)
        }
    }

    @Test func `is refused when it asks for more than a gateway may`() {
        let offer = WorkOffer(
            epoch: 7, seed: WorkSeed(.zero), effort: WorkOffer.mostEffort + 1)
        #expect(throws: MalformedExchange.field("effort")) {
            try WorkOffer(parsing: offer.bytes)
        }
    }
}
