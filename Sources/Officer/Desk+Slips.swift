// `unsafe` here: the book of slips is copied out of locked pages; it holds no words of anybody's.
import Directory
import Encoding
package import SealedMessage
import Sealing
import Secrets

/// The book of slips, sealed under the data keys of its quarters (Specification.md §16).
extension Desk {
    /// All slips whose quarter's key is here, the oldest first.
    package borrowing func slips() throws(DeskFailed) -> [Slip] {
        var slips: [Slip] = []
        for quarter in keys.sealingQuarters { slips += try self.slips(of: quarter) }
        return slips
    }

    /// Takes the next number, durably, before the slip is printed.
    package borrowing func issueSlip(
        way: Int, report: MessageID
    ) throws(DeskFailed) -> Slip {
        let quarter = today.quarter
        var slips = try slips(of: quarter)
        guard slips.count < Desk.mostSlips else { throw .slips }
        let slip = Slip(
            number: (slips.last?.number ?? 0) + 1, quarter: quarter, day: today, way: way,
            report: report)
        slips.append(slip)
        try save(slips, of: quarter)
        return slip
    }

    /// Records what became of a slip.
    ///
    /// - Throws: `DeskFailed.slips` when there is no such slip.
    package borrowing func record(
        _ state: Slip.State, ofSlip text: String
    ) throws(DeskFailed) {
        for quarter in keys.sealingQuarters {
            var slips = try slips(of: quarter)
            guard let index = slips.firstIndex(where: { $0.text == text }) else { continue }
            slips[index].state = state
            return try save(slips, of: quarter)
        }
        throw .slips
    }

    private borrowing func slips(of quarter: Quarter) throws(DeskFailed) -> [Slip] {
        guard let key = keys.recordKey(of: quarter) else { return [] }
        let stored: [UInt8]?
        do {
            stored = try book.store.read(Desk.slipName(of: quarter))
        } catch {
            throw .record(.store(error))
        }
        guard let stored else { return [] }
        guard let opened = try? key.open(stored, id: Desk.slipID(of: quarter)),
            let text = String(
                validating: unsafe opened.withUnsafeBytes { unsafe Array($0) }, as: UTF8.self)
        else { throw .slips }
        var slips: [Slip] = []
        for line in text.split(separator: "\n") {
            guard let slip = Slip(parsing: line, of: quarter),
                slip.number == UInt32(slips.count) + 1
            else { throw .slips }
            slips.append(slip)
        }
        return slips
    }

    private borrowing func save(_ slips: [Slip], of quarter: Quarter) throws(DeskFailed) {
        guard let key = keys.recordKey(of: quarter) else { throw .record(.keyMissing(quarter)) }
        var text = Array(slips.map(\.line).joined().utf8)
        // The file's length tells hundreds, and no more.
        let rest = text.count % Desk.slipBlock
        text += [UInt8](repeating: UInt8(ascii: "\n"), count: Desk.slipBlock - rest)
        let sealed = key.seal(SecretBytes(moving: &text), id: Desk.slipID(of: quarter))
        do {
            try book.store.write(sealed, as: Desk.slipName(of: quarter))
        } catch {
            throw .record(.store(error))
        }
    }

    /// Goes with the quarter's other records when its keys are destroyed.
    static func slipName(of quarter: Quarter) -> String { "slips-\(quarter.text)" }

    private static func slipID(of quarter: Quarter) -> [UInt8] {
        labelledHash("senim/1 slips", Array(quarter.text.utf8)).bytes
    }

    private static let slipBlock = 16_384
    private static let mostSlips = 10_000
}
