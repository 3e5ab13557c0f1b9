import Encoding
import SignedNote

/// A rule of Specification.md §4.5 that a directory breaks.
package enum BrokenDirectoryRule: Error, Equatable {
    case tooLong(byteCount: Int)
    /// Neither web nor onion.
    case noOrigin
    case repeatedOrigin
    /// Version 1 names a previous version, or a later one names none.
    case previous(version: UInt64)
    /// Not 1 to 16.
    case keyholderCount(Int)
    /// Not 1 to 7.
    case trusteeCount(Int)
    /// Not more than half of the trustees, or more than all.
    case threshold(Int, trusteeCount: Int)
    /// Not 1 to 32.
    case witnessCount(Int)
    /// More than 32.
    case auditorCount(Int)
    /// Nobody outside the hierarchy who is not suspended.
    case nobodyOutside
    /// Two keyholders, two trustees or two auditors have one id.
    case repeatedIdentifier(Identifier)
    /// A key of the portal has another name than Specification.md §1.1 gives it.
    case keyName(expected: String)
    /// Two keys, of whatever roles, have one name.
    case repeatedKeyName(String)
    /// One key in two places: one key has one use.
    case repeatedKey(String)
    /// The keyholder answers to nobody listed, to themselves, or in a circle.
    case answersTo(Identifier)
    /// The last day lies before the first.
    case dates(Identifier)
}

extension DirectoryDraft {
    func checkRules() throws(BrokenDirectoryRule) {
        guard (version == 1) == (previous == nil) else { throw .previous(version: version) }
        let origins = webOrigins + onionOrigins
        guard !origins.isEmpty else { throw .noOrigin }
        guard Set(origins).count == origins.count else { throw .repeatedOrigin }
        guard (1...Self.maximumKeyholderCount).contains(keyholders.count) else {
            throw .keyholderCount(keyholders.count)
        }
        guard (1...Self.maximumTrusteeCount).contains(trustees.count) else {
            throw .trusteeCount(trustees.count)
        }
        // More than half, so that two quorums always share a trustee.
        guard 2 * threshold > trustees.count, threshold <= trustees.count else {
            throw .threshold(threshold, trusteeCount: trustees.count)
        }
        guard (1...Self.maximumWitnessCount).contains(witnesses.count) else {
            throw .witnessCount(witnesses.count)
        }
        guard auditors.count <= Self.maximumAuditorCount else {
            throw .auditorCount(auditors.count)
        }
        guard keyholders.contains(where: { $0.isOutside && !$0.isSuspended }) else {
            throw .nobodyOutside
        }
        for ids in [keyholders.map(\.id), trustees.map(\.id), auditors.map(\.id)] {
            try Self.checkUnique(ids)
        }
        try checkKeys()
        for keyholder in keyholders {
            if let until = keyholder.until, until < keyholder.from { throw .dates(keyholder.id) }
            try checkHierarchy(above: keyholder)
        }
    }

    /// Names first, so that a key under another's name is called that.
    private func checkKeys() throws(BrokenDirectoryRule) {
        var named = [
            (gatewayNoteKey, portal.gatewayKeyName), (logKey, portal.logOrigin),
        ]
        if let coverKey { named.append((coverKey, portal.coverKeyName)) }
        named += keyholders.map { ($0.identityKey, portal.keyholderKeyName($0.id)) }
        named += trustees.map { ($0.noteKey, portal.trusteeKeyName($0.id)) }
        named += trustees.map { ($0.cosigningKey, portal.cosignerKeyName($0.id)) }
        named += auditors.map { ($0.noteKey, portal.auditorKeyName($0.id)) }
        for (key, name) in named where !key.name.hasSameBytes(as: name) {
            throw .keyName(expected: name)
        }
        let keys = named.map { $0.0 } + witnesses
        var names: Set<[UInt8]> = [Array(portal.authorityKeyName.utf8)]
        var materials: Set<[UInt8]> = []
        for key in keys {
            guard names.insert(Array(key.name.utf8)).inserted else {
                throw .repeatedKeyName(key.name)
            }
            guard materials.insert(key.publicKey).inserted else { throw .repeatedKey(key.name) }
        }
        for auditor in auditors {
            guard materials.insert(auditor.sealingKey.bytes).inserted else {
                throw .repeatedKey(auditor.noteKey.name)
            }
        }
    }

    private func checkHierarchy(above keyholder: Keyholder) throws(BrokenDirectoryRule) {
        var current = keyholder
        for _ in keyholders {
            guard let superior = current.answersTo else { return }
            guard let next = keyholders.first(where: { $0.id == superior }) else {
                throw .answersTo(current.id)
            }
            current = next
        }
        throw .answersTo(keyholder.id)
    }

    private static func checkUnique(_ ids: [Identifier]) throws(BrokenDirectoryRule) {
        var seen: Set<Identifier> = []
        for id in ids where !seen.insert(id).inserted { throw .repeatedIdentifier(id) }
    }

    package static let maximumKeyholderCount = 16
    package static let maximumTrusteeCount = 7
    package static let maximumAuditorCount = 32
    package static let maximumWitnessCount = 32
}
