import Encoding
import Secrets

/// Which browser the desk belongs to: whoever typed the printed code (Specification.md §2.2).
struct BrowserAccess: Sendable {
    /// The code that opens the door; nil once it was used.
    private(set) var code: EntryCode?
    private var wrongCount = 0
    /// The cookie's value.
    private var secret: [UInt8]?
    /// Stands in every form.
    private(set) var formToken = ""

    /// What came of typing a code.
    enum Entry: Sendable, Equatable {
        /// The browser is let in with this cookie.
        case granted(cookie: String)
        case wrong
        /// No code is out, or it was tried too often: the program has to print a new one.
        case noCode
    }

    /// Prints take effect: an earlier code, and the browser that was let in, are out.
    mutating func issueCode() -> EntryCode {
        let code = EntryCode()
        self.code = code
        wrongCount = 0
        secret = nil
        formToken = ""
        return code
    }

    /// Takes a typed code; a right one is used up, and five wrong ones use it up, too.
    mutating func enter(_ typed: String) -> Entry {
        guard let code else { return .noCode }
        guard code.matches(typed) else {
            wrongCount += 1
            if wrongCount >= BrowserAccess.maximumWrongCount { self.code = nil }
            return self.code == nil ? .noCode : .wrong
        }
        self.code = nil
        let value = Hex.encode(randomBytes(BrowserAccess.secretByteCount))
        secret = Array(value.utf8)
        formToken = Hex.encode(randomBytes(BrowserAccess.secretByteCount))
        return .granted(cookie: value)
    }

    /// Whether this cookie is that of the browser that was let in.
    func knows(_ cookie: String?) -> Bool {
        guard let cookie, let secret else { return false }
        return constantTimeEqual(Array(cookie.utf8), secret)
    }

    /// Whether a form came from a page of ours.
    func allows(formToken token: String?) -> Bool {
        guard let token, !formToken.isEmpty else { return false }
        return constantTimeEqual(Array(token.utf8), Array(formToken.utf8))
    }

    private static let maximumWrongCount = 5
    private static let secretByteCount = 32
}
