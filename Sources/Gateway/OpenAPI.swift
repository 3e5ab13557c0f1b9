import Encoding
import Exchange

/// The gateway's own description of its interface, OpenAPI 3.1, made from one table so that no path is left out.
enum OpenAPI {
    /// The JSON text.
    static let document: [UInt8] = JSONValue.object([
        JSONMember("openapi", .string("3.1.0")),
        JSONMember(
            "info",
            .object([
                JSONMember("title", .string("Senim gateway")),
                JSONMember("version", .string("1")),
                JSONMember(
                    "summary", .string("Sealed reports, their log, and nothing to open them")),
                JSONMember("description", .string(description)),
            ])),
        JSONMember("paths", .object(paths)),
        JSONMember("components", .object([JSONMember("schemas", .object([problemSchema]))])),
    ]).bytes

    /// One method on one path.
    struct Operation {
        let path: String
        let method: String
        let name: String
        let summary: String
        /// What the body holds; nil for GET.
        let request: String?
        let requestLimit: Int
        let answer: String
        let mediaType: String
    }

    static let operations: [Operation] = [
        get(
            .directory, "directory", "All directory versions and today's key notes",
            "frames of directory notes; frames of key notes in directory order"),
        get(
            .work, "work", "What to base a proof of work on, and how much",
            "u32 epoch; seed; u32 suggested effort"),
        get(.currency, "currency", "The newest complete currency note", "signed note", text),
        get(
            .calendar, "calendar", "The production calendar that the directory names",
            "signed note", text),
        get(
            .taxonomy, "taxonomy", "The taxonomy that the directory names", "signed note", text),
        get(
            .checkpoint, "checkpoint", "The public checkpoint (C2SP tlog-checkpoint)",
            "signed note with cosignatures", text),
        get(.policy, "policy", "The public policy (C2SP tlog-policy)", "policy", text),
        get(.status, "status", "Portal, state and public size", "JSON", json),
        get(.openAPI, "openapi", "This description", "JSON", json),
        Operation(
            path: "/consistency/{old}/{new}", method: "get", name: "consistency",
            summary: "A consistency proof within the public checkpoint", request: nil,
            requestLimit: 0, answer: "hashes of 32 bytes, one behind the other",
            mediaType: binary),
        Operation(
            path: "/tile/{tile}", method: "get", name: "tile",
            summary: "A tile or entry bundle (C2SP tlog-tiles) within the public checkpoint",
            request: nil, requestLimit: 0, answer: "tile", mediaType: binary),
        post(
            .reports, "submit", "Hands over a sealed report and its identity message",
            "work; report header; report body; identity header; identity body; mailbox id; "
                + "thread id; upload id or empty",
            "receipt of the report; receipt of the identity message"),
        post(
            .uploads, "openUpload", "Opens an upload of sealed chunks",
            "work; upload id; u32 chunk count", "u32 chunk count; bits of durable chunks"),
        post(
            .uploadChunk, "uploadChunk", "Stores one sealed chunk",
            "upload id, u32 index, chunk, without frames", "nothing"),
        post(
            .uploadStatus, "uploadStatus", "How far an upload has come",
            "upload id, without frames", "u32 chunk count; bits of durable chunks"),
        post(
            .mailbox, "mailbox", "One padded page of a mailbox", "capability; u32 page",
            "padded: u32 page count; u64 listing; items"),
        post(
            .mailboxMessage, "mailboxMessage", "One of the reporter's own messages, whole",
            "capability; messageId", "padded: header; body; entry; tlog-proof; directory answer"),
        post(
            .mailboxMessages, "followUp", "Adds a message and its identity message to a mailbox",
            "work; capability; header; body; identity header; identity body; upload id or "
                + "empty; 23 zero bytes",
            "receipt of the message; receipt of the identity message"),
        post(
            .mailboxRekey, "rekey", "Puts a new receipt in the place of the old one",
            "work; old capability; new mailbox id; new thread id; header; body; identity header; "
                + "identity body",
            "receipt of the message; receipt of the identity message"),
        post(
            .mailboxClose, "closeMailbox", "Forgets a mailbox and wipes its replies",
            "capability", "nothing"),
        post(
            .newDirectory, "newDirectory", "Hands over the next directory",
            "directory note, without frames", "one byte: 1 adopted, 2 waits for trustees"),
        signed(.keys, "key", "keyholder or trustee", "Logs a key note", "key note", "u64 index"),
        signed(
            .keysDestroyed, "keyDestroyed", "keyholder or trustee",
            "Logs that a sealing key was destroyed", "key-destroyed detail",
            "u64 index; entry; tlog-proof"),
        signed(
            .inbox, "inbox", "keyholder", "Lists reports and identity messages",
            "u64 first index", "messages"),
        signed(
            .thread, "thread", "keyholder", "Lists a thread", "T; u64 first index", "messages"),
        signed(
            .open, "open", "keyholder", "Logs an access statement, then gives the message",
            "access statement",
            "header; body; u8 own; fresh checkpoint; acceptance entry; its inclusion hashes; "
                + "statement entry; its inclusion hashes"),
        signed(
            .streamHashes, "streamHashes", "keyholder", "SHA-256 of each chunk of a stream",
            "messageId, without frames", "hashes of 32 bytes, one behind the other"),
        signed(
            .stream, "stream", "keyholder", "A few chunks of a message's stream",
            "messageId; u32 first index; u8 how many at most", "sealed chunks"),
        signed(
            .releases, "releases", "keyholder", "What trustees answered to a statement",
            "statement hash; u64 fresh size",
            "checkpoint or empty; consistency hashes; inclusion hashes of acceptance; of "
                + "statement; frames of answers"),
        signed(
            .replies, "reply", "keyholder", "Hands over a sealed reply or note", "T; header; body",
            "receipt note, without frames"),
        signed(
            .handover, "handover", "keyholder", "Logs a handover, then takes its message",
            "T; handover detail; header; body", "receipt; u64 index"),
        signed(
            .handedOver, "handedOver", "keyholder", "A message that was handed over to the asker",
            "handover message id; messageId",
            "header; body; u8 own; acceptance entry; its tlog-proof; handover entry; its "
                + "tlog-proof"),
        signed(
            .acts, "acts", "keyholder", "What was done about a message",
            "messageId; T or empty; u64 first index", "entries"),
        signed(
            .outcome, "outcome", "keyholder", "Logs what a message was to the keyholder",
            "outcome note; sealed outcome", "u64 index; entry; tlog-proof"),
        signed(
            .hold, "hold", "keyholder", "Logs that a keyholder holds a message, or lifts that",
            "hold note, without frames", "u64 index; entry; tlog-proof"),
        signed(
            .duty, "duty", "keyholder", "Logs what a keyholder states about a case",
            "duty note; sealed statement", "u64 index"),
        signed(
            .threadDuties, "threadDuties", "keyholder",
            "What keyholders stated about a message, for one who knows T and asked for it",
            "messageId; T; u64 first index", "frames of (entry; sealed statement)"),
        signed(
            .trusteePoll, "poll", "trustee", "What a trustee is to read and to do",
            "checkpoint or empty; u64 held size",
            "frames of entries; checkpoint or empty; frames of statements; currency text or "
                + "empty; directory note or empty"),
        signed(
            .trusteeCosignature, "cosign", "trustee", "Hands over a cosignature",
            "u64 size; checkpoint note", "nothing"),
        signed(
            .trusteeRelease, "release", "trustee", "Logs a release", "note; release",
            "u64 index"),
        signed(
            .trusteeRefusal, "refuse", "trustee", "Logs a refusal", "note; empty",
            "u64 index"),
        signed(
            .trusteeCurrency, "signCurrency", "trustee", "Signs the currency note on offer",
            "currency note", "nothing"),
        signed(
            .trusteeDirectory, "approve", "trustee", "Approves the directory that waits",
            "directory note", "one byte, as POST /directory"),
        signed(
            .trusteeOutcomes, "trusteeOutcomes", "trustee", "Sealed outcomes, with headers",
            "u64 first index; u32 count",
            "frames of (u64 index; sealed outcome; header; body digest)"),
        signed(
            .trusteeDuties, "trusteeDuties", "trustee", "Sealed statements",
            "u64 first index; u32 count", "frames of (u64 index; sealed statement)"),
        signed(
            .trusteeChallenge, "challenge", "trustee", "Logs the challenge of an outcome",
            "challenge note", "u64 index"),
        signed(
            .challengeAnswers, "challengeAnswers", "trustee",
            "What other trustees answered to a challenge of the asker's own", "challenge hash",
            "header; body digest; frames of answers"),
        signed(
            .challengeResult, "challengeResult", "trustee", "Logs what a challenge has shown",
            "challenge-result note", "u64 index"),
        signed(
            .auditEntries, "audit", "auditor", "Entries with their details",
            "u64 first index",
            "frames of entries; newest cosigned checkpoint or empty; public checkpoint or empty"),
        signed(
            .auditOutcomes, "auditOutcomes", "auditor", "Sealed outcomes",
            "u64 first index; u32 count", "frames of (u64 index; sealed outcome)"),
        signed(
            .auditDuties, "auditDuties", "auditor", "Sealed statements",
            "u64 first index; u32 count", "frames of (u64 index; sealed statement)"),
        signed(
            .auditMessages, "auditMessages", "auditor", "Logged messages with their kinds",
            "u64 first index", "messages"),
    ]

