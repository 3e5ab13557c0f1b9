// `unsafe` here: what was opened is copied out of locked pages, to compare it with what it was made from.
import Encoding
import PortalSamples
import SealedMessage
import Sealing
import Secrets

extension FuzzEntry {
    static let messages = [
        FuzzEntry("message-header", seeds: [FuzzSamples.report.header.bytes]) {
            try MessageHeader(parsing: $0).bytes
        },
        FuzzEntry("sealed-message", seeds: [FuzzSamples.report.bytes]) {
            try SealedMessage(parsing: $0).bytes
        },
        FuzzEntry(
            text: "receipt-text", .several,
            seeds: [Receipt().text(portal: "demo.example"), Receipt().text(portal: "demo.example")]
        ) { try Receipt(reading: $0, portal: "demo.example").text(portal: "demo.example") },
        FuzzEntry(
            text: "claim-code", .several,
            seeds: [ClaimCode(portal: "demo.example").text(portal: "demo.example")]
        ) { try ClaimCode(reading: $0, portal: "demo.example").text(portal: "demo.example") },
        FuzzEntry(
            "json", .several,
            seeds: [
                report, Array(#"{"a":[1,-2,"\u00e9\n",true,null,{}],"b":9007199254740991}"#.utf8),
            ]
        ) { try JSONValue(parsing: $0).bytes },
        FuzzEntry("payload-report", .several, seeds: [report]) {
            try ReportPayload(parsing: $0).json()
        },
        FuzzEntry("payload-identity", .several, seeds: [identity]) {
            try IdentityPayload(parsing: $0).json()
        },
        FuzzEntry("payload-reply", .several, seeds: [reply]) {
            try ReplyPayload(parsing: $0).json()
        },
        FuzzEntry("payload-follow-up", .several, seeds: [followUp]) {
            try FollowUpPayload(parsing: $0).json()
        },
        FuzzEntry("payload-re-key", .several, seeds: [rekey]) {
            try RekeyPayload(parsing: $0).json()
        },
        FuzzEntry("payload-note", .several, seeds: [note]) {
            try NotePayload(parsing: $0).json()
        },
        FuzzEntry("release", seeds: [[UInt8](repeating: 7, count: 1200)]) {
            try Release($0).bytes
        },
        FuzzEntry("stated-duty", seeds: [statedDuty]) { bytes in
            var opened = bytes
            let stated = try StatedDuty(opened: SecretBytes(moving: &opened))
            return stated.withBytes { bytes in
                unsafe bytes.withUnsafeBytes { unsafe Array($0) }
            }
        },
        FuzzEntry("sealed-duty", seeds: [[UInt8](repeating: 7, count: 3 * 2192)]) {
            try SealedDuty($0).bytes
        },
    ]

    private static let statedDuty =
        [UInt8](repeating: 9, count: 32) + [0, 11] + Array("called 1424".utf8)
        + [UInt8](repeating: 0, count: 1024 - 13)
    private static let report = Sample.made {
        try ReportPayload(
            language: .kazakh, kind: try ReportKind("K1"), spheres: [], what: "не болды",
            when: "кеше", place: "", who: "", howKnown: "", earlierReports: "",
            addressees: ["acs"], excluded: ["p-head"], replyKey: SamplePortal.sealingKey("reply"),
            conversationKey: [UInt8](repeating: 1, count: 32), authorHash: .zero, rekeyHash: .zero,
            channel: .command
        ).json()
    }
    private static let identity = Sample.made {
        try IdentityPayload(
            place: place, fullName: "Айгүл", position: "", unit: "", contact: "+7 700 000 00 00"
        ).json()
    }
    private static let reply = Sample.made {
        try ReplyPayload(
            place: place, author: "acs", language: .kazakh, text: "Рақмет",
            status: [ReplyStatus(.serviceInformed, day: 20_784), ReplyStatus(.closed, day: 20_785)]
        ).json()
    }
    private static let followUp = Sample.made {
        try FollowUpPayload(
            place: place, language: .kazakh, kind: try ReportKind("K10"), text: "тағы",
            addressees: ["acs"], consent: .zero
        ).json()
    }
    private static let rekey = Sample.made {
        try RekeyPayload(
            place: place, addressees: ["acs"],
            keys: RekeyedKeys(
                replyKey: SamplePortal.sealingKey("reply"),
                conversationKey: [UInt8](repeating: 1, count: 32), rekeyHash: .zero),
            rekeyKey: [UInt8](repeating: 2, count: 32),
            signature: [UInt8](repeating: 3, count: 64)
        ).json()
    }
    private static let note = Sample.made {
        try NotePayload(place: place, author: "acs", language: .kazakh, text: "Тексеру керек")
            .json()
    }
    private static let place = ConversationPlace(
        conversation: FuzzSamples.report.id, sequence: 1, previous: .none)
}
