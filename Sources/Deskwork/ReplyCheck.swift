package import Wording

/// Warns where a draft of a reply seems to ask who the reporter is, in any of our languages.
///
/// It knows words and understands nothing: a draft that passes may still ask, and one that is warned about may be harmless. It is shown
/// with `Phrase.replyCheckAdvice`, and never holds a reply back.
package enum ReplyCheck {
    /// What a draft seems to do.
    package enum Concern: String, Sendable, Hashable, CaseIterable {
        case name, work, number, contact, identity, meeting, anonymity, link, email

        /// What it is, in words.
        package var label: Phrase {
            switch self {
            case .name: .replyCheckName
            case .work: .replyCheckWork
            case .number: .replyCheckNumber
            case .contact: .replyCheckContact
            case .identity: .replyCheckIdentity
            case .meeting: .replyCheckMeeting
            case .anonymity: .replyCheckAnonymity
            case .link: .replyCheckLink
            case .email: .replyCheckEmail
            }
        }
    }

    /// One place in a draft.
    package struct Finding: Sendable, Hashable {
        /// What it seems to do there.
        package let concern: Concern
        /// Characters of the draft, from 0.
        package let range: Range<Int>
    }

    /// Every place, in the order of the draft; the same concern at most once a clause.
    package static func findings(in draft: String) -> [Finding] {
        let asked = DraftClause.all(in: draft).flatMap { clause in
            let found = ReplyPattern.all.compactMap { pattern in
                pattern.place(in: clause).map { Finding(concern: pattern.concern, range: $0) }
            }
            return Concern.allCases.compactMap { concern in
                found.first { $0.concern == concern }
            }
        }
        return (asked + DraftAddresses.findings(in: draft)).sorted {
            ($0.range.lowerBound, $0.concern.rawValue) < ($1.range.lowerBound, $1.concern.rawValue)
        }
    }
}
