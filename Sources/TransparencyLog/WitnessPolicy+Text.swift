import Encoding
import SignedNote

extension WitnessPolicy {
    /// Reads a policy file (C2SP tlog-policy; Specification.md §7.1).
    ///
    /// Spaces, tabs, empty lines and comments are free; `text` prints the policy without them.
    package init(parsing bytes: [UInt8]) throws(MalformedPolicy) {
        guard bytes.count <= WitnessPolicy.maximumByteCount, bytes.last == UInt8(ascii: "\n"),
            bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 || $0 == 0x0a }),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw .text }
        var logs: [Log] = []
        var definitions: [Definition] = []
        var quorum: String?
        let lines = text.utf8.dropLast().split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let items = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
                .map { String(Substring($0)) }
            guard let word = items.first, word.utf8.first != UInt8(ascii: "#") else { continue }
            switch (word, items.count) {
            case ("log", 2...3):
                logs.append(
                    Log(key: try WitnessPolicy.key(items[1]), url: items.dropFirst(2).first))
            case ("witness", 3...4):
                definitions.append(
                    .witness(
                        name: items[1], key: try WitnessPolicy.key(items[2]),
                        url: items.dropFirst(3).first))
            case ("group", 4...):
                definitions.append(
                    .group(
                        name: items[1], threshold: try WitnessPolicy.threshold(items[2]),
                        members: Array(items[3...])))
            case ("quorum", 2):
                guard quorum == nil else { throw .line(number + 1) }
                try WitnessPolicy.requireDefined(items[1], in: definitions)
                quorum = items[1]
            default:
                throw .line(number + 1)
            }
        }
        guard let quorum else { throw .noQuorumLine }
        try self.init(logs: logs, definitions: definitions, quorum: quorum)
    }

    /// The policy in one spelling: single spaces, the logs first, the quorum last.
    package var text: String {
        let logLines = logs.map { "log \($0.key.text)" + WitnessPolicy.suffix($0.url) }
        let definitionLines = definitions.map { definition in
            switch definition {
            case .witness(let name, let key, let url):
                "witness \(name) \(key.text)" + WitnessPolicy.suffix(url)
            case .group(let name, let threshold, let members):
                "group \(name) \(threshold.text) " + members.joined(separator: " ")
            }
        }
        return (logLines + definitionLines + ["quorum \(quorum)"]).map { $0 + "\n" }.joined()
    }

    private static func suffix(_ url: String?) -> String {
        url.map { " " + $0 } ?? ""
    }

    private static func key(_ text: String) throws(MalformedPolicy) -> VerifierKey {
        do throws(MalformedVerifierKey) {
            return try VerifierKey(parsing: text)
        } catch {
            throw .key(error)
        }
    }

    private static func threshold(_ text: String) throws(MalformedPolicy) -> Threshold {
        switch text {
        case "all": return .all
        case "any": return .any
        default:
            guard let count = try? Decimal.decode(text), count <= UInt64(maximumByteCount) else {
                throw .threshold
            }
            return .atLeast(Int(count))
        }
    }

    /// The quorum is defined on a line before its own.
    private static func requireDefined(
        _ name: String, in definitions: [Definition]
    ) throws(MalformedPolicy) {
        guard
            name.hasSameBytes(as: noQuorum)
                || definitions.contains(where: { $0.name.hasSameBytes(as: name) })
        else { throw .undefinedName }
    }

    /// The longest policy file read.
    static let maximumByteCount = 256 * 1024
}

extension WitnessPolicy.Threshold {
    fileprivate var text: String {
        switch self {
        case .all: "all"
        case .any: "any"
        case .atLeast(let count): String(count)
        }
    }
}
