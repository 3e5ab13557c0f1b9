import Directory
import Exchange
import PortalClient
import Reporter
import Sealing
import Secrets
import SignedNote
import Wording

/// What was typed where a receipt is asked for: a receipt, or a claim code, which is good for nothing but an exchange.
struct TypedReceipt: ~Copyable {
    let receipt: Receipt
    /// Whether others know it.
    let isClaim: Bool

    /// Why the mailbox does not open to it.
    borrowing func failure(_ error: PortalError) -> CommandFailure {
        guard isClaim else { return MailboxReader.failure(error) }
        return switch error {
        case .problem(.mailboxChanged, _): TypedReceipt.used
        case .problem(.notFound, _):
            CommandFailure(.refused, .reporterClaimGone, hint: .reporterClaimUsedHint)
        default: MailboxReader.failure(error)
        }
    }

    /// Behind what it is changed; what keeps a claim code from that, somebody else did who has it (Reporter/Specification.md §9.3).
    borrowing func head(of view: MailboxView) throws(CommandFailure) -> ConversationHead {
        do {
            guard isClaim else {
                guard view.mayChangeReceipt else {
                    throw CommandFailure(.refused, .reporterTooManyRekeys)
                }
                return try view.head()
            }
            guard view.mayChangeReceipt else { throw TypedReceipt.used }
            return try view.claimHead()
        } catch let error as NoConversation {
            throw isClaim && error != .notPublicYet ? TypedReceipt.used : error.failure
        } catch let error as CommandFailure {
            throw error
        } catch {
            preconditionFailure("nothing else is thrown above")
        }
    }

    /// Says what in the mailbox is not as it should be.
    borrowing func warn(of view: MailboxView, _ output: CommandOutput) {
        guard isClaim else {
            view.warnOfGaps(output)
            view.warnOfRefused(output)
            return
        }
        guard view.isClaimShared else { return }
        output.warn(.reporterClaimShared, hint: .reporterClaimUsedHint)
    }

    private static let used = CommandFailure(
        .refused, .reporterClaimUsed, hint: .reporterClaimUsedHint)
}

extension ReceiptOptions {
    /// Runs a body with a visit and a receipt; a claim code is exchanged for one first (Reporter/Specification.md §9.2).
    func withMailbox(
        at portal: PortalOptions, _ output: CommandOutput,
        _ body: (PortalVisit, borrowing Receipt) async throws -> CommandStatus
    ) async throws -> CommandStatus {
        let typed = try read(portal: try portal.authorityKey(), output: output)
        return try await portal.withVisit(.reporting) { visit in
            guard typed.isClaim else { return try await body(visit, typed.receipt) }
            guard !output.isJSON else {
                // Their one object says what the command did; the new receipt is told by `rekey`.
                throw CommandFailure(
                    .refused, .reporterClaimCode, hint: .reporterClaimCodeProgramHint)
            }
            let (fresh, _) = try await ReceiptChange(visit: visit, output: output).replace(typed)
            let name = try await visit.verifiedPortal().portal.name
            return try await body(visit, try Receipt(reading: fresh, portal: name))
        }
    }

    /// What was typed unseen or came from the descriptor, judged by its checksum for the authority's portal.
    func read(
        portal key: VerifierKey, output: CommandOutput
    ) throws(CommandFailure) -> TypedReceipt {
        guard let portal = try? Portal(ofAuthority: key) else {
            throw CommandFailure(
                .malformedInput, .portalAuthorityMalformed, hint: .portalAuthorityHint)
        }
        let typed: SecretBytes
        do {
            if let descriptor {
                typed = try Passphrase.read(from: descriptor)
            } else {
                output.tell(.reporterPaperCode)
                typed = try Passphrase.ask(
                    prompt: Phrase.reporterAskReceipt.text(in: output.language))
            }
        } catch {
            throw error.failure
        }
        do {
            do {
                return TypedReceipt(
                    receipt: try Receipt(reading: typed, portal: portal.name), isClaim: false)
            } catch .claimCode {
                let code = try ClaimCode(reading: typed, portal: portal.name)
                return TypedReceipt(receipt: code.receiptKnownToOthers(), isClaim: true)
            }
        } catch {
            throw error.failure
        }
    }
}
