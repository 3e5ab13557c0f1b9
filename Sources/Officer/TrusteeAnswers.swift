import Details
import Directory
import Encoding
import Exchange
import PortalClient
import SealedMessage
import Sealing
import SignedNote

/// The trustees' answers to one statement, each checked to be theirs (Specification.md §3.3).
struct TrusteeAnswers: Sendable {
    private(set) var releases: [(trustee: Identifier, release: Release)] = []
    private(set) var refusals: [TrusteeRefusal] = []

    /// Checks text, signature, statement, message and digest of each.
    ///
    /// - Parameter versions: the directories whose trustees may have answered.
    init(
        _ answers: [TrusteeAnswer], to statement: AccessStatement, among versions: [Directory]
    ) throws(OpeningFailed) {
        for answer in answers {
            switch try? Detail(parsing: answer.note.text) {
            case .release(let note):
                try TrusteeAnswers.check(answer.note, by: note.trustee, among: versions)
                guard note.portal == statement.portal, note.statement == statement.hash,
                    note.messageID == statement.messageID
                else { throw .answerToAnother(note.trustee) }
                guard Digest(hashing: answer.release) == note.releaseDigest,
                    let release = try? Release(answer.release)
                else { throw .releaseChanged(note.trustee) }
                if !releases.contains(where: { $0.trustee == note.trustee }) {
                    releases.append((note.trustee, release))
                }
            case .refusal(let note):
                try TrusteeAnswers.check(answer.note, by: note.trustee, among: versions)
                guard note.portal == statement.portal, note.statement == statement.hash,
                    note.messageID == statement.messageID
                else { throw .answerToAnother(note.trustee) }
                guard answer.release.isEmpty else { throw .releaseChanged(note.trustee) }
                refusals.append(TrusteeRefusal(trustee: note.trustee, reason: note.reason))
            default: throw .malformedAnswer
            }
        }
    }

    /// The releases of a record, each of which was checked before it was sealed there.
    init(recorded answers: [TrusteeAnswer]) {
        for answer in answers {
            guard case .release(let note)? = try? Detail(parsing: answer.note.text),
                let release = try? Release(answer.release),
                !releases.contains(where: { $0.trustee == note.trustee })
            else { continue }
            releases.append((note.trustee, release))
        }
    }

    /// Those of the directory who have said nothing.
    func silent(in directory: Directory) -> [Identifier] {
        directory.trustees.map(\.id).filter { id in
            !releases.contains { $0.trustee == id } && !refusals.contains { $0.trustee == id }
        }
    }

    /// Opens the releases, takes the good shares and names who gave a bad one.
    func shares(
        for message: MessageHeader, statement: AccessStatement, key: borrowing SealingKey,
        of portal: VerifiedPortal
    ) -> GatheredShares {
        var gathered = GatheredShares(shares: TrusteeShares(for: message), blamed: [])
        let key = key.expanded()
        for (trustee, release) in releases {
            let places = portal.places(ofTrustee: trustee, in: message)
            let isGood = places.contains { place in
                guard
                    let secret = try? key.open(
                        release, from: place, statementHash: statement.hash.digest)
                else { return false }
                return (try? gathered.shares.add(secret, from: place)) != nil
            }
            if !isGood { gathered.blamed.append(trustee) }
        }
        return gathered
    }

    private static func check(
        _ note: SignedNote, by id: Identifier, among versions: [Directory]
    ) throws(OpeningFailed) {
        let trustees = versions.compactMap { $0.trustee(id) }
        guard !trustees.isEmpty else { throw .unknownTrustee(id) }
        guard trustees.contains(where: { note.isSigned(by: $0.noteKey) }) else {
            throw .answerNotSigned(id)
        }
    }
}

/// The good shares, and who gave bad ones.
struct GatheredShares: ~Copyable {
    var shares: TrusteeShares
    var blamed: [Identifier]
}

extension AdmittedOpening {
    /// The rest of check 3: opens the releases with the key that the statement named.
    func shares(
        from answers: TrusteeAnswers, keys: borrowing OfficerKeys, of portal: VerifiedPortal
    ) throws(OpeningFailed) -> GatheredShares {
        guard let key = keys.sealingKey(withDigest: statement.sealingKeyDigest) else {
            throw .sealingKeyMissing
        }
        return answers.shares(
            for: message.header, statement: statement, key: key, of: portal)
    }
}

extension VerifiedPortal {
    /// The places a trustee may have in a message (Specification.md §3, at the end).
    func places(ofTrustee id: Identifier, in header: MessageHeader) -> [Int] {
        places(in: header) { $0.index(ofTrustee: id) }
    }

    /// The places a keyholder may have in a message.
    func places(ofKeyholder id: Identifier, in header: MessageHeader) -> [Int] {
        places(in: header) { $0.index(ofKeyholder: id) }
    }

    private func places(in header: MessageHeader, _ place: (Directory) -> Int?) -> [Int] {
        if header.context.directoryHash == set.hash { return place(directory).map { [$0] } ?? [] }
        let committee = header.context.committee
        var places: [Int] = []
        for version in chain.directories.reversed()
        where version.keyholders.count == committee.holderCount
            && version.trustees.count == committee.trusteeCount
            && version.threshold == committee.trusteeThreshold
        {
            if let index = place(version), !places.contains(index) { places.append(index) }
        }
        return places
    }
}
