extension TamperingMatrix {
    /// Every two parties between whom something passes, through the gateway or beside it.
    static let parties: [Cell] = ways.flatMap { way in
        object(
            .parties, way.name,
            [("replayed", way.replay), ("reordered", way.reorder), ("dropped", way.drop)])
    }

    private struct Way {
        let name: String
        let replay: Answer
        let reorder: Answer
        let drop: Answer

        init(_ name: String, replay: Answer, reorder: Answer, drop: Answer) {
            self.name = name
            self.replay = replay
            self.reorder = reorder
            self.drop = drop
        }
    }

    private static let alone: Answer = "one request at a time, each with its own answer"
    private static let repeated: Answer =
        "the client gets no answer, says so, and sends the same bytes again"

    private static let ways: [Way] = [
        Way(
            "reporter → gateway",
            replay: [
                "a report replayed as another mailbox's",
                "a follow-up replayed into another mailbox",
                "work that was done for another message", "work that is older than two epochs",
                "a chunk sent into the upload of a message that was accepted",
                "a second change of one receipt",
            ], reorder: ["a chunk's place, on its way up"],
            drop: ["a chunk kept back that the gateway says it has", "a receipt cut short"]),
        Way(
            "gateway → reporter",
            replay: [
                "an older directory than the one seen before", "a currency note of 8 days ago",
                "a reply shown twice", "the message that a receipt names",
            ], reorder: ["a reply kept back from the reporter"],
            drop: [
                "an own message kept back from the reporter", "a reply kept back from the reporter",
                "a re-key kept back from the reporter", "an identity kept back from the reporter",
                "a handover kept back from the reporter",
                "a release shown to the reporter without its statement",
            ]),
        Way(
            "keyholder → gateway",
            replay: [
                "a request sent again", "a statement's nonce used again",
                "a signed request replayed, at each endpoint that takes one",
                "a signed request sent to another endpoint, at each that takes one",
            ], reorder: alone, drop: repeated),
        Way(
            "gateway → keyholder",
            replay: [
                "an opening answered with that of another report",
                "the trustees' answers to another statement, as served",
                "the files of another message, as served",
                "the acts about another message, as served to a desk",
                "the entry of another handover, as served",
                "the identity of another report, as served", "a currency note of 8 days ago",
            ],
            reorder: [
                "two chunks that change places, as served", "notes listed in another order",
                "one trustee's answer shown twice",
            ],
            drop: [
                "a follow-up kept back from a desk", "a note kept back from another desk",
                "an identity kept back from a desk", "a chunk left out, as served",
                "a trustee's release kept back from the desk",
            ]),
        Way(
            "trustee → gateway",
            replay: [
                "a second answer of a trustee to one statement",
                "a cosignature of another checkpoint",
                "a challenge made again",
                "a signed request replayed, at each endpoint that takes one",
            ], reorder: alone, drop: ["a trustee's answer kept back from the gateway"]),
        Way(
            "gateway → trustee",
            replay: [
                "an old answer to a poll, shown again",
                "an old checkpoint to be cosigned, shown again",
                "an old currency note, to be signed again", "an entry shown twice, on its way",
            ], reorder: ["two entries that change places, on their way"],
            drop: [
                "a leaf dropped, on its way", "an outcome kept back", "a statement kept back",
                "statements kept back from trustees", "a challenger's answers kept back",
            ]),
        Way(
            "auditor → gateway",
            replay: ["a signed request replayed, at each endpoint that takes one"], reorder: alone,
            drop: repeated),
        Way(
            "gateway → auditor",
            replay: [
                "old entries shown to an auditor, and nothing newer",
                "an old public checkpoint, shown again",
            ], reorder: ["two entries that change places, as served to an auditor"],
            drop: ["a leaf dropped, as served", "an outcome kept back", "a statement kept back"]),
        Way(
            "gateway → witness", replay: ["an old request to a witness, sent again"],
            reorder: ["an old request to a witness, sent again"],
            drop: ["a request to a witness kept back"]),
        Way(
            "witness → gateway",
            replay: ["a witness's answer to another checkpoint, shown again"], reorder: alone,
            drop: ["a witness's answer kept back"]),
        Way(
            "authority → gateway", replay: ["an old directory, sent again"],
            reorder: ["an old directory, sent again"],
            drop: "the directory served stays the one before, which the authority's people see"),
        Way(
            "reporter → keyholder",
            replay: [
                "the newest follow-up's place taken by another",
                "a second change of one receipt that the gateway lets in",
                "the consent token of another report",
            ], reorder: ["a follow-up kept back from a desk"],
            drop: ["a follow-up kept back from a desk", "an identity kept back from a desk"]),
        Way(
            "keyholder → reporter",
            replay: [
                "a reply replayed into another mailbox, as served",
                "a reply replayed into another conversation, as posted",
                "a reply about another conversation, by its author", "a reply shown twice",
            ], reorder: ["a reply kept back from the reporter"],
            drop: ["a reply kept back from the reporter", "a handover kept back from the reporter"]),
        Way(
            "keyholder → keyholder",
            replay: [
                "a handover replayed into another conversation",
                "the handover of another report, as served",
                "a note about a conversation that was not opened here",
            ],
            reorder: [
                "notes listed in another order",
                "a note that names none before it and is not the first",
            ], drop: ["a note kept back from another desk"]),
        Way(
            "keyholder → trustee",
            replay: [
                "a second outcome about the same message",
                "the outcome of another keyholder in its place, as served",
                "a statement put before trustees that is not in the log",
            ], reorder: ["two entries that change places, on their way"],
            drop: ["statements kept back from trustees", "an outcome kept back"]),
        Way(
            "trustee → keyholder",
            replay: ["the trustees' answers to another statement, as served"],
            reorder: ["one trustee's answer shown twice"],
            drop: ["a trustee's release kept back from the desk"]),
        Way(
            "trustee → trustee", replay: ["a challenge made again"],
            reorder: ["two entries that change places, on their way"],
            drop: ["a challenger's answers kept back"]),
        Way(
            "keyholder → auditor", replay: ["a second outcome about the same message"],
            reorder: ["two entries that change places, as served to an auditor"],
            drop: ["an outcome kept back"]),
        Way(
            "trustee → auditor (files)", replay: ["an old export of a ledger, shown again"],
            reorder: ["a byte of a ledger's export: its note, its signature or its content"],
            drop: ["an answer left out of a ledger's export"]),
        Way(
            "cover client → trustee, auditor (files)",
            replay: ["the totals of covers of another portal, or of a quarter that runs"],
            reorder: ["a cover list's messages in another order, or one twice"],
            drop: ["the totals of covers without t trustees"]),
    ]
}
