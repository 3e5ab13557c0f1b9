import Directory
import Encoding
import SignedNote
import Wording

/// Prints a directory for people as a table and for programs as one object.
struct DirectoryTable {
    let output: CommandOutput

    func show(_ directory: DirectoryDraft, isDraft: Bool, authority: VerifierKey?) {
        output.say(
            .directoryTitle(portal: directory.portal.name, version: String(directory.version)))
        if isDraft { output.say(.directoryIsDraft) }
        if let authority { section(.directoryAuthority) { key(authority) } }
        section(.directoryOrigins) {
            for origin in directory.webOrigins + directory.onionOrigins {
                output.say(verbatim: "  \(origin)")
            }
        }
        section(.directoryGateway) { key(directory.gatewayNoteKey) }
        section(.directoryLog) { key(directory.logKey) }
        section(.directoryKeyholders) {
            directory.keyholders.forEach(say)
            if directory.keyholders.isEmpty { none() }
        }
        section(
            .directoryTrustees(threshold: directory.threshold, count: directory.trustees.count)
        ) {
            for trustee in directory.trustees {
                output.say(verbatim: "  \(trustee.id): \(trustee.name)")
                key(trustee.noteKey)
                output.say(verbatim: "    \(text(.directoryCosigningKey)):")
                key(trustee.cosigningKey)
            }
            if directory.trustees.isEmpty { none() }
        }
        section(.directoryAuditors) {
            for auditor in directory.auditors {
                output.say(verbatim: "  \(auditor.id): \(auditor.name)")
                key(auditor.noteKey)
            }
            if directory.auditors.isEmpty { none() }
        }
        section(.directoryWitnesses) {
            for witness in directory.witnesses {
                output.say(verbatim: "  \(VisibleText.of(witness.name))")
                say(Fingerprint(of: witness))
            }
            if directory.witnesses.isEmpty { none() }
        }
        section(.directoryCalendar) { say(directory.calendar) }
        section(.directoryTaxonomy) { say(directory.taxonomy) }
        section(.directoryPage) {
            say(directory.pageRelease)
        }
        section(.directoryCover) {
            if let coverKey = directory.coverKey { key(coverKey) } else { none() }
        }
        output.finish(
            with: DirectoryTable.members(of: directory, isDraft: isDraft, authority: authority))
    }

    /// The fingerprint in hexadecimal, and in words below it.
    func say(_ fingerprint: Fingerprint) {
        output.say(verbatim: "    " + fingerprint.hex)
        output.say(verbatim: "    " + fingerprint.words.joined(separator: " "))
    }

    private func say(_ keyholder: Keyholder) {
        let role = text(keyholder.role.phrase)
        output.say(verbatim: "  \(keyholder.id): \(keyholder.name), \(keyholder.post)")
        output.say(verbatim: "    \(role), \(keyholder.body)")
        var parts = [text(.directoryPerson(person: keyholder.person.text))]
        if let superior = keyholder.answersTo {
            parts.append(text(.directoryAnswersTo(id: superior.text)))
        }
        if keyholder.isOutside { parts.append(text(.directoryOutside)) }
        if let until = keyholder.until {
            parts.append(
                text(.directoryFromUntil(first: keyholder.from.text, last: until.text)))
        } else {
            parts.append(text(.directoryFrom(date: keyholder.from.text)))
        }
        if keyholder.isSuspended { parts.append(text(.directoryIsSuspended)) }
        output.say(verbatim: "    " + parts.joined(separator: "; "))
        key(keyholder.identityKey)
    }

    private func section(_ title: Phrase, _ content: () -> Void) {
        output.say(verbatim: "\n\(text(title)):")
        content()
    }

    private func key(_ key: VerifierKey) {
        say(Fingerprint(of: key))
    }

    /// A hash that the directory names, or none.
    private func say(_ digest: Digest?) {
        if let digest { output.say(verbatim: "    \(digest.hex)") } else { none() }
    }

    private func none() { output.say(verbatim: "  \(text(.directoryNone))") }

    private func text(_ phrase: Phrase) -> String { phrase.text(in: output.language) }
}

extension Keyholder.Role {
    fileprivate var phrase: Phrase {
        switch self {
        case .head: .directoryRoleHead
        case .commissioner: .directoryRoleCommissioner
        case .compliance: .directoryRoleCompliance
        case .superior: .directoryRoleSuperior
        case .antiCorruption: .directoryRoleAntiCorruption
        case .other: .directoryRoleOther
        }
    }
}
