package import Wording

/// The papers of a case as the accused may read them (L 46), without what could lead to the reporter (Algorithm §14, P12 of Procedure/Specification.md).
///
/// Pure: it takes texts and what an officer marked, and gives what remains and the list of what does not. What was left out is in neither.
package struct RedactedBundle: Sendable, Hashable {
    /// A message of the thread.
    package struct Document: Sendable, Hashable {
        /// What it is called in the bundle, such as `Report, 12 March 2026`; written by the officer's program, never a reporter's words.
        package let title: String
        /// What the officer saw and marked.
        package let text: ShownText
        package let marks: [Mark]
        package let attachments: [Attachment]

        package init(
            title: String, text: ShownText, marks: [Mark], attachments: [Attachment] = []
        ) {
            self.title = title
            self.text = text
            self.marks = marks
            self.attachments = attachments
        }
    }

    /// A passage to be left out.
    package struct Mark: Sendable, Hashable {
        /// Characters of the shown text, from 0, the ends of its lines counted as one each.
        package let range: Range<Int>
        package let ground: RedactionGround

        package init(_ range: Range<Int>, _ ground: RedactionGround) {
            self.range = range
            self.ground = ground
        }
    }

    /// A file of a message. Its name may lead to the reporter, and never stands in the bundle.
    package enum Attachment: Sendable, Hashable {
        /// Given as it is: the officer looked at all of it.
        case given
        case leftOut(RedactionGround)
    }

    /// What remains of a message.
    package struct Remainder: Sendable, Hashable {
        package let title: String
        package let text: String
        /// Numbers of the attachments that go with it, from 1.
        package let attachments: [Int]
    }

    /// What does not remain.
    package struct Omission: Sendable, Hashable {
        package let document: String
        package let place: Place
        package let ground: RedactionGround

        /// Where it stood; never how long it was.
        package enum Place: Sendable, Hashable {
            /// From 1, in the order of the text.
            case passage(Int)
            case attachment(Int)
        }
    }

    /// What remains, message by message.
    package let remainders: [Remainder]
    /// What does not, in the order of the messages.
    package let omissions: [Omission]

    /// Leaves out every marked passage with the whole words it touches, so that no ending of a name is left.
    ///
    /// - Throws: `RedactionRefused` for a mark that is empty or beyond its text.
    package init(of documents: [Document]) throws(RedactionRefused) {
        var remainders: [Remainder] = []
        var omissions: [Omission] = []
        for (index, document) in documents.enumerated() {
            let passages = try RedactedPassages(document, number: index + 1)
            let attachments = document.attachments.enumerated()
            remainders.append(
                Remainder(
                    title: document.title, text: passages.remainder,
                    attachments: attachments.filter { $0.element == .given }.map { $0.offset + 1 }))
            omissions += passages.grounds.map { number, ground in
                Omission(document: document.title, place: .passage(number), ground: ground)
            }
            omissions += attachments.compactMap { offset, attachment in
                guard case .leftOut(let ground) = attachment else { return nil }
                return Omission(
                    document: document.title, place: .attachment(offset + 1), ground: ground)
            }
        }
        self.remainders = remainders
        self.omissions = omissions
    }

    /// What stands for a passage, whatever its length.
    package static let block = "██████"

    /// The rows of the form `redacted-list`: document, place, what was left out, ground.
    package func rows(in language: Language) -> [[String]] {
        omissions.map { omission in
            let (place, what): (Phrase, Phrase) =
                switch omission.place {
                case .passage(let number):
                    (.redactionPassage(number: number), .redactionWords)
                case .attachment(let number):
                    (.redactionAttachment(number: number), .redactionFile)
                }
            return [
                omission.document, place.text(in: language), what.text(in: language),
                omission.ground.text(in: language),
            ]
        }
    }

    /// The text of the form `redacted-bundle`: every message under its title, with the numbers of its attachments.
    package func text(in language: Language) -> String {
        remainders.map { remainder in
            let numbers = remainder.attachments.map(String.init).joined(separator: ", ")
            let files =
                numbers.isEmpty
                ? [] : [Phrase.redactionGiven(numbers: numbers).text(in: language)]
            return ([remainder.title, remainder.text] + files).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}

/// Why a bundle was not made.
package enum RedactionRefused: Error, Equatable {
    /// The document, from 1, has a mark without a character, or one beyond its text.
    case mark(document: Int)
}
