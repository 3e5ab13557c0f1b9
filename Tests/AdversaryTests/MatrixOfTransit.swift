extension TamperingMatrix {
    /// Every request and answer of the gateway and of the witness.
    static let transit: [Cell] = strangers + keyholders + trustees + auditors + witness

    /// What every endpoint for those who sign asks of a request before it looks at the payload.
    private static let signed: Answer = [
        "a byte of a signed request's payload, at each endpoint that takes one",
        "a byte of a signed request's note, at each endpoint that takes one",
        "a signed request sent to another endpoint, at each that takes one",
        "a signed request replayed, at each endpoint that takes one",
        "a stranger's signature on a request", "a request of another time",
        "a request for another portal", "a trustee's request where keyholders ask",
        "a keyholder's request where auditors ask",
    ]

    private static func open(_ name: String, _ parts: (String, Answer)...) -> [Cell] {
        object(.transit, name, parts)
    }

    private static func signed(
        _ name: String, answer: Answer, payload: Answer? = nil
    ) -> [Cell] {
        let given = payload.map { [("request's payload, by who signs", $0)] } ?? []
        return object(.transit, name, [("request", signed)] + given + [("answer", answer)])
    }

    private static let acknowledged: Answer =
        "an index or nothing: whoever sent it finds it in the log, or sends it again"

    private static let strangers: [Cell] =
        open(
            "GET /directory",
            (
                "answer",
                [
                    "a byte of the directory, as served", "a stranger's signature on a directory",
                    "a byte of a key note, as served", "a key note left out, as served",
                    "key notes in another order, as served",
                ]
            ))
        + open(
            "GET /currency",
            (
                "answer",
                [
                    "a byte of the currency note, as served",
                    "too few signatures on a currency note", "a currency note of 8 days ago",
                ]
            ))
        + open(
            "GET /work",
            (
                "answer",
                [
                    "the seed of work, as served",
                    "a suggestion of more work than a gateway may ask for",
                ]
            ))
        + open(
            "GET /checkpoint",
            (
                "answer",
                [
                    "a byte of the public checkpoint, as served",
                    "a stranger's signature on a checkpoint",
                    "an old public checkpoint, shown again",
                ]
            ))
        + open("GET /consistency/", ("answer", ["a byte of a consistency proof, as served"]))
        + open(
            "GET /tile/",
            (
                "answer",
                ["a byte of a hash tile, as served", "a byte of an entry bundle, as served"]
            ))
        + open(
            "GET /policy",
            ("answer", "a convenience: every client derives the policy from the directory"))
        + open(
            "GET /calendar",
            (
                "answer",
                "signed by the authority and named by hash in the directory; nothing else is taken (Tests/PortalClientTests/NamedNoteTests.swift)"
            ))
        + open(
            "GET /taxonomy",
            (
                "answer",
                "signed by the authority and named by hash in the directory; nothing else is taken (Tests/PortalClientTests/NamedNoteTests.swift)"
            ))
        + open("GET /status", ("answer", "the gateway's word on itself, on which nothing rests"))
        + open("GET /openapi.json", ("answer", "a description, on which nothing rests"))
        + open(
            TamperingTable.page,
            (
                "answer",
                """
                `senim audit page` compares each byte with the release and the directory; a browser refuses a script \
                whose bytes are not those the page names (Tests/Browser/test_integrity.py)
                """
            ))
        + open(
            "POST /directory",
            (
                "request",
                [
                    "a directory without the authority's signature", "an old directory, sent again",
                ]
            ), ("answer", "one byte: the directory served says which one is in force"))
        + open(
            "POST /reports",
            (
                "request: work",
                [
                    "a byte of the work, on its way", "a higher effort than was worked",
                    "work of another epoch", "work of effort 0 that has a nonce",
                ]
            ),
            (
                "request: report",
                [
                    "a byte of the body, on its way to the gateway",
                    "a byte of a slot, by the sender",
                    "a byte of a commitment, by the sender", "a byte of the body, by the sender",
                    "a directory superseded 8 days ago, sealed to",
                ]
            ),
            (
                "request: identity message",
                ["an identity exchanged for another report's, on its way"]
            ),
            (
                "request: mailbox and thread",
                [
                    "the name of a report's mailbox, on its way",
                    "the name of a report's thread, on its way",
                ]
            ), ("request: upload", ["the upload of another message, named as the own"]),
            (
                "answer",
                [
                    "a stranger's signature on a receipt", "the message that a receipt names",
                    "the day of a receipt", "the portal of a receipt", "a receipt's signature",
                    "a receipt cut short",
                ]
            ))
        + open(
            "POST /uploads", ("request", ["how many chunks an upload has, on its way up"]),
            ("answer", ["how many chunks an upload has, on its way up"]))
        + open(
            "POST /uploads/chunk",
            (
                "request",
                [
                    "a byte of a chunk, on its way up", "a chunk's place, on its way up",
                    "a chunk put into somebody's upload before theirs",
                    "an upload gone on with after its files changed",
                ]
            ), ("answer", "empty: `/uploads/status` says what is there"))
        + open(
            "POST /uploads/status", ("request", "an id that no upload has is `not-found`"),
            (
                "answer",
                [
                    "a chunk kept back that the gateway says it has",
                    "a chunk that the gateway says it lacks, again and again",
                ]
            ))
        + open(
            "POST /mailbox", ("request", ["a capability, on its way"]),
            (
                "answer: own messages",
                [
                    "a byte of the reporter's slots, as served",
                    "an own message kept back from the reporter",
                ]
            ),
            (
                "answer: replies",
                [
                    "a byte of a reply's body, as served",
                    "a reply replayed into another mailbox, as served",
                    "an officers' note put into the mailbox",
                ]
            ),
            (
                "answer: acts",
                [
                    "an act shown to the reporter: a byte of its detail",
                    "an act shown to the reporter: signed by a stranger",
                    "a release shown to the reporter without its statement",
                ]
            ), ("answer: padding", ["a padding byte of a mailbox's answer"]))
        + open(
            "POST /mailbox/message", ("request", ["a capability, on its way"]),
            ("answer", ["a byte of an own message asked back whole"]))
        + open(
            "POST /mailbox/messages",
            (
                "request",
                [
                    "a follow-up replayed into another mailbox",
                    "a follow-up under a conversation key that the gateway made up",
                    "the newest follow-up's place taken by another",
                ]
            ), ("answer", ["the message that a receipt names", "a receipt's signature"]))
        + open(
            "POST /mailbox/rekey",
            (
                "request: new keys, signature, key, addressees, place",
                [
                    "a re-key's new keys, by somebody with the conversation key",
                    "a re-key's signature", "a re-key signed by a key of the forger's own",
                    "a re-key's addressees, with one more",
                    "a re-key's addressees, without this keyholder",
                    "a re-key's place in its conversation",
                ]
            ),
            ("request: mailbox and thread", ["the name of a new mailbox, on its way"]),
            (
                "request: capability",
                [
                    "a capability, on its way", "a second change of one receipt",
                    "a claim code that the officer kept, after the reporter changed it",
                    "a second change of one receipt that the gateway lets in",
                ]
            ), ("answer", ["the message that a receipt names", "a receipt's signature"]))
        + open(
            "POST /mailbox/close", ("request", ["a capability, on its way"]),
            ("answer", "empty: the next look says whether the mailbox is gone"))

    private static let keyholders: [Cell] =
        signed(
            "POST /keys", answer: acknowledged,
            payload: ["a stranger's signature on a key note", "a second key note of a quarter"])
        + signed(
            "POST /keys/destroyed", answer: acknowledged,
            payload: [
                "a stranger's signature on a key's destruction",
                "the destruction of a key that is in use",
                "the destruction of a key that messages may need",
                "the end of a key that another's hold keeps",
                "the end of a key that a hold keeps, in the log all the same",
            ])
        + signed(
            "POST /inbox",
            answer: [
                "the kind of a listed message", "the preheader's hash of a listed message",
                "the consent hash of a listed message", "an identity kept back from a desk",
            ])
        + signed(
            "POST /thread",
            answer: [
                "a follow-up kept back from a desk", "a note kept back from another desk",
                "notes listed in another order",
            ])
        + signed(
            "POST /open",
            answer: [
                "a byte of a slot, as served", "a byte of a commitment, as served",
                "a byte of the body, as served", "a byte of a note, as served",
                "a byte of the fresh checkpoint", "a byte of the proofs in an opening",
                "the entries in an opening", "an opening answered with that of another report",
            ],
            payload: [
                "a consent token, in a statement", "the consent token of another report",
                "a statement's nonce used again",
            ])
        + signed(
            "POST /stream",
            answer: [
                "a byte of a chunk, as served", "two chunks that change places, as served",
                "a chunk left out, as served", "a last chunk cut short, as served",
                "the files of another message, as served",
            ])
        + signed("POST /stream/hashes", answer: ["a byte of the list of chunks, as served"])
        + signed(
            "POST /releases",
            answer: [
                "a byte of the cosigned checkpoint", "too few cosignatures on a checkpoint",
                "a byte of the proofs beside the trustees' answers", "a byte of a released share",
                "a stranger's signature on a trustee's answer",
                "the trustees' answers to another statement, as served",
            ])
        + signed(
            "POST /replies", answer: ["a receipt's signature", "the message that a receipt names"],
            payload: [
                "a note in another author's name",
                "a note by a keyholder whom the reporter left out",
                "a note that names none before it and is not the first",
                "a note about a conversation that was not opened here",
                "a reply about another conversation, by its author",
                "a reply under the T of a receipt that was changed",
                "a reply into a mailbox that was closed",
            ])
        + signed(
            "POST /handover",
            answer: ["a receipt's signature", "the message that a receipt names"],
            payload: [
                "a stranger's signature on a handover",
                "another successor in a handover's note than in its message",
                "a handover by who has nothing to hand over",
                "a handover to a keyholder whom the reporter left out",
                "an identity among what is handed over", "a handover that nobody asked for",
            ])
        + signed(
            "POST /handed-over",
            answer: [
                "a byte of a message handed over, of its entries, or of their proofs",
                "a stranger's signature on a handover's entry, as served",
                "the handover of another report, as served",
                "the entry of another handover, as served",
            ], payload: ["a message handed over, asked for by another than the successor"])
        + signed(
            "POST /acts",
            answer: [
                "a byte of an act about a message, as served to a desk",
                "a stranger's signature on an act, as served to a desk",
                "an act that is not in the log, as served to a desk",
                "the acts about another message, as served to a desk",
            ])
        + signed(
            "POST /outcome", answer: ["an outcome that the gateway says it logged"],
            payload: [
                "other sealed bytes than an outcome's note names", "an outcome of another length",
                "a stranger's signature on an outcome", "a second outcome about the same message",
                "an outcome about a message that was never asked for",
                "an outcome that gives away another share than the message's",
                "an outcome that nobody can open", "a false \"not addressed\"",
            ])
        + signed(
            "POST /duty", answer: acknowledged,
            payload: [
                "other sealed bytes than a statement's note names", "a statement of another length",
                "a stranger's signature on a statement", "a statement posted again",
                "a statement about a message that was never asked for",
                "a statement about the portal by who is no commissioner",
                "a statement that does not fit its commitment",
                "a statement that nobody can open",
                "a statement by a keyholder whom the reporter left out",
            ])
        + signed(
            "POST /hold", answer: ["the proof of a hold, kept back from its keyholder"],
            payload: [
                "a stranger's signature on a hold",
                "a hold of a message that was never asked for",
                "an older hold, logged behind the one that took its place",
                "a hold in clear whose ground nobody sealed",
            ])
        + signed(
            "POST /thread/duties",
            answer: [
                "a byte of a sealed statement, as served",
                "a byte of a statement's entry, as served to a desk",
                "a stranger's signature on a statement, as served to a desk",
                "a statement that is not in the log, as served to a desk",
                "a statement about another message, as served to a desk",
                "a statement kept back from the desk that made it",
            ],
            payload: [
                "statements about a report, asked for with the T of another",
                "statements about a report, asked for with its T by who never asked for it",
            ])

    private static let trustees: [Cell] =
        signed(
            "POST /trustee/poll",
            answer: [
                "a byte of a detail, on its way", "a stranger's signature on a detail",
                "a byte of the checkpoint to be cosigned", "the header beside a statement",
                "the body's digest beside a statement",
                "a statement put before trustees that is not in the log",
                "the text of a currency note to be signed",
                "the set that a currency note to be signed names", "an answer to a poll cut short",
            ],
            payload: [
                "a checkpoint in a poll that the log never signed",
                "a poll that says it holds more entries than there are",
            ])
        + signed(
            "POST /trustee/cosignature", answer: acknowledged,
            payload: [
                "a byte of a cosignature, as its trustee posts it",
                "a cosignature of another checkpoint",
            ])
        + signed(
            "POST /trustee/release", answer: acknowledged,
            payload: [
                "a trustee's release under another trustee's name",
                "a byte of a release, as its trustee posts it",
                "a second answer of a trustee to one statement",
            ])
        + signed(
            "POST /trustee/refusal", answer: acknowledged,
            payload: ["a release where refusals are taken"])
        + signed(
            "POST /trustee/currency", answer: acknowledged,
            payload: ["a currency note's signature by another trustee"])
        + signed(
            "POST /trustee/directory", answer: acknowledged,
            payload: ["a directory without the authority's signature"])
        + signed(
            "POST /trustee/outcomes",
            answer: [
                "a byte of a sealed outcome, as served",
                "the header beside a sealed outcome, as served",
                "the outcome of another keyholder in its place, as served",
            ])
        + signed(
            "POST /trustee/duties",
            answer: [
                "a byte of a sealed statement, as served",
                "the statement of another keyholder in its place, as served",
                "a statement kept back",
            ])
        + signed(
            "POST /trustee/challenge", answer: acknowledged,
            payload: [
                "a stranger's signature on a challenge", "a challenge in another trustee's name",
                "a challenge made again",
            ])
        + signed(
            "POST /trustee/challenge/answers",
            answer: [
                "a byte of a share released to a challenger",
                "the header beside a challenger's answers",
            ], payload: ["answers to a challenge asked for by another trustee"])
        + signed(
            "POST /trustee/challenge/result", answer: acknowledged,
            payload: [
                "a result claimed by another trustee than the challenger",
                "a stranger's signature on a challenge's result",
            ])

    private static let auditors: [Cell] =
        signed(
            "POST /audit/entries",
            answer: [
                "a byte of a detail, as served", "a stranger's signature on a detail",
                "a leaf dropped, as served",
                "two entries that change places, as served to an auditor",
                "old entries shown to an auditor, and nothing newer",
            ])
        + signed("POST /audit/outcomes", answer: ["a byte of a sealed outcome, as served"])
        + signed(
            "POST /audit/duties",
            answer: ["a byte of a sealed statement, as served", "a statement kept back"])
        + signed(
            "POST /audit/messages", answer: ["a message left out of the list of kinds"])

    private static let witness: [Cell] = object(
        .transit, "POST /add-checkpoint",
        [
            (
                "request",
                [
                    "a stranger's signature on a checkpoint", "a byte of the proof to a witness",
                    "the size in a request to a witness",
                ]
            ), ("answer", ["a byte of a witness's cosignature, on its way"]),
        ])
}
