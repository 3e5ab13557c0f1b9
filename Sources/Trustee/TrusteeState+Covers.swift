package import Details
package import Directory
package import SealedMessage

extension TrusteeState {
    /// How many of these messages the cosigned log accepted in a quarter.
    package func acceptedCount(of messages: [MessageID], in quarter: Quarter) -> Int {
        let size = cosigned?.size ?? 0
        return messages.count { message in
            guard let acceptance = facts.acceptance(of: message), acceptance.index < size else {
                return false
            }
            return AlmatyDay(unixSeconds: acceptance.tick).quarter == quarter
        }
    }

    /// The outcomes that call a message a cover which does not stand in the cover client's list.
    ///
    /// - Parameters:
    ///   - list: the cover client's messages.
    ///   - time: when the list was made, UTC seconds: it cannot have what came later.
    package func coversMissing(in list: [MessageID], asOf time: UInt64) -> [OutcomeNote] {
        let covers = Set(list)
        return outcomes.values
            .filter { outcome in
                guard outcome.verdict == .cover, !covers.contains(outcome.note.messageID),
                    let acceptance = facts.acceptance(of: outcome.note.messageID)
                else { return false }
                return acceptance.tick <= time
            }
            .sorted { $0.index < $1.index }.map(\.note)
    }

    /// How many reports a day came in the last seven that are no covers: two messages stand in the log for each.
    ///
    /// - Parameter covers: every message of the cover client's.
    package func realPerDay(besides covers: [MessageID], at now: UInt64) -> Double {
        let start = now > TrusteeState.week ? now - TrusteeState.week : 0
        let own = covers.count { facts.acceptance(of: $0).map { $0.tick >= start } ?? false }
        return Double(max(0, facts.acceptanceCount(from: start) - own)) / 2 / 7
    }

    /// Seconds.
    private static let week: UInt64 = 7 * 86_400
}
