package import Wording

/// A made-up case for an officer's first hour. Each message says that it is practice, so that a printed page or a screenshot of it is
/// never taken for a report.
package enum PracticeCase {
    /// A message of its thread.
    package struct Message: Sendable, Hashable {
        /// Made up, both.
        package enum Author: String, Sendable, Hashable, CaseIterable {
            case reporter, officer
        }

        /// Who wrote it.
        package let author: Author
        /// Days after the receipt.
        package let day: Int
        /// Name of its attachment, whose content is whatever the desk draws; nil without one.
        package let attachment: Phrase?
        private let paragraphs: [Phrase]

        fileprivate init(
            _ author: Author, day: Int, attachment: Phrase? = nil, _ paragraphs: [Phrase]
        ) {
            self.author = author
            self.day = day
            self.attachment = attachment
            self.paragraphs = paragraphs
        }

        /// The text, its paragraphs parted by an empty line.
        package func text(in language: Language) -> String {
            paragraphs.map { $0.text(in: language) }.joined(separator: "\n\n")
        }
    }

    /// Its name in lists.
    package static let title = Phrase.practiceTitle
    /// What stands above each of its pages.
    package static let notice = Phrase.practiceNotice

    /// The thread, the oldest message first.
    package static let messages = [
        Message(
            .reporter, day: 0, attachment: .practiceFile,
            [.practiceReport1, .practiceReport2, .practiceReport3]),
        Message(.officer, day: 1, [.practiceReply1, .practiceReply2]),
        Message(.reporter, day: 3, [.practiceFollowUp1, .practiceFollowUp2]),
    ]

    /// What to try, one after the other.
    package static let steps: [Phrase] = [
        .practiceStepRead, .practiceStepConflict, .practiceStepClassify, .practiceStepCall,
        .practiceStepReply, .practiceStepRedact, .practiceStepClose,
    ]
}
