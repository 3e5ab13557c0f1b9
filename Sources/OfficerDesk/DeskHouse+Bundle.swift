import Deskwork
import Directory
import Exchange
import Forms
import HTTPService
import Officer
import Procedure
import SealedMessage
import Sealing
import Wording

/// What the accused may read: passages and files are left out with a reason, and listed (P12; Specification.md §8).
extension DeskHouse {
    func bundlePage(
        _ idText: String, trouble: DeskTrouble? = nil, typed: FormFields? = nil, status: Int = 200
    ) async throws -> ServiceResponse {
        let card = try card(idText)
        let sources = try await bundleSources(of: card, in: language)
        var context = caseFrame(card, at: "CasePapers", path: "/bundle", trouble: trouble)
        context["reasons"] = RedactionReason.allCases.map {
            [
                "value": $0.rawValue, "name": "\(text($0.label)) (\($0.rawValue))",
                "chosen": typed?["reason"] == $0.rawValue,
            ] as [String: Any]
        }
        context["documents"] = sources.map { source in
            [
                "key": source.key, "title": source.title,
                "text": typed?["d-\(source.key)"] ?? source.text.text,
                "open": MarkedText.brackets(for: source.text)?.0 ?? "",
                "close": MarkedText.brackets(for: source.text)?.1 ?? "",
                "files": source.files.enumerated().map { index, name in
                    [
                        "key": "\(source.key)-\(index)",
                        "name": text(.deskBundleGive(number: index + 1, name: name)),
                        "chosen": typed?["g-\(source.key)-\(index)"] == "yes",
                    ] as [String: Any]
                },
            ] as [String: Any]
        }
        context["reader"] = typed?.text("reader") ?? ""
        context["paperLanguages"] = paperLanguages(chosen: .kk)
        return html("bundle", context, status: status)
    }

    func makeBundle(of idText: String, _ form: FormFields) async throws -> ServiceResponse {
        let card = try card(idText)
        guard let paper = Form(rawValue: form["make"] ?? ""),
            let paperLanguage = Language(rawValue: form["paper-language"] ?? ""),
            let reason = RedactionReason(rawValue: form["reason"] ?? "")
        else { throw NoSuchPage() }
        let bundle: RedactedBundle
        do {
            let documents = try await bundleSources(of: card, in: paperLanguage).map { source in
                let typed = (form["d-\(source.key)"] ?? "").replacing("\r\n", with: "\n")
                return RedactedBundle.Document(
                    title: source.title, text: source.text,
                    marks: try MarkedText(typed, of: source.text, usually: reason).marks,
                    attachments: source.files.indices.map { index in
                        form["g-\(source.key)-\(index)"] == "yes"
                            ? .given : .leftOut(RedactionGround(reason))
                    })
            }
            bundle = try RedactedBundle(of: documents)
            guard !bundle.omissions.isEmpty || form["whole"] == "yes" else {
                return try await bundlePage(
                    idText, trouble: DeskTrouble(.deskBundleWhole), typed: form, status: 422)
            }
        } catch MarksRefused.changed {
            return try await bundlePage(
                idText, trouble: DeskTrouble(.deskBundleChanged, hint: .deskBundleChangedHint),
                typed: form, status: 422)
        } catch is MarksRefused {
            return try await bundlePage(
                idText, trouble: DeskTrouble(.deskBundleBrackets), typed: form, status: 422)
        }
        var filling = FormFilling(
            language: paperLanguage, directory: try directory())
        if let own = book.own { filling.fillOffice(of: own) }
        var values = filling.values.filter { paper.fields.contains($0.key) }
        values[.caseNumber] = try? FormValue(text: card.short)
        values[.bundleReader] = try? FormValue(text: form.text("reader"))
        values[.bundle] = try? FormValue(text: bundle.text(in: paperLanguage))
        values[.redactions] = try? FormValue(rows: bundle.rows(in: paperLanguage))
        return try pdf(
            paper, in: paperLanguage, values.filter { paper.fields.contains($0.key) })
    }

    /// A message of the case as the officer sees it, to be marked.
    private struct BundleSource: Sendable {
        let key: String
        let title: String
        let text: ShownText
        /// Names of its files, for the officer's eyes.
        let files: [String]
    }

    /// What was opened of the case, notes among officers left out.
    ///
    /// - Throws: `BundleIncomplete` while something of the reporter's or a reply was not opened: the list could not say what it is.
    private func bundleSources(
        of card: CaseCard, in language: Language
    ) async throws -> [BundleSource] {
        let entries = try await use { try await $0.desk.thread(of: card.id) }
        guard
            !entries.contains(where: {
                $0.opened == nil && ($0.message.kind == .report || $0.message.kind == .reply)
            })
        else { throw BundleIncomplete() }
        return entries.compactMap { entry in
            guard let opened = entry.opened, entry.message.kind != .identity else { return nil }
            let text: String
            let kind: Phrase
            switch opened.payload {
            case .report(let report):
                text = [
                    report.what, report.when, report.place, report.who, report.howKnown,
                    report.earlierReports,
                ].filter { !$0.isEmpty }.joined(separator: "\n")
                kind = .officerThreadReport
            case .followUp(let followUp): (text, kind) = (followUp.text, .officerThreadFollowUp)
            case .reply(let reply): (text, kind) = (reply.text, .officerThreadReply)
            case .rekey, .handover, .identity, .note: return nil
            }
            return BundleSource(
                key: String(entry.message.messageID.hex.prefix(16)),
                title: kind.text(in: language) + ", "
                    + CivilTime(unixSeconds: entry.message.tick).date.text(in: language),
                text: ShownText(text),
                files: opened.payload.stream?.files.map { VisibleText.of($0.name) } ?? [])
        }
    }
}

/// Something of the case was not opened here.
struct BundleIncomplete: Error, Equatable {}
