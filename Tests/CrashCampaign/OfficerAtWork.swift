import Exchange
package import Officer
import PortalClient
import SealedMessage
import Sealing

/// A keyholder at the desk: opens one report after another on the record, and answers some.
package struct OfficerAtWork: ~Copyable, CrashClient {
    private let desk: Desk
    private let portal: CrashPortal

    /// Sits down at the desk, once the portal lists this quarter's key.
    package init(
        _ keys: consuming OfficerKeys, records: any RecordStore, at portal: CrashPortal
    ) async throws {
        desk = try await Desk(
            visit: try portal.visit(.signing), keys: keys, records: records, clock: portal.clock)
        self.portal = portal
    }

    /// Opens what was asked for and not yet opened, or else something new.
    package borrowing func work() async throws {
        do {
            let inbox = try await desk.inbox().filter { $0.message.kind == .report }
            let fresh = inbox.filter { $0.state == .new }
            guard let next = inbox.first(where: { $0.state == .asked }) ?? fresh.randomElement()
            else {
                try await Task.sleep(for: .milliseconds(200))
                return
            }
            try await open(next.message)
        } catch DeskFailed.portal(let error) where error.isOfAnInterruption {
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private borrowing func open(_ message: ListedMessage) async throws {
        switch try await desk.open(
            message, timeout: .seconds(3), interval: .milliseconds(200))
        {
        case .opened where Int.random(in: 0..<2) == 0: try await reply(to: message.messageID)
        case .opened, .waiting: break
        case .notAddressedOrCover:
            portal.promises.contradict(
                "message \(message.messageID.hex) does not open to an addressee")
        }
    }

    /// Posts until there is a receipt: what was cut short, the desk sends again with the same bytes.
    private borrowing func reply(to report: MessageID) async throws {
        while true {
            do {
                _ = try await desk.reply(to: report, text: "Қаралуда.", language: .kazakh)
                return
            } catch {
                guard case .portal(let reason) = error, reason.isOfAnInterruption else {
                    throw error
                }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}
