import Details

extension TamperingMatrix {
    /// Every column of the gateway's database, every kind of entry, and every file of anybody's.
    static let rest: [Cell] = log + messages + uploads + acts + names + entries + files

    /// What a gateway keeps it also serves: changed here, it is what somebody changed on its way.
    private static func table(_ name: String, _ columns: [(String, Answer)]) -> [Cell] {
        object(.rest, "table `\(name)`", columns)
    }

    private static let served: Answer =
        "says nothing to anybody: it finds what is served, which is judged by itself"

    private static let log: [Cell] =
        table(
            "entry",
            [
                ("position", ["the last leaf dropped, in the database"]), ("kind", served),
                ("message", served), ("leaf", ["a byte of a leaf, in the database"]),
                ("nonce", ["a byte of the details of acceptance, in the database"]),
                ("detail", ["a byte of the details of acceptance, in the database"]),
            ])
        + table(
            "tile",
            [
                ("level", ["a byte of a hash tile, as served"]),
                ("position", ["a byte of a hash tile, as served"]),
                ("hashes", ["a byte of a hash tile, in the database"]),
            ])
        + table(
            "checkpoint",
            [
                ("size", ["a byte of a checkpoint, in the database"]),
                ("root", ["a byte of a checkpoint, in the database"]),
                (
                    "note",
                    ["a byte of the fresh checkpoint", "a byte of the checkpoint to be cosigned"]
                ), ("tick", served), ("quorum", ["too few cosignatures on a checkpoint"]),
                ("published", ["a stranger's signature on a checkpoint"]),
            ])
        + table(
            "cosignature",
            [
                ("size", ["too few cosignatures on a checkpoint"]), ("key", served),
                ("role", served), ("line", ["a byte of the cosigned checkpoint"]),
            ])
        + table("named", [("name", served), ("entry", served)])
        + table(
            "document",
            [
                ("name", served),
                (
                    "bytes",
                    [
                        "a byte of the authority's key, in the database",
                        "the rhythm of ticks, in the database",
                        "the multiple of ticks, in the database",
                        "the time of the last tick, in the database",
                        "a byte of the currency note, in the database",
                        "the size that trustees are to cosign, in the database",
                        "how much waits for its tick, in the database",
                        "the directories that wait for trustees, in the database",
                    ]
                ),
            ])

    private static let messages: [Cell] =
        table(
            "message",
            [
                ("id", ["an own message kept back from the reporter"]),
                ("kind", ["the kind of a listed message"]),
                ("entry", ["the entries in an opening"]),
                ("tick", "the entry says it, under the gateway's signature"),
                ("day", ["the day of a receipt"]),
                ("own", ["an officers' note put into the mailbox"]),
                ("mailbox", ["a reply replayed into another mailbox, as served"]),
                ("body_digest", ["the body's digest beside a statement"]),
                ("preheader", ["the preheader's hash of a listed message"]),
                ("consent", ["the consent hash of a listed message"]),
                ("header", ["a byte of a slot, in the database"]),
                ("body", ["a byte of the body, as served"]),
            ])
        + table(
            "staged",
            [
                ("place", "says nothing to anybody: a random number, by which rows are deleted"),
                ("id", ["the id of a message that waits for its tick"]),
                ("kind", ["the kind of a message that waits for its tick"]),
                ("day", ["the day of a receipt"]),
                ("own", ["whose a message is that waits for its tick"]),
                ("mailbox", ["the mailbox of a message that waits for its tick"]),
                ("thread", ["the thread of a message that waits for its tick"]),
                ("body_digest", ["the body's digest of a message that waits for its tick"]),
                ("preheader", ["the preheader's hash of a message that waits for its tick"]),
                ("consent", ["the consent hash of a listed message"]),
                ("header", ["a byte of a slot that waits for its tick"]),
                ("body", ["a byte of a body that waits for its tick"]),
            ])
        + table(
            "mailbox",
            [
                ("id", ["the name of a mailbox, in the database"]),
                ("thread", ["the name of a thread, in the database"]),
                ("former", ["a re-key kept back from the reporter"]),
                ("closed", ["a mailbox closed in the database"]),
            ])

    private static let uploads: [Cell] =
        table(
            "upload",
            [
                ("id", ["the upload of another message, named as the own"]),
                ("chunks", ["how many chunks an upload has, on its way up"]),
                ("stored", ["a chunk kept back that the gateway says it has"]),
                ("folder", ["the files of another message, as served"]),
                ("until", "an upload that goes too soon is lost, and its sender is told"),
                ("last", "an upload that goes too soon is lost, and its sender is told"),
                ("message", ["the files of another message, as served"]),
            ])
        + table(
            "chunk",
            [
                ("upload", ["the files of another message, as served"]),
                ("position", ["two chunks that change places, as served"]),
                ("digest", ["a byte of the list of chunks, as served"]),
                ("size", ["a chunk's file cut short"]),
                ("file", ["two chunks that change places, as served"]),
            ])
        + object(
            .rest, "files below `uploads`",
            [
                ("bytes", ["a byte of a chunk, as stored"]),
                ("length", ["a chunk's file cut short"]),
            ])

