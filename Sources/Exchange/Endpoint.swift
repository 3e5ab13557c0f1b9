/// The paths of the gateway and the bounds of their bodies, in bytes.
///
/// Exchange/Specification.md §3. The bounds are what the largest lawful request needs, not more.
package struct Endpoint: Hashable, Sendable {
    /// The path, which a request note names too.
    package let path: String
    /// The largest request body accepted, in bytes.
    package let requestLimit: Int
    /// The largest answer a client reads, in bytes.
    package let answerLimit: Int

    // Open to everyone, by GET.
    package static let directory = Endpoint("/directory", request: 0, answer: 32 * mebibyte)
    package static let currency = Endpoint("/currency", request: 0, answer: 16 * kibibyte)
    package static let calendar = Endpoint("/calendar", request: 0, answer: 68 * kibibyte)
    package static let taxonomy = Endpoint("/taxonomy", request: 0, answer: 68 * kibibyte)
    package static let checkpoint = Endpoint("/checkpoint", request: 0, answer: 16 * kibibyte)
    package static let policy = Endpoint("/policy", request: 0, answer: 16 * kibibyte)
    package static let status = Endpoint("/status", request: 0, answer: 16 * kibibyte)
    package static let openAPI = Endpoint("/openapi.json", request: 0, answer: mebibyte)
    package static let work = Endpoint("/work", request: 0, answer: kibibyte)
    /// `/consistency/<old size>/<new size>`, both within the public checkpoint.
    package static let consistency = Endpoint("/consistency", request: 0, answer: 4 * kibibyte)

    // Open to everyone, by POST.
    package static let reports = Endpoint("/reports", request: 1_200_000, answer: 16 * kibibyte)
    package static let mailbox = Endpoint(
        "/mailbox", request: kibibyte, answer: mebibyte + kibibyte)
    package static let mailboxMessage = Endpoint(
        "/mailbox/message", request: kibibyte, answer: 4 * mebibyte)
    package static let uploads = Endpoint("/uploads", request: kibibyte, answer: kibibyte)
    package static let uploadChunk = Endpoint(
        "/uploads/chunk", request: mebibyte + 64, answer: kibibyte)
    package static let uploadStatus = Endpoint(
        "/uploads/status", request: kibibyte, answer: kibibyte)
    package static let mailboxMessages = Endpoint(
        "/mailbox/messages", request: 1_200_000, answer: 16 * kibibyte)
    package static let mailboxRekey = Endpoint(
        "/mailbox/rekey", request: 1_200_000, answer: 16 * kibibyte)
    package static let mailboxClose = Endpoint(
        "/mailbox/close", request: kibibyte, answer: kibibyte)
    package static let newDirectory = Endpoint(
        "/directory", request: 128 * kibibyte, answer: kibibyte)

    // Signed by a keyholder (keys and their destruction: by a trustee too).
    package static let keys = Endpoint("/keys", request: 16 * kibibyte, answer: kibibyte)
    package static let inbox = Endpoint("/inbox", request: 8 * kibibyte, answer: mebibyte)
    package static let open = Endpoint("/open", request: 8 * kibibyte, answer: 2 * mebibyte)
    package static let releases = Endpoint(
        "/releases", request: 8 * kibibyte, answer: 128 * kibibyte)
    package static let thread = Endpoint("/thread", request: 8 * kibibyte, answer: mebibyte)
    package static let replies = Endpoint("/replies", request: 1_200_000, answer: 16 * kibibyte)
    package static let stream = Endpoint(
        "/stream", request: 8 * kibibyte, answer: 4 * mebibyte + kibibyte)
    package static let streamHashes = Endpoint(
        "/stream/hashes", request: 8 * kibibyte, answer: 132 * kibibyte)
    package static let handover = Endpoint("/handover", request: 400_000, answer: 16 * kibibyte)
    package static let handedOver = Endpoint(
        "/handed-over", request: 8 * kibibyte, answer: 2 * mebibyte)
    package static let keysDestroyed = Endpoint(
        "/keys/destroyed", request: 16 * kibibyte, answer: 32 * kibibyte)
    package static let acts = Endpoint("/acts", request: 8 * kibibyte, answer: 4 * mebibyte)

    package static let outcome = Endpoint(
        "/outcome", request: 64 * kibibyte, answer: 32 * kibibyte)
    package static let hold = Endpoint("/hold", request: 8 * kibibyte, answer: 32 * kibibyte)
    package static let duty = Endpoint("/duty", request: 96 * kibibyte, answer: kibibyte)
    package static let threadDuties = Endpoint(
        "/thread/duties", request: 8 * kibibyte, answer: 4 * mebibyte)

    // Signed by a trustee.
    package static let trusteePoll = Endpoint(
        "/trustee/poll", request: 8 * kibibyte, answer: 4 * mebibyte)
    package static let trusteeCosignature = Endpoint(
        "/trustee/cosignature", request: 8 * kibibyte, answer: kibibyte)
    package static let trusteeRelease = Endpoint(
        "/trustee/release", request: 16 * kibibyte, answer: kibibyte)
    package static let trusteeRefusal = Endpoint(
        "/trustee/refusal", request: 16 * kibibyte, answer: kibibyte)
    package static let trusteeCurrency = Endpoint(
        "/trustee/currency", request: 16 * kibibyte, answer: kibibyte)
    package static let trusteeDirectory = Endpoint(
        "/trustee/directory", request: 128 * kibibyte, answer: kibibyte)

    package static let trusteeOutcomes = Endpoint(
        "/trustee/outcomes", request: 8 * kibibyte, answer: 4 * mebibyte)
    package static let trusteeDuties = Endpoint(
        "/trustee/duties", request: 8 * kibibyte, answer: 4 * mebibyte)
    package static let trusteeChallenge = Endpoint(
        "/trustee/challenge", request: 16 * kibibyte, answer: kibibyte)
    package static let challengeAnswers = Endpoint(
        "/trustee/challenge/answers", request: 8 * kibibyte, answer: 128 * kibibyte)
    package static let challengeResult = Endpoint(
        "/trustee/challenge/result", request: 16 * kibibyte, answer: kibibyte)

    // Signed by an auditor.
    package static let auditEntries = Endpoint(
        "/audit/entries", request: 8 * kibibyte, answer: 4 * mebibyte)

    package static let auditOutcomes = Endpoint(
        "/audit/outcomes", request: 8 * kibibyte, answer: 4 * mebibyte)
    package static let auditDuties = Endpoint(
        "/audit/duties", request: 8 * kibibyte, answer: 4 * mebibyte)
    package static let auditMessages = Endpoint(
        "/audit/messages", request: 8 * kibibyte, answer: mebibyte)

    private init(_ path: String, request: Int, answer: Int) {
        self.path = path
        requestLimit = request
        answerLimit = answer
    }

    private static let kibibyte = 1024
    private static let mebibyte = 1024 * 1024
}