    private static let description = """
        Bodies are frames: (u32 length, bytes), big-endian, nothing between or behind; names after each other \
        stand for one frame each. The body of a signed request is two frames: a C2SP signed note \
        senim/request/v1 and the payload. Refusals are application/problem+json with a code. Capabilities \
        travel in bodies only. No address is read, stored or logged.
        """

    private static var paths: [JSONMember] {
        var order: [String] = []
        var methods: [String: [JSONMember]] = [:]
        for operation in operations {
            if methods[operation.path] == nil { order.append(operation.path) }
            methods[operation.path, default: []].append(
                JSONMember(operation.method, operation.value))
        }
        return order.map { JSONMember($0, .object(methods[$0] ?? [])) }
    }

    private static let problemSchema = JSONMember(
        "Problem",
        .object([
            JSONMember("type", .string("object")),
            JSONMember(
                "required",
                .array(["type", "title", "status", "code", "hint"].map { .string($0) })),
            JSONMember(
                "properties",
                .object([
                    JSONMember("type", type("string")), JSONMember("title", type("string")),
                    JSONMember("status", type("integer")),
                    JSONMember(
                        "code",
                        .object([
                            JSONMember("type", .string("string")),
                            JSONMember(
                                "enum", .array(Problem.allCases.map { .string($0.rawValue) })),
                        ])),
                    JSONMember("hint", type("string")),
                ])),
        ]))