    private static let acts: [Cell] =
        table(
            "statement",
            [
                ("hash", served), ("entry", ["the entries in an opening"]), ("message", served),
                ("keyholder", served), ("nonce", ["a statement's nonce used again"]),
            ])
        + table(
            "pending",
            [
                ("trustee", ["statements kept back from trustees"]),
                ("entry", ["statements kept back from trustees"]),
                ("statement", ["a statement put before trustees that is not in the log"]),
                ("decision", "what waits for a person is decided by each trustee itself"),
            ])
        + table(
            "answer",
            [
                ("statement", ["the trustees' answers to another statement, as served"]),
                ("trustee", ["a stranger's signature on a trustee's answer"]),
                ("entry", ["a stranger's signature on a trustee's answer"]),
                ("share", ["a byte of a released share"]),
            ])
        + table(
            "outcome",
            [
                ("entry", ["an outcome kept back"]),
                ("message", ["the header beside a sealed outcome, as served"]),
                ("sealed", ["a byte of a sealed outcome, in the database"]),
            ])
        + table(
            "duty",
            [
                ("entry", ["a statement kept back"]),
                ("message", ["the message of a sealed statement, in the database"]),
                ("sealed", ["a byte of a sealed statement, in the database"]),
            ])

    private static let names: [Cell] =
        table(
            "nonce",
            [
                ("nonce", ["a signed request replayed, at each endpoint that takes one"]),
                ("until", ["a request of another time"]),
            ])
        + object(
            .rest, "the whole database",
            [
                ("an older one", ["an older database put back"]),
                (
                    "another one",
                    [
                        "a forked log: two trees of one size",
                        "a forked log: a trustee was shown the other tree",
                        "a forked log: a trustee comes back from the other tree",
                    ]
                ),
            ])

    /// Nothing but its signature and its leaf tells a true entry from a forged one.
    private static let entries: [Cell] = DetailKind.allCases.flatMap { kind in
        object(
            .rest, "entry `\(kind.rawValue)`",
            [
                (
                    "lines and signature",
                    .rows(["a byte or the signature of a `\(kind.rawValue)` entry"])
                )
            ])
    }

    private static let files: [Cell] =
        object(
            .rest, "a trustee's ledger",
            [
                ("first bytes", ["a byte of a ledger: its first bytes"]),
                ("length and check", ["a byte of a ledger: a record's length or its check"]),
                (
                    "payload of each kind, chain",
                    ["a byte of a ledger: each kind of record, or its chain"]
                ),
                (
                    "records",
                    [
                        "a record left out of a ledger, shown twice, or moved",
                        "a ledger's last record torn off",
                    ]
                ),
                ("the whole file", ["another trustee's ledger", "an older ledger put back"]),
            ])
        + object(
            .rest, "a ledger's export",
            [
                (
                    "note, signature, content",
                    [
                        "a byte of a ledger's export: its note, its signature or its content",
                        "a ledger's export under another trustee's signature",
                    ]
                ),
                (
                    "the whole file",
                    [
                        "an old export of a ledger, shown again",
                        "an answer left out of a ledger's export",
                    ]
                ),
            ])
        + object(
            .rest, "files that an operator puts beside the database",
            [
                (
                    "gateway.json",
                    "the operator's own: what is not understood is refused at the start, and nothing rests on the rest"
                ),
                (
                    "operator.txt",
                    "it stands in the pages, which `senim audit page` renders again and compares byte for byte"
                ),
                (
                    "calendar.note, taxonomy.note",
                    "signed by the authority and named by hash in the directory; nothing else is taken (Tests/PortalClientTests/NamedNoteTests.swift)"
                ),
            ])
        + object(
            .rest, "a trustee's folder",
            [
                ("approvals", ["a byte of a person's approval in a trustee's folder"]),
                ("challenges", ["a byte of a person's wish to challenge in a trustee's folder"]),
            ])
        + object(
            .rest, "a witness's folder", [("checkpoint", ["a byte of what a witness remembers"])])
        + object(
            .rest, "a key file, anybody's",
            [
                (
                    "first bytes, version, length",
                    ["a byte of a key file: its first bytes or version, its end, or one too many"]
                ), ("salt, nonce, tag", ["a byte of a key file: its head, or the head's tag"]),
                ("sealed keys", ["a byte of a key file: what it seals"]),
                ("an older one", ["a key in one's own name that is not in one's key file"]),
            ])
        + object(
            .rest, "a desk's records",
            [
                (
                    "each part",
                    ["a byte of a desk's record: its name, its quarter or what it seals"]
                ),
                (
                    "the whole file",
                    [
                        "a desk's record of another message in its place",
                        "a desk's record taken away", "an older record of a desk's put back",
                    ]
                ),
            ])
        + object(
            .rest, "what a reporter may keep",
            [
                ("receipt", ["a receipt of another portal"]),
                (
                    "proof file, each part",
                    .rows(TamperingTable.proofParts.map { "a byte of a proof file: its \($0)" })
                ),
            ])
        + object(
            .rest, "an entry's proof",
            [("each part", ["a byte of an entry's proof: its entry, tlog-proof or directories"])])
        + object(
            .rest, "a cover client's files",
            [
                (
                    "state",
                    ["a byte of a cover client's state", "another client's state in its place"]
                ),
                (
                    "list",
                    [
                        "a byte of a cover list: its note or its messages",
                        "a cover list's messages in another order, or one twice",
                        "a stranger's signature on a cover list",
                    ]
                ),
                (
                    "totals",
                    [
                        "the count in the totals of covers",
                        "the totals of covers without t trustees",
                        "the totals of covers of another portal, or of a quarter that runs",
                    ]
                ),
            ])
        + object(
            .rest, "files beside a report, by their sender",
            [
                (
                    "file table",
                    [
                        "the file table: lengths that the stream has not",
                        "the file table: a shorter file than was sealed",
                        "the file table: a file that begins elsewhere",
                        "the file table: another key",
                        "a file table in a message without a stream, by the sender",
                    ]
                )
            ])
}
