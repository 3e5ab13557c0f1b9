import Encoding
import Mutations
import SealedMessage
import Secrets
import Testing

@testable import Sealing

@Suite struct `A receipt` {
    struct Vectors: Decodable {
        struct Derived: Decodable {
            let portal, text: String
            let secret, capability, mailboxID, replySeed, conversationKey,
                threadCapability, audienceKey: HexBytes
            let threadID, authorSeed, rekeySeed, nonce, consentToken, consentHash: HexBytes
        }
        struct Text: Decodable {
            let name, text: String
            let refusal: String?
            let group, count: Int?
        }
        struct Claim: Decodable {
            let portal, text: String
            let secret: HexBytes
        }
        let derived: [Derived]
        let claims: [Claim]
        let both: Claim
        let portal: String
        let secret: HexBytes
        let spellings, refused: [Text]
    }

    let vectors: Vectors

    init() throws {
        vectors = try VectorFile.decode("receipt/receipts.json")
    }

    @Test func `is printed and derives keys as the vectors say`() throws {
        for vector in vectors.derived {
            let receipt = Receipt(secret: secret(vector.secret.bytes))
            #expect(receipt.text(portal: vector.portal) == vector.text)
            let keys = ReceiptKeys(receipt, portal: vector.portal)
            #expect(bytes(of: keys.capability) == vector.capability.bytes)
            #expect(keys.mailboxID.bytes == vector.mailboxID.bytes)
            #expect(keys.replyKey.withSeed { bytes(of: $0) } == vector.replySeed.bytes)
            #expect(
                keys.conversationKey.withBytes { bytes(of: $0) } == vector.conversationKey.bytes)
            let thread = keys.conversationKey.threadCapability()
            #expect(bytes(of: thread) == vector.threadCapability.bytes)
            #expect(keys.conversationKey.threadID.bytes == vector.threadID.bytes)
            #expect(
                keys.audienceKey.code(for: [1], preheaderHash: .zero)
                    == AudienceKey(secret(vector.audienceKey.bytes))
                    .code(for: [1], preheaderHash: .zero))
            let author = SigningKey(seed: secret(vector.authorSeed.bytes))
            #expect(keys.authorHash == labelledHash("senim/1 author", author.publicKey))
            let rekey = SigningKey(seed: secret(vector.rekeySeed.bytes))
            #expect(keys.rekeyKey.publicKey == rekey.publicKey)
            #expect(keys.rekeyHash == labelledHash("senim/1 rekey", rekey.publicKey))
            let token = keys.consentToken(for: try MessageNonce(vector.nonce.bytes))
            #expect(bytes(of: token) == vector.consentToken.bytes)
            #expect(Consent.hash(of: token).bytes == vector.consentHash.bytes)
        }
    }

    @Test func `is read in every spelling`() throws {
        for spelling in vectors.spellings {
            let receipt = try Receipt(reading: spelling.text, portal: vectors.portal)
            #expect(bytes(of: receipt.secret) == vectors.secret.bytes, "\(spelling.name)")
        }
    }

    @Test func `is refused with one flaw, and the group is named when it is known`() throws {
        for flaw in vectors.refused {
            let refusal: MalformedReceipt =
                switch flaw.refusal {
                case "characterCount": .characterCount(flaw.count ?? -1)
                case "unknownCharacter": .unknownCharacter(group: flaw.group ?? -1)
                case "claimCode": .claimCode
                default: .checksum(group: flaw.group)
                }
            #expect(throws: refusal, "\(flaw.name)") {
                _ = try Receipt(reading: flaw.text, portal: vectors.portal)
            }
        }
    }

    @Test func `is random and reads back what it prints`() throws {
        let receipt = Receipt()
        let text = receipt.text(portal: "demo")
        let again = try Receipt(reading: text, portal: "demo")
        #expect(bytes(of: again.secret) == bytes(of: receipt.secret))
        #expect(text.utf8.count == 34)
        #expect(text != Receipt().text(portal: "demo"))
    }

    @Test func `is told apart from a claim code, which has another checksum`() throws {
        for vector in vectors.claims {
            let code = try ClaimCode(reading: vector.text, portal: vector.portal)
            #expect(code.text(portal: vector.portal) == vector.text)
            let receipt = code.receiptKnownToOthers()
            #expect(bytes(of: receipt.secret) == vector.secret.bytes)
            #expect(receipt.text(portal: vector.portal) != vector.text)
            #expect(throws: MalformedReceipt.claimCode) {
                _ = try Receipt(reading: vector.text, portal: vector.portal)
            }
            let text = receipt.text(portal: vector.portal)
            #expect(throws: MalformedReceipt.receipt) {
                _ = try ClaimCode(reading: text, portal: vector.portal)
            }
        }
    }

    @Test func `is what a text is that fits both checksums, so no claim code is made so`() throws {
        let both = vectors.both
        let receipt = try Receipt(reading: both.text, portal: both.portal)
        #expect(bytes(of: receipt.secret) == both.secret.bytes)
        var drawn = 0
        let code = ClaimCode(portal: both.portal) {
            drawn += 1
            return Receipt(secret: secret(drawn < 3 ? both.secret.bytes : vectors.secret.bytes))
        }
        #expect(drawn == 3)
        #expect(code.text(portal: both.portal) == vectors.claims[2].text)
    }

    @Test func `is not read from a text without end`() {
        #expect(throws: MalformedReceipt.characterCount(1_000_000)) {
            _ = try Receipt(
                reading: String(repeating: " ", count: 1_000_000), portal: "demo")
        }
    }

    /// Few injuries pass a checksum of twelve bits; whatever passes prints as a receipt that reads the same.
    @Test func `survives any injury`() throws {
        let text = Array((vectors.spellings.first?.text ?? "").utf8)
        for seed in UInt64(0)..<5_000 {
            // Searching the group takes 868 hashes: most injuries change the count, or are skipped here.
            let injured = mutated(text, seed: seed)
            guard let digits = try? ReceiptText.digits(in: injured) else { continue }
            let (bytes, checksum) = ReceiptText.bytes(of: digits)
            #expect(ReceiptText.digits(of: bytes, checksum: checksum) == digits, "seed \(seed)")
            guard seed.isMultiple(of: 100) else { continue }
            _ = try? Receipt(
                reading: String(decoding: injured, as: UTF8.self), portal: vectors.portal)
        }
    }
}
