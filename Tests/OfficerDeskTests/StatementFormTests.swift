import Procedure
import Testing

@testable import OfficerDesk

@Suite struct `A statement's page` {
    @Test(arguments: DutyActions.groups.flatMap(\.items))
    func `asks for everything that its text needs`(_ what: String) throws {
        let form = try #require(StatementForm(what))
        var body: [String] = []
        for question in form.questions(in: nil, spheres: Sphere.all) {
            switch question {
            case .choice(let key, _, let options):
                body.append("\(key)=\(options.last?.value == "on" ? "-" : options[0].value)")
            case .boxes: break
            case .day(let key, _, _): body.append("\(key)=2026-11-27")
            case .instant(let key, _): body.append("\(key)=2026-11-27T10:05")
            case .text(let key, _, _): body.append("\(key)=12-34")
            case .number(let key, _): body.append("\(key)=1")
            }
        }
        let fields = try FormFields(parsing: Array(body.joined(separator: "&").utf8))
        let statement = try form.statement(from: fields, in: nil, spheres: Sphere.all)
        #expect(try CaseStatement(parsing: statement.text) == statement)
    }

    @Test func `covers every duty and every statement that the procedure knows`() {
        let all = Set(DutyActions.groups.flatMap(\.items))
        let known =
            Set(Act.allCases.map(\.rawValue))
            .union(StatementWord.allCases.map(\.rawValue)).subtracting(["act"])
        #expect(all == known)
        for duty in DutyID.allCases {
            #expect(Set(DutyActions.statements(for: duty)).isSubset(of: all))
            #expect(DutyActions.statements(for: duty).isEmpty == duty.isOfPortal)
        }
    }

    @Test(arguments: [
        "at=&grade=C&number=", "at=2026-11-27&grade=C&number=",
        "at=2026-11-27T24:00&grade=C&number=",
        "at=2026-11-27T10:05&grade=D&number=", "at=2026-11-27T10:05&grade=C&number=1%0Aat+1",
    ])
    func `names what does not read`(_ body: String) throws {
        let form = try #require(StatementForm("called-1424"))
        let fields = try FormFields(parsing: Array(body.utf8))
        #expect(throws: Procedure.MalformedText.self) {
            try form.statement(from: fields, in: nil, spheres: Sphere.all)
        }
    }

    @Test func `reads Almaty's time`() {
        #expect(StatementForm.seconds("2026-11-27T10:05") == 1_795_755_900)
    }

    @Test func `takes the day on which a breach ended`() throws {
        let form = try #require(StatementForm("breach"))
        let fields = try FormFields(
            parsing: Array(
                "regime=ordinary&detected=2026-11-20&committed=2026-10-01&ended=on&ended-on=2026-11-01"
                    .utf8))
        let statement = try form.statement(from: fields, in: nil, spheres: Sphere.all)
        #expect(statement.text.contains("ended 2026-11-01\n"))
    }
}
