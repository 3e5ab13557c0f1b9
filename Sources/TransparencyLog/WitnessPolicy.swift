package import SignedNote

/// Which logs are trusted, and whose cosignatures a checkpoint needs (C2SP tlog-policy; Specification.md §7).
package struct WitnessPolicy: Hashable, Sendable {
    /// A trusted log: a key of algorithm 0x01 whose name is the origin.
    package struct Log: Hashable, Sendable {
        package let key: VerifierKey
        package let url: String?

        package init(key: VerifierKey, url: String? = nil) {
            self.key = key
            self.url = url
        }
    }

    /// How many of a group's members must have cosigned.
    package enum Threshold: Hashable, Sendable {
        case all
        case any
        case atLeast(Int)
    }

    /// A named witness or group, in the order of the file.
    package enum Definition: Hashable, Sendable {
        case witness(name: String, key: VerifierKey, url: String?)
        case group(name: String, threshold: Threshold, members: [String])

        package var name: String {
            switch self {
            case .witness(let name, _, _), .group(let name, _, _): name
            }
        }
    }

    package let logs: [Log]
    package let definitions: [Definition]
    /// The name that must have cosigned; `none` for no cosignature at all.
    package let quorum: String

    /// - Throws: `MalformedPolicy` where Specification.md §7.2 is not met.
    package init(
        logs: [Log], definitions: [Definition], quorum: String
    ) throws(MalformedPolicy) {
        self.logs = logs
        self.definitions = definitions
        self.quorum = quorum
        try checkLogs()
        try checkDefinitions()
    }

    /// The public policy of a portal: at least `threshold` of the trustees, and at least one of the witnesses.
    ///
    /// - Throws: `MalformedPolicy` for keys of a wrong algorithm, a key twice, or a threshold that cannot be met.
    package init(
        log: VerifierKey, trustees: [VerifierKey], threshold: Int, witnesses: [VerifierKey]
    ) throws(MalformedPolicy) {
        func members(_ prefix: String, _ keys: [VerifierKey]) -> [Definition] {
            keys.enumerated().map { position, key in
                .witness(name: "\(prefix)-\(position + 1)", key: key, url: nil)
            }
        }
        let trustees = members("trustee", trustees)
        let witnesses = members("witness", witnesses)
        let groups: [Definition] = [
            .group(
                name: "trustees", threshold: .atLeast(threshold), members: trustees.map(\.name)),
            .group(name: "witnesses", threshold: .any, members: witnesses.map(\.name)),
            .group(name: "public", threshold: .all, members: ["trustees", "witnesses"]),
        ]
        try self.init(
            logs: [Log(key: log)], definitions: trustees + witnesses + groups,
            quorum: "public")
    }

    /// The keys of all witnesses, in the order of the file.
    package var witnessKeys: [VerifierKey] {
        definitions.compactMap { definition in
            if case .witness(_, let key, _) = definition { key } else { nil }
        }
    }

    /// Checks the log's signature under one of the policy's logs, and the quorum.
    ///
    /// - Throws: `PolicyNotSatisfied`; a policy without logs accepts nothing here.
    package func verify(
        _ checkpoint: UnverifiedCheckpoint
    ) throws(PolicyNotSatisfied) -> VerifiedCheckpoint {
        let known = logs.filter { $0.key.name.hasSameBytes(as: checkpoint.claim.origin) }
        guard !known.isEmpty else { throw .unknownLog }
        guard
            let verified = known.lazy.compactMap({ try? checkpoint.verified(by: $0.key) }).first
        else { throw .notSignedByLog }
        guard isSatisfied(by: verified) else { throw .quorum }
        return verified
    }

    /// Whether the checkpoint was verified under one of the policy's logs (any, if it names none), and the quorum
    /// cosigned it.
    package func isSatisfied(by checkpoint: VerifiedCheckpoint) -> Bool {
        guard logs.isEmpty || logs.contains(where: { $0.key == checkpoint.logKey }) else {
            return false
        }
        return hasQuorum(Set(checkpoint.cosignatures(by: witnessKeys).map(\.key)))
    }

    /// Whether these keys together are enough.
    package func hasQuorum(_ keys: Set<VerifierKey>) -> Bool {
        if quorum.hasSameBytes(as: WitnessPolicy.noQuorum) { return true }
        var satisfied: Set<[UInt8]> = []
        for definition in definitions {
            let isMet =
                switch definition {
                case .witness(_, let key, _): keys.contains(key)
                case .group(_, let threshold, let members):
                    members.count(where: { satisfied.contains(Array($0.utf8)) })
                        >= threshold.count(of: members.count)
                }
            if isMet { satisfied.insert(Array(definition.name.utf8)) }
        }
        return satisfied.contains(Array(quorum.utf8))
    }

    static let noQuorum = "none"
}

