import Exchange
import Foundation
import PortalClient
import Reporter
import Sealing
import Testing
import Wording

@testable import senim

@Suite struct `A claim code that does not open its mailbox` {
    private func typed(isClaim: Bool) -> TypedReceipt {
        TypedReceipt(receipt: Receipt(), isClaim: isClaim)
    }

    @Test(arguments: [
        (Problem.mailboxChanged, Phrase.reporterClaimUsed),
        (.notFound, .reporterClaimGone),
    ])
    func `was used by somebody else, whatever the portal says`(
        code: Problem, phrase: Phrase
    ) {
        let error = PortalError.problem(code, retryAfterSeconds: nil)
        let failure = typed(isClaim: true).failure(error)
        #expect(failure.phrase == phrase && failure.hint == .reporterClaimUsedHint)
        #expect(typed(isClaim: false).failure(error).phrase != phrase)
    }

    @Test func `was used by somebody else when no report is there`() {
        #expect(refusal(isClaim: true, MailboxView()) == .reporterClaimUsed)
        #expect(refusal(isClaim: false, MailboxView()) == .reporterNoOwnReport)
    }

    private func refusal(isClaim: Bool, _ view: MailboxView) -> Phrase? {
        let typed = typed(isClaim: isClaim)
        do {
            _ = try typed.head(of: view)
            return nil
        } catch {
            return error.phrase
        }
    }
}

@Suite struct `The way of a claim code out of a command` {
    private func refusal(_ descriptor: Int32?, isJSON: Bool = true) -> Phrase? {
        SampleCommand.refusal {
            _ = try ClaimCodeWay(
                descriptor: descriptor, CommandOutput(language: .en, isJSON: isJSON))
        }
    }

    @Test func `is never a program's output`() {
        #expect(refusal(nil) == .usageMissing(option: "--code-fd"))
        for descriptor: Int32 in [0, 1, 2, -1, 9999] {
            #expect(refusal(descriptor) == .usageInvalid(option: "--code-fd"))
        }
        #expect(refusal(nil, isJSON: false) == nil)
    }

    @Test func `is a line at the descriptor that was named`() throws {
        let pipe = Pipe()
        let writing = pipe.fileHandleForWriting.fileDescriptor
        #expect(
            refusal(pipe.fileHandleForReading.fileDescriptor)
                == .usageInvalid(option: "--code-fd"))
        try ClaimCodeWay(descriptor: writing, SampleCommand.output).give("7KQM-2V9D")
        try pipe.fileHandleForWriting.close()
        #expect(try pipe.fileHandleForReading.readToEnd() == Data("7KQM-2V9D\n".utf8))
    }
}
