import Exchange
import HTTPService
import Synchronization

/// Who has a large answer in work: each member one at a time, until it has been taken.
final class MembersInWork: Sendable {
    private let names = Mutex<Set<String>>([])

    /// Holds a member's place while the answer is sent.
    ///
    /// - Throws: `busy` when that member's last answer is still on its way.
    func enter(_ name: String) throws(Refusal) -> ServiceResponse.Held {
        guard names.withLock({ $0.insert(name).inserted }) else {
            throw Refusal(.busy, "your last request is still being answered")
        }
        return ServiceResponse.Held { [self] in
            names.withLock { _ = $0.remove(name) }
        }
    }
}
