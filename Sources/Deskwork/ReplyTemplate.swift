package import Wording

/// A reply to begin from. The officer fills in what is left open, and answers for what is sent.
package enum ReplyTemplate: String, Sendable, Hashable, CaseIterable {
    case received
    case questions
    case rights
    case called = "called-1424"
    case referred
    case moreTime = "more-time"
    case decision
    case protection
    case closing
    case comingBack = "coming-back"

    /// What it is for.
    package var name: Phrase {
        switch self {
        case .received: .replyReceivedName
        case .questions: .replyQuestionsName
        case .rights: .replyRightsName
        case .called: .replyCalledName
        case .referred: .replyReferredName
        case .moreTime: .replyMoreTimeName
        case .decision: .replyDecisionName
        case .protection: .replyProtectionName
        case .closing: .replyClosingName
        case .comingBack: .replyReturnName
        }
    }

    /// The text, its paragraphs parted by an empty line.
    package func text(in language: Language) -> String {
        paragraphs.map { $0.text(in: language) }.joined(separator: "\n\n")
    }

    /// Whether something of a template was not filled in.
    package static func hasBlank(_ draft: String) -> Bool { draft.contains("___") }

    private var paragraphs: [Phrase] {
        switch self {
        case .received: [.replyReceived1, .replyReceived2, .replyReceived3]
        case .questions: [.replyQuestions1, .replyQuestions2, .replyQuestions3]
        case .rights: [.replyRights1, .replyRights2, .replyRights3, .replyRights4]
        case .called: [.replyCalled1, .replyCalled2]
        case .referred: [.replyReferred1, .replyReferred2]
        case .moreTime: [.replyMoreTime1, .replyMoreTime2]
        case .decision: [.replyDecision1, .replyDecision2]
        case .protection: [.replyProtection1, .replyProtection2, .replyProtection3]
        case .closing: [.replyClosing1, .replyClosing2]
        case .comingBack: [.replyReturn1, .replyReturn2]
        }
    }
}
