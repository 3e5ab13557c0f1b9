import Deskwork
import Directory
import HTTPService
import Wording

/// A made-up case to practise on; nothing of it is sent anywhere.
extension DeskHouse {
    func practicePage() -> ServiceResponse {
        var context = frame(PracticeCase.title, at: .today, path: "/practice")
        context["practiceNotice"] = text(PracticeCase.notice)
        context["messages"] = PracticeCase.messages.map { message in
            var lines = [
                "side": message.author.rawValue,
                "by": message.author == .reporter ? text(.deskReporter) : book.own?.name.text ?? "",
                "text": message.text(in: language),
            ]
            lines["file"] = message.attachment.map { text($0) }
            return lines
        }
        context["steps"] = PracticeCase.steps.map { text($0) }
        return html("practice", context)
    }
}
