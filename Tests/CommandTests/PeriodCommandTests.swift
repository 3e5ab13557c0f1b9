import ArgumentParser
import Forms
import Procedure
import Testing
import Wording

@testable import senim

@Suite struct `The period of a form` {
    private func command(_ options: [String]) throws -> OfficerForm {
        try OfficerForm.parse(["periodic", "--into", "a.pdf"] + SampleCommand.desk + options)
    }

    @Test func `is from one day to another`() throws {
        let period = try command(["--from", "2026-01-01", "--to", "2026-03-31"])
            .period(of: .periodic)
        #expect(period.text(in: .en) == "1 January 2026 – 31 March 2026")
    }

    @Test(arguments: [
        (["--from", "2026-03-31", "--to", "2026-01-01"], Phrase.formPeriodFault),
        (["--from", "31.03.2026", "--to", "2026-04-01"], .formPeriodFault),
        (["--from", "2026-03-31"], .usageTogether(first: "--from", second: "--to")),
        (["--to", "2026-03-31"], .usageTogether(first: "--from", second: "--to")),
    ])
    func `is refused when it does not read`(options: [String], phrase: Phrase) throws {
        let command = try command(options)
        #expect(SampleCommand.refusal { _ = try command.period(of: .periodic) } == phrase)
    }

    @Test func `is a half-year by itself, and none of another form`() throws {
        let (first, _) = try command([]).period(of: .periodic).days
        #expect(first.day == 1 && [1, 7].contains(first.month))
        let other = try command(["--from", "2026-01-01", "--to", "2026-03-31"])
        #expect(
            SampleCommand.refusal { _ = try other.period(of: .annex1) } == .formPeriodOfOther)
        #expect(SampleCommand.refusal { _ = try command([]).period(of: .annex1) } == nil)
    }
}

extension ReportPeriod {
    fileprivate var days: ((month: Int, day: Int), (month: Int, day: Int)) {
        let (from, to) = (first.civil, last.civil)
        return ((from.month, from.day), (to.month, to.day))
    }
}
