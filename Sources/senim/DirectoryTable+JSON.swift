import Directory
import Encoding
import SignedNote

// The same table for programs.
extension DirectoryTable {
    static func json(_ fingerprint: Fingerprint) -> JSONValue {
        .object([
            JSONMember("hex", .string(fingerprint.hex)),
            JSONMember("words", .array(fingerprint.words.map { .string($0) })),
        ])
    }

    static func members(
        of directory: DirectoryDraft, isDraft: Bool, authority: VerifierKey?
    ) -> [JSONMember] {
        var members = [
            JSONMember("portal", .string(directory.portal.name)),
            JSONMember("version", .string(String(directory.version))),
            JSONMember("draft", .bool(isDraft)),
        ]
        if let authority { members.append(JSONMember("authority", key(authority))) }
        members += [
            JSONMember("web", .array(directory.webOrigins.map { .string($0.text) })),
            JSONMember("onion", .array(directory.onionOrigins.map { .string($0.text) })),
            JSONMember("gateway", key(directory.gatewayNoteKey)),
            JSONMember("log", key(directory.logKey)),
            JSONMember("threshold", .integer(Int64(directory.threshold))),
            JSONMember("keyholders", .array(directory.keyholders.map(keyholder))),
            JSONMember("trustees", .array(directory.trustees.map(trustee))),
            JSONMember("auditors", .array(directory.auditors.map(auditor))),
            JSONMember("witnesses", .array(directory.witnesses.map(key))),
            JSONMember("calendar", directory.calendar.map { .string($0.hex) } ?? .null),
            JSONMember("taxonomy", directory.taxonomy.map { .string($0.hex) } ?? .null),
            JSONMember("page", directory.pageRelease.map { .string($0.hex) } ?? .null),
            JSONMember("cover", directory.coverKey.map(key) ?? .null),
        ]
        return members
    }

    private static func key(_ key: VerifierKey) -> JSONValue {
        .object([
            JSONMember("key", .string(key.text)),
            JSONMember("fingerprint", json(Fingerprint(of: key))),
        ])
    }

    private static func keyholder(_ keyholder: Keyholder) -> JSONValue {
        .object([
            JSONMember("id", .string(keyholder.id.text)),
            JSONMember("person", .string(keyholder.person.text)),
            JSONMember("name", .string(keyholder.name.text)),
            JSONMember("body", .string(keyholder.body.text)),
            JSONMember("role", .string(keyholder.role.rawValue)),
            JSONMember("post", .string(keyholder.post.text)),
            JSONMember("answersTo", keyholder.answersTo.map { .string($0.text) } ?? .null),
            JSONMember("outside", .bool(keyholder.isOutside)),
            JSONMember("from", .string(keyholder.from.text)),
            JSONMember("until", keyholder.until.map { .string($0.text) } ?? .null),
            JSONMember("suspended", .bool(keyholder.isSuspended)),
            JSONMember("identity", key(keyholder.identityKey)),
        ])
    }

    private static func trustee(_ trustee: DirectoryTrustee) -> JSONValue {
        .object([
            JSONMember("id", .string(trustee.id.text)),
            JSONMember("name", .string(trustee.name.text)),
            JSONMember("note", key(trustee.noteKey)),
            JSONMember("cosigning", key(trustee.cosigningKey)),
        ])
    }

    private static func auditor(_ auditor: DirectoryAuditor) -> JSONValue {
        .object([
            JSONMember("id", .string(auditor.id.text)),
            JSONMember("name", .string(auditor.name.text)),
            JSONMember("note", key(auditor.noteKey)),
            JSONMember("sealing", json(Fingerprint(of: auditor.sealingKey))),
        ])
    }
}