extension WitnessPolicy.Threshold {
    /// The number of members it asks for.
    func count(of memberCount: Int) -> Int {
        switch self {
        case .all: memberCount
        case .any: 1
        case .atLeast(let count): count
        }
    }
}

extension WitnessPolicy {
    private func checkLogs() throws(MalformedPolicy) {
        guard logs.count <= WitnessPolicy.maximumCount else { throw .tooMany }
        var seen: Set<[UInt8]> = []
        for log in logs {
            guard log.key.algorithm == .ed25519 else { throw .logKey }
            guard seen.insert(log.key.publicKey).inserted else { throw .duplicateKey }
            try checkURL(log.url)
        }
    }

    private func checkDefinitions() throws(MalformedPolicy) {
        guard definitions.count <= 2 * WitnessPolicy.maximumCount else { throw .tooMany }
        var keys: Set<[UInt8]> = []
        var names: Set<[UInt8]> = []
        var members: Set<[UInt8]> = []
        for definition in definitions {
            switch definition {
            case .witness(_, let key, let url):
                guard key.algorithm == .cosignature else { throw .witnessKey }
                guard keys.insert(key.publicKey).inserted else { throw .duplicateKey }
                try checkURL(url)
            case .group(_, let threshold, let listed):
                guard !listed.isEmpty,
                    (1...listed.count).contains(threshold.count(of: listed.count))
                else { throw .threshold }
                for member in listed {
                    guard names.contains(Array(member.utf8)) else { throw .undefinedName }
                    guard members.insert(Array(member.utf8)).inserted else {
                        throw .memberTwice
                    }
                }
            }
            let name = definition.name
            guard WitnessPolicy.isItem(name), !name.hasSameBytes(as: WitnessPolicy.noQuorum) else {
                throw .name
            }
            guard names.insert(Array(name.utf8)).inserted else { throw .duplicateName }
        }
        guard
            quorum.hasSameBytes(as: WitnessPolicy.noQuorum) || names.contains(Array(quorum.utf8))
        else { throw .undefinedName }
    }

    private func checkURL(_ url: String?) throws(MalformedPolicy) {
        if let url, !WitnessPolicy.isItem(url) { throw .url }
    }

    /// Whether the text can stand as one item of a line.
    private static func isItem(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= maximumItemByteCount
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f }
    }

    /// The most logs, and the most witnesses or groups; C2SP asks for at least 32 of each.
    static let maximumCount = 64
    /// The longest name or URL.
    static let maximumItemByteCount = 1024
}

/// Thrown for a text or definitions that are no policy.
package enum MalformedPolicy: Error, Equatable {
    /// The text is too long, not UTF-8, has a control character, or its last line does not end.
    case text
    /// A line begins with no known word, or has the wrong number of items.
    case line(Int)
    case key(MalformedVerifierKey)
    /// A log's key is not of algorithm 0x01.
    case logKey
    /// A witness's key is not of algorithm 0x04.
    case witnessKey
    /// Two logs, or two witnesses, have one public key.
    case duplicateKey
    case name
    case url
    case duplicateName
    /// A member or the quorum is not defined on a line before.
    case undefinedName
    /// A name is a member of more than one group, or twice of one.
    case memberTwice
    case threshold
    case noQuorumLine
    case tooMany
}

/// Thrown when a checkpoint does not satisfy a policy.
package enum PolicyNotSatisfied: Error, Equatable {
    case unknownLog
    case notSignedByLog
    case quorum
}
