import Directory
import HTTPService
import Officer
import Secrets
import SignedNote
import Wording

/// The officer's keys: fingerprint, quarters, backup and its rehearsal.
extension DeskHouse {
    func keysPage(
        trouble: DeskTrouble? = nil, file: String = "", status: Int = 200
    ) async throws -> ServiceResponse {
        let needs = try await use { try await $0.desk.keyNeeds() }
        var context = frame(.deskKeys, at: .keys, path: "/keys", trouble: trouble)
        if let key = book.own?.identityKey {
            let fingerprint = Fingerprint(of: key)
            context["fingerprint"] = fingerprint.hex
            context["words"] = fingerprint.words.joined(separator: " ")
        }
        context["quarters"] = needs.map { need in
            text(
                need.isOver
                    ? .keysOver(quarter: need.quarter.text)
                    : .keysNeeded(
                        quarter: need.quarter.text,
                        until: CivilDate(almatyDay: need.lastDay.number)))
        }
        context["backupSteps"] = [Phrase.deskBackupCopy, .deskBackupPlace, .deskBackupCheck]
            .map(text)
        context["lostSteps"] = [Phrase.deskLostTell, .deskLostBackup, .deskLostNew].map(text)
        context["file"] = file
        return html("keys", context, status: status)
    }

    /// Opens a copy of the key file, and says whether it is of these keys; nothing of it is kept.
    func rehearse(_ form: FormFields) async throws -> ServiceResponse {
        let path = form.text("file")
        var typed = Array((form["passphrase"] ?? "").utf8)
        do {
            let ring = try KeyFile.open(
                try KeyFile.read(path: path), passphrase: SecretBytes(moving: &typed),
                expecting: .keyholder)
            let key = try OfficerKeys(ring).identitySigner().verifierKey
            guard key == book.own?.identityKey else {
                return try await keysPage(
                    trouble: DeskTrouble(.deskBackupOther), file: path, status: 422)
            }
        } catch let error as DeskLocked {
            throw error
        } catch {
            return try await keysPage(
                trouble: settings.explain(error), file: path, status: 422)
        }
        say(.deskBackupGood)
        return redirect("/keys")
    }
}
