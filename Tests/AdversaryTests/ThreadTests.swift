import Testing

/// Whoever has the database looks at whole threads: what was added, with what files, when, and how it ended.
///
/// With some 130 of each, a difference is found in half of all runs when it is this large, and nearly always when it is a third
/// larger: 28 in 100 for whatever is so or not, 0.29 between two distributions of what is ordered. What a single message shows
/// is asked with 1,000 of each (`CoverTests`).
@Suite struct `A thread that nobody wrote` {
    @Test func `differs in nothing that is stored from one that somebody wrote`() async throws {
        let threads = try await ThreadCrowd.stored()
        for side in [threads.filter(\.isCover), threads.filter { !$0.isCover }] {
            #expect(side.count > 90)
            // Threads do vary: else equality would mean nothing.
            #expect(Set(side.map(\.textCount)).count > 2 && side.contains { $0.mailboxCount > 1 })
            #expect(side.contains(where: \.isClosed) && !side.allSatisfy(\.isClosed))
        }
        for (feature, deviation) in ThreadTests.questions(threads) {
            #expect(deviation() < TwoSamples.fewThreshold, "\(feature) tells covers from threads")
        }
        // The same questions find what would give covers away.
        for (flaw, feature, change) in ThreadTests.flaws {
            let changed = threads.map { thread in
                var thread = thread
                if thread.isCover { change(&thread) }
                return thread
            }
            let question = ThreadTests.questions(changed).first { $0.0 == feature }
            let deviation = try #require(question).1()
            #expect(deviation > TwoSamples.fewThreshold, "\(flaw) is not found by \(feature)")
        }
    }
}

enum ThreadTests {
    typealias Flaw = (String, String, @Sendable (inout StoredThread) -> Void)

    /// What a careless cover client might do.
    static let flaws: [Flaw] = [
        ("covers never add anything", "texts", { $0.textCount = 1 }),
        (
            "what is added to a cover brings no identity message", "identities",
            { $0.identityCount = 1 }
        ),
        ("covers add one thing more", "texts", { $0.textCount += 1 }),
        ("covers always change their receipt", "mailboxes", { $0.mailboxCount += 1 }),
        ("covers are never closed", "closed", { $0.isClosed = false }),
        ("covers have no files", "chunks of the first", { $0.chunkCounts["first"] = [0] }),
        ("files of covers are long", "chunks of the first", { $0.chunkCounts["first"] = [2] }),
        (
            "files of covers fill their last chunk by half", "last chunk",
            { $0.lastChunks = $0.lastChunks.map { _ in 524_304 } }
        ),
        (
            "what is added to covers is long", "body of the later",
            { $0.bodies["later"] = $0.bodies["later"]?.map { _ in 65_552 } }
        ),
        ("covers go on at once", "pause", { $0.gaps = $0.gaps.map { _ in 10 } }),
        ("covers go on by the clock", "pause", { $0.gaps = $0.gaps.map { _ in 100 } }),
    ]

    /// Every question, and how far its answer deviates from chance, once it is asked.
    static func questions(_ threads: [StoredThread]) -> [(String, () -> Double)] {
        let covers = threads.filter(\.isCover)
        let reports = threads.filter { !$0.isCover }
        var questions: [(String, () -> Double)] = []
        func ask(_ name: String, _ values: @escaping (StoredThread) -> [Int]) {
            questions.append(
                (name, { TwoSamples.categories(counts(covers, values), counts(reports, values)) }))
        }
        func askOrder(_ name: String, _ values: @escaping (StoredThread) -> [Double]) {
            questions.append(
                (name, { TwoSamples.order(covers.flatMap(values), reports.flatMap(values)) }))
        }
        // What is rare counts as one: a category needs members.
        ask("texts") { [min($0.textCount, 4)] }
        ask("identities") { [min($0.identityCount, 4)] }
        ask("mailboxes") { [min($0.mailboxCount, 2)] }
        ask("closed") { [$0.isClosed ? 1 : 0] }
        askOrder("pause") { $0.gaps }
        askOrder("length in time") { [$0.gaps.reduce(0, +)] }
        askOrder("last chunk") { $0.lastChunks }
        for place in ["first", "later"] {
            ask("body of the \(place)") { ($0.bodies[place] ?? []).map { min($0, 20_000) } }
            ask("chunks of the \(place)") { ($0.chunkCounts[place] ?? []).map { min($0, 2) } }
        }
        return questions
    }

    private static func counts(
        _ threads: [StoredThread], _ values: (StoredThread) -> [Int]
    ) -> [Int: Int] {
        Dictionary(threads.flatMap(values).map { ($0, 1) }, uniquingKeysWith: +)
    }
}
