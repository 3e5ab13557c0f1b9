import Foundation
import Procedure
import Testing

/// Ten thousand random cases, reckoned a second time by `oracle.py`, which was written from the law's digest.
@Suite struct `The duties` {
    @Test func `stand as a second reckoning says`() throws {
        let lines = try Oracle.lines(seed: 20_261_127, count: 10_000)
        let header = try #require(lines.first)
        let calendars = try JSONDecoder().decode([String].self, from: Data(header.utf8))
            .map { try ProductionCalendar(parsing: $0) }
        #expect(calendars.dropFirst().contains { !$0.working.isEmpty })
        #expect(lines.count == 10_001)
        for (number, line) in lines.dropFirst().enumerated() {
            let sample = try JSONDecoder().decode(OracleSample.self, from: Data(line.utf8))
            try #require(
                try sample.reckoned(calendars) == sample.expected, "sample \(number): \(line)")
        }
    }
}

/// A case or a portal of the oracle's.
private struct OracleSample: Decodable {
    struct Statement: Decodable {
        let text: String
        let by: String
        let at: UInt64
        let refused: Bool
    }

    let received: UInt64?
    let from: String?
    let statements: [Statement]
    let now: UInt64
    let line: [[String]]?
    let unavailable: [String]?
    let calendar: Int?
    let duties: [String]

    /// Which statements are refused, and the lines of the duties.
    struct Outcome: Equatable {
        let refused: [Bool]
        let duties: [String]
    }

    var expected: Outcome { Outcome(refused: statements.map(\.refused), duties: duties) }

    func reckoned(_ calendars: [ProductionCalendar]) throws -> Outcome {
        guard let received else { return try reckonedPortal() }
        var state = CaseState(receivedAt: received)
        let refused = try statements.map { said in
            let statement = try CaseStatement(parsing: said.text)
            do {
                try state.apply(statement, by: said.by, at: said.at)
                return false
            } catch {
                return true
            }
        }
        let steps = (line ?? []).compactMap { step in
            OwnerRole(rawValue: step[0]).map {
                ResolutionTable.Step(role: $0, keyholder: step[1])
            }
        }
        let all = Procedure.duties(
            of: state, at: now, calendar: calendar.map { calendars[$0] },
            owners: ResolutionTable(line: steps, unavailable: Set(unavailable ?? [])))
        return Outcome(refused: refused, duties: all.map(OracleSample.text))
    }

    private func reckonedPortal() throws -> Outcome {
        var state = PortalState(
            portal: "demo.example", from: try CivilDay(parsing: from ?? ""))
        let refused = try statements.map { said in
            let statement = try PortalStatement(parsing: said.text)
            do {
                try state.apply(statement, at: said.at)
                return false
            } catch {
                return true
            }
        }
        let all = Procedure.duties(of: state, at: now)
        return Outcome(refused: refused, duties: all.map(OracleSample.text))
    }

    private static func text(_ duty: Duty) -> String {
        let owner = "\(duty.owner.role?.rawValue ?? "-") \(duty.owner.keyholder ?? "-")"
        return "\(duty.id.rawValue) \(DutyLine.text(duty)) \(owner)"
    }
}

private enum Oracle {
    /// What the script prints, line by line.
    static func lines(seed: Int, count: Int) throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let calendar = folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "demo/calendar-2026-2027.txt")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", folder.appending(path: "oracle.py").path, calendar.path, "\(seed)",
            "\(count)",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw OracleFailed(status: process.terminationStatus)
        }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// The script did not run to its end; 127 means that Debian's package python3 is missing.
private struct OracleFailed: Error, CustomStringConvertible {
    let status: Int32

    var description: String {
        status == 127
            ? "python3 is missing: sudo apt-get install python3"
            : "oracle.py ended with \(status)"
    }
}
