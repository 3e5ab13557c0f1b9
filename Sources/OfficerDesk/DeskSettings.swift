package import Forms
package import Officer
package import Secrets
package import Wording

/// What a desk in the browser is given by the program that runs it.
package struct DeskSettings: Sendable {
    /// The language it begins in; the officer changes it on any page.
    package let language: Language
    /// How long nobody may use it before it locks itself.
    package let idleLimit: Duration
    /// How often it looks at the portal by itself.
    package let interval: Duration
    /// Where files of opened messages are saved, at the officer's wish alone.
    package let saveFolder: String
    package let templates: TemplateSet
    /// UTC seconds.
    package let clock: @Sendable () -> UInt64
    /// Opens the key file and begins a visit to the portal.
    package let unlock: @Sendable (consuming SecretBytes) async throws -> UnlockedDesk
    /// Seals and sends what somebody told an officer.
    package let takeDown: @Sendable (Intake) async throws -> TakenDown
    /// Draws a hostile JPEG or PNG anew, as a PNG of its pixels alone.
    package let drawPicture: @Sendable ([UInt8]) async throws -> [UInt8]
    /// Says an error in words; never with anything of a case.
    package let explain: @Sendable (any Error) -> DeskTrouble

    package init(
        language: Language, idleLimit: Duration, interval: Duration, saveFolder: String,
        templates: TemplateSet, clock: @escaping @Sendable () -> UInt64,
        unlock: @escaping @Sendable (consuming SecretBytes) async throws -> UnlockedDesk,
        takeDown: @escaping @Sendable (Intake) async throws -> TakenDown,
        drawPicture: @escaping @Sendable ([UInt8]) async throws -> [UInt8],
        explain: @escaping @Sendable (any Error) -> DeskTrouble
    ) {
        self.language = language
        self.idleLimit = idleLimit
        self.interval = interval
        self.saveFolder = saveFolder
        self.templates = templates
        self.clock = clock
        self.unlock = unlock
        self.takeDown = takeDown
        self.drawPicture = drawPicture
        self.explain = explain
    }
}

/// A desk whose key file is open; letting go of it wipes the keys.
package struct UnlockedDesk: ~Copyable, Sendable {
    package var desk: Desk
    /// Makes a changed key file durable, before anything that depends on it is sent.
    package let save: @Sendable (borrowing OfficerKeys) throws -> Void
    /// Ends the connection to the portal.
    package let close: @Sendable () async -> Void

    package init(
        desk: consuming Desk, save: @escaping @Sendable (borrowing OfficerKeys) throws -> Void,
        close: @escaping @Sendable () async -> Void
    ) {
        self.desk = desk
        self.save = save
        self.close = close
    }
}

/// What went wrong, and what the officer can do.
package struct DeskTrouble: Sendable, Hashable {
    package let phrase: Phrase
    package let hint: Phrase?

    package init(_ phrase: Phrase, hint: Phrase? = nil) {
        self.phrase = phrase
        self.hint = hint
    }
}