    private static func type(_ name: String) -> JSONValue {
        .object([JSONMember("type", .string(name))])
    }

    private static func get(
        _ endpoint: Endpoint, _ name: String, _ summary: String, _ answer: String,
        _ mediaType: String = binary
    ) -> Operation {
        Operation(
            path: endpoint.path, method: "get", name: name, summary: summary, request: nil,
            requestLimit: 0, answer: answer, mediaType: mediaType)
    }

    private static func post(
        _ endpoint: Endpoint, _ name: String, _ summary: String, _ request: String,
        _ answer: String
    ) -> Operation {
        Operation(
            path: endpoint.path, method: "post", name: name, summary: summary, request: request,
            requestLimit: endpoint.requestLimit, answer: answer, mediaType: binary)
    }

    private static func signed(
        _ endpoint: Endpoint, _ name: String, _ role: String, _ summary: String,
        _ payload: String, _ answer: String
    ) -> Operation {
        post(
            endpoint, name, summary + " (signed by a \(role))",
            "request note; payload, which is: \(payload)", answer)
    }

    private static let binary = "application/octet-stream"
    private static let text = "text/plain; charset=utf-8"
    private static let json = "application/json"
}

extension OpenAPI.Operation {
    /// The operation object (OpenAPI 3.1 §4.8.10).
    fileprivate var value: JSONValue {
        var members = [
            JSONMember("operationId", .string(name)), JSONMember("summary", .string(summary)),
        ]
        let parameters = path.split(separator: "/").filter { $0.hasPrefix("{") }
            .map { String($0.dropFirst().dropLast()) }
        if !parameters.isEmpty {
            members.append(JSONMember("parameters", .array(parameters.map(Self.parameter))))
        }
        if let request {
            members.append(
                JSONMember(
                    "requestBody",
                    .object([
                        JSONMember("required", .bool(true)),
                        JSONMember(
                            "description",
                            .string("\(request); at most \(requestLimit) bytes")),
                        JSONMember("content", Self.content("application/octet-stream", "string")),
                    ])))
        }
        members.append(
            JSONMember(
                "responses",
                .object([
                    JSONMember(
                        "200",
                        .object([
                            JSONMember("description", .string(answer)),
                            JSONMember("content", Self.content(mediaType, "string")),
                        ])),
                    JSONMember(
                        "default",
                        .object([
                            JSONMember("description", .string("a problem (RFC 9457)")),
                            JSONMember(
                                "content",
                                .object([
                                    JSONMember(
                                        "application/problem+json",
                                        .object([
                                            JSONMember(
                                                "schema",
                                                .object([
                                                    JSONMember(
                                                        "$ref",
                                                        .string("#/components/schemas/Problem"))
                                                ]))
                                        ]))
                                ])),
                        ])),
                ])))
        return .object(members)
    }

    private static func parameter(_ name: String) -> JSONValue {
        .object([
            JSONMember("name", .string(name)), JSONMember("in", .string("path")),
            JSONMember("required", .bool(true)), JSONMember("schema", schema("string")),
        ])
    }

    private static func content(_ mediaType: String, _ type: String) -> JSONValue {
        .object([JSONMember(mediaType, .object([JSONMember("schema", schema(type))]))])
    }

    private static func schema(_ type: String) -> JSONValue {
        .object([JSONMember("type", .string(type))])
    }
}
