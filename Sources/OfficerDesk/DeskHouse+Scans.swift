import Encoding
import HTTPService
import SealedMessage
import Secrets
import Wording

/// Taking picked files from an intake's page, part by part, so that no request is long.
extension DeskHouse {
    func takeScan(_ form: FormFields) -> ServiceResponse {
        guard let page = form["held"], page.utf8.count == Self.heldNameByteCount,
            let name = form["name"], let offset = Int(form["at"] ?? ""),
            let part = try? Base64.decode(form["part"] ?? "")
        else { return scanRefused(400) }
        var held = form["begin"] == "yes" ? HeldScans() : scans[page] ?? HeldScans()
        scans[page] = nil
        let others = scans.values.reduce(0) { $0 + $1.byteCount }
        do throws(ScanRefused) {
            try held.take(
                part, of: name, at: offset,
                room: HeldScans.mostBytes - others - held.byteCount)
        } catch {
            return scanRefused(error == .tooMuch ? 413 : 409)
        }
        scans[page] = held
        var response = ServiceResponse.json("{\"held\":\(held.names.count)}")
        response.headers = Self.pageHeaders
        return response
    }

    /// The files of a page, if they are as many as it handed over.
    func heldScans(_ form: FormFields) -> HeldScans? {
        guard let count = Int(form["scans"] ?? "") else { return nil }
        guard count > 0 else { return HeldScans() }
        guard let held = form["held"].flatMap({ scans[$0] }), held.names.count == count else {
            return nil
        }
        return held
    }

    /// What the page of an intake holds about its files.
    func scanContext(_ typed: FormFields?) -> [String: Any] {
        let held = typed.flatMap { heldScans($0) } ?? HeldScans()
        // What was handed over and is not here any more is picked again, or the report waits.
        let isMissing = typed.map { heldScans($0) == nil } ?? false
        return [
            "held": (held.names.isEmpty ? nil : typed?["held"])
                ?? Hex.encode(randomBytes(Self.heldNameByteCount / 2)),
            "scans": isMissing ? "" : String(held.names.count),
            "scanNames": held.names.map { VisibleText.of($0) }.joined(separator: ", "),
        ]
    }

    private func scanRefused(_ status: Int) -> ServiceResponse {
        ServiceResponse.text("\(status)\n", status: status)
    }

    private static let heldNameByteCount = 32
}
