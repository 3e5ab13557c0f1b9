package import Directory
package import TransparencyLog

extension Directory {
    /// What a checkpoint needs before the public may rely on it: t trustees and one witness (Specification.md §6).
    ///
    /// Trustees share a member with every other quorum of theirs, and the witness stands outside the portal: so nobody
    /// can show trustees and public two different logs.
    package var publicPolicy: WitnessPolicy {
        do throws(MalformedPolicy) {
            return try WitnessPolicy(
                log: logKey, trustees: trustees.map(\.cosigningKey), threshold: threshold,
                witnesses: witnesses)
        } catch {
            preconditionFailure("a directory's keys are distinct and its threshold can be met")
        }
    }

    /// What a fresh checkpoint needs before an officer relies on it: t trustees.
    package var trusteePolicy: WitnessPolicy {
        let names = trustees.indices.map { "trustee-\($0 + 1)" }
        let definitions =
            zip(names, trustees).map { name, trustee in
                WitnessPolicy.Definition.witness(name: name, key: trustee.cosigningKey, url: nil)
            } + [.group(name: "trustees", threshold: .atLeast(threshold), members: names)]
        do throws(MalformedPolicy) {
            return try WitnessPolicy(
                logs: [WitnessPolicy.Log(key: logKey)], definitions: definitions,
                quorum: "trustees")
        } catch {
            preconditionFailure("a directory's keys are distinct and its threshold can be met")
        }
    }
}
