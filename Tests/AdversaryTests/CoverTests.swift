import Testing

/// An excluded keyholder has everything the gateway stores before any officer acts, and their own keys. They ask which messages
/// are covers, and which were kept from them.
///
/// With 1,000 of each, a difference is found in half of all runs when it is this large, and nearly always when it is a third
/// larger: 15 in 100 for whatever is so or not; 0.15 between two distributions of what is ordered; 0.29 standard deviations
/// for the mean of a byte at one place.
@Suite struct `An exclusion and a cover` {
    @Test func `differ in nothing that is stored, nor in what the excluded can open`()
        async throws
    {
        let pairs = try await CoverCrowd.stored()
        #expect(pairs.count(where: \.isCover) == CoverCrowd.countOfEach)
        #expect(pairs.count == 2 * CoverCrowd.countOfEach)
        // Texts do vary: else equal lengths would mean nothing.
        #expect(Set(pairs.map { $0.numbers["report body length"] }).count > 1)
        #expect(Set(pairs.map(\.tick)).count >= 8)
        for (feature, deviation) in CoverTests.questions(pairs) {
            #expect(deviation() < TwoSamples.threshold, "\(feature) tells covers from reports")
        }
        // The same questions find what would give covers away: a test that could not fail shows nothing.
        for (flaw, feature, change) in CoverTests.flaws {
            let changed = pairs.map { pair in
                var pair = pair
                if pair.isCover { change(&pair) }
                return pair
            }
            let question = CoverTests.questions(changed).first { $0.0 == feature }
            let deviation = try #require(question).1()
            #expect(deviation > TwoSamples.threshold, "\(flaw) is not found by \(feature)")
        }
    }
}

enum CoverTests {
    typealias Flaw = (String, String, @Sendable (inout StoredPair) -> Void)

    /// What a careless cover client or gateway might do.
    static let flaws: [Flaw] = [
        (
            "covers are always of the smallest size", "report body length",
            { $0.numbers["report body length"] = 16_400 }
        ),
        (
            "the share of one who is not addressed is zeros in covers", "secret, positions",
            { $0.secret.replaceSubrange(0..<32, with: [UInt8](repeating: 0, count: 32)) }
        ),
        (
            "the salt of covers lacks a bit", "secret, values",
            { $0.secret = $0.secret.map { $0 & 0x7F } }
        ),
        ("covers stand before reports in each tick", "entry in its tick", { $0.entry -= 400 }),
        ("covers come at the first ticks", "tick", { $0.tick = $0.tick / 100 * 100 }),
        ("a byte of the header is constant in covers", "header, positions", { $0.header[900] = 7 }),
        (
            "bodies of covers compress", "body, values",
            { $0.bodyStart = $0.bodyStart.map { $0 & 0xFE } }
        ),
        (
            "identity messages of covers stand beside their reports", "distance to the identity",
            { $0.distance = 1 }
        ),
    ]

    /// Every question, and how far its answer deviates from chance, once it is asked.
    static func questions(_ pairs: [StoredPair]) -> [(String, () -> Double)] {
        let covers = pairs.filter(\.isCover)
        let reports = pairs.filter { !$0.isCover }
        var questions: [(String, () -> Double)] = []
        for name in (pairs.first?.numbers ?? [:]).keys.sorted() {
            questions.append(
                (name, { TwoSamples.categories(counts(covers, name), counts(reports, name)) }))
        }
        func ask(_ name: String, _ value: @escaping (StoredPair) -> Double) {
            questions.append((name, { TwoSamples.order(covers.map(value), reports.map(value)) }))
        }
        func askBytes(_ name: String, _ value: @escaping (StoredPair) -> [UInt8]) {
            questions.append(
                (
                    "\(name), positions",
                    { TwoSamples.positions(covers.map(value), reports.map(value)) }
                ))
            questions.append(
                (
                    "\(name), values",
                    { TwoSamples.values(covers.map(value), reports.map(value)) }
                ))
        }
        let starts = Dictionary(grouping: pairs, by: \.tick).mapValues { tick in
            tick.map(\.entry).min() ?? 0
        }
        ask("entry") { $0.entry }
        ask("entry in its tick") { $0.entry - (starts[$0.tick] ?? 0) }
        ask("tick") { Double($0.tick) }
        ask("day of the leaf") { Double($0.leafDay) }
        ask("distance to the identity") { $0.distance }
        askBytes("header") { $0.header }
        askBytes("body") { $0.bodyStart }
        askBytes("body digest") { $0.bodyDigest }
        askBytes("mailbox") { $0.mailbox }
        askBytes("thread") { $0.thread }
        askBytes("secret") { $0.secret }
        askBytes("identity header") { $0.identityHeader }
        askBytes("identity body") { $0.identityBody }
        askBytes("identity secret") { $0.identitySecret }
        return questions
    }

    private static func counts(_ pairs: [StoredPair], _ name: String) -> [Int: Int] {
        Dictionary(pairs.map { ($0.numbers[name] ?? 0, 1) }, uniquingKeysWith: +)
    }
}
