package import Encoding
package import SignedNote

/// One difference between two versions of a directory, for people who approve or must be told (Specification.md §5.4).
package enum DirectoryChange: Sendable, Hashable {
    case originAdded(Origin)
    case originRemoved(Origin)
    case gatewayNoteKey(VerifierKey)
    case logKey(VerifierKey)
    /// The production calendar by which time limits are counted; nil for none.
    case calendar(Digest?)
    /// The spheres that the portal hides, and its own; nil for none.
    case taxonomy(Digest?)
    /// The page's release that is to be served; nil for none.
    case page(Digest?)
    /// The cover client's key; nil for none.
    case coverKey(VerifierKey?)
    case threshold(Int, of: Int)
    case keyholderAdded(Keyholder)
    case keyholderRemoved(Keyholder)
    case keyholderChanged(from: Keyholder, to: Keyholder)
    case trusteeAdded(DirectoryTrustee)
    case trusteeRemoved(DirectoryTrustee)
    case trusteeChanged(from: DirectoryTrustee, to: DirectoryTrustee)
    case auditorAdded(DirectoryAuditor)
    case auditorRemoved(DirectoryAuditor)
    case auditorChanged(from: DirectoryAuditor, to: DirectoryAuditor)
    case witnessAdded(VerifierKey)
    case witnessRemoved(VerifierKey)
    /// The same keyholders or trustees stand in another order: slots and shares move.
    case order
}

extension Directory {
    /// What is different from the other version; for nil, everything there is.
    package func changes(from old: Directory?) -> [DirectoryChange] {
        var changes: [DirectoryChange] = []
        let origins = webOrigins + onionOrigins
        let oldOrigins = (old?.webOrigins ?? []) + (old?.onionOrigins ?? [])
        changes += origins.filter { !oldOrigins.contains($0) }.map { .originAdded($0) }
        changes += oldOrigins.filter { !origins.contains($0) }.map { .originRemoved($0) }
        if gatewayNoteKey != old?.gatewayNoteKey { changes.append(.gatewayNoteKey(gatewayNoteKey)) }
        if logKey != old?.logKey { changes.append(.logKey(logKey)) }
        if calendar != old?.calendar { changes.append(.calendar(calendar)) }
        if taxonomy != old?.taxonomy { changes.append(.taxonomy(taxonomy)) }
        if pageRelease != old?.pageRelease { changes.append(.page(pageRelease)) }
        if coverKey != old?.coverKey { changes.append(.coverKey(coverKey)) }
        if threshold != old?.threshold || trustees.count != old?.trustees.count {
            changes.append(.threshold(threshold, of: trustees.count))
        }
        changes += differences(
            old?.keyholders ?? [], keyholders, \.id, DirectoryChange.keyholderAdded,
            DirectoryChange.keyholderRemoved
        ) { .keyholderChanged(from: $0, to: $1) }
        changes += differences(
            old?.trustees ?? [], trustees, \.id, DirectoryChange.trusteeAdded,
            DirectoryChange.trusteeRemoved
        ) { .trusteeChanged(from: $0, to: $1) }
        changes += differences(
            old?.auditors ?? [], auditors, \.id, DirectoryChange.auditorAdded,
            DirectoryChange.auditorRemoved
        ) { .auditorChanged(from: $0, to: $1) }
        let oldWitnesses = old?.witnesses ?? []
        changes += witnesses.filter { !oldWitnesses.contains($0) }.map { .witnessAdded($0) }
        changes += oldWitnesses.filter { !witnesses.contains($0) }.map { .witnessRemoved($0) }
        if let old,
            isReordered(old.keyholders.map(\.id), keyholders.map(\.id))
                || isReordered(old.trustees.map(\.id), trustees.map(\.id))
        {
            changes.append(.order)
        }
        return changes
    }

    private func differences<Member: Equatable>(
        _ old: [Member], _ new: [Member], _ id: (Member) -> Identifier,
        _ added: (Member) -> DirectoryChange, _ removed: (Member) -> DirectoryChange,
        _ changed: (Member, Member) -> DirectoryChange
    ) -> [DirectoryChange] {
        var changes: [DirectoryChange] = []
        for member in new {
            guard let before = old.first(where: { id($0) == id(member) }) else {
                changes.append(added(member))
                continue
            }
            if before != member { changes.append(changed(before, member)) }
        }
        for member in old where !new.contains(where: { id($0) == id(member) }) {
            changes.append(removed(member))
        }
        return changes
    }

    /// Whether those who stayed stand in another order.
    private func isReordered(_ old: [Identifier], _ new: [Identifier]) -> Bool {
        old.filter(new.contains) != new.filter(old.contains)
    }
}
