import Directory
import Secrets
import Wording

extension PassphraseOptions {
    /// The passphrase of an existing key file, from the descriptor or asked for on the terminal.
    func existing(_ output: CommandOutput) throws(CommandFailure) -> SecretBytes {
        do {
            if let descriptor { return try Passphrase.read(from: descriptor) }
            return try Passphrase.ask(prompt: Phrase.passphrasePrompt.text(in: output.language))
        } catch {
            throw error.failure
        }
    }

    /// The passphrase of a key file that is being made: asked for twice, or checked for length.
    func new(_ output: CommandOutput) throws(CommandFailure) -> SecretBytes {
        do {
            guard let descriptor else {
                return try Passphrase.ask(
                    prompt: Phrase.passphraseNewPrompt.text(in: output.language),
                    confirmation: Phrase.passphraseRepeatPrompt.text(in: output.language))
            }
            let passphrase = try Passphrase.read(from: descriptor)
            try Passphrase.check(new: passphrase)
            return passphrase
        } catch {
            throw error.failure
        }
    }
}

/// Key files as commands open and save them.
enum CommandKeyFile {
    /// Overwrites what an interrupted save left beside a key file; only for who holds its folder.
    static func finishSaving(_ path: String) throws(CommandFailure) {
        do {
            try KeyFile.finishSaving(path: path)
        } catch {
            throw error.failure(path: path)
        }
    }

    /// Opens a key file for one role.
    static func open(
        _ path: String, role: KeyRole, passphrase: borrowing SecretBytes
    ) throws(CommandFailure) -> KeyRing {
        let bytes: [UInt8]
        do {
            bytes = try KeyFile.read(path: path)
        } catch {
            throw error.failure(path: path)
        }
        do {
            return try KeyFile.open(bytes, passphrase: passphrase, expecting: role)
        } catch {
            throw error.failure
        }
    }

    /// Seals a ring and saves it durably.
    ///
    /// - Parameter replacing: whether it may take an older file's place, as when a quarter's key is added or taken out; what that one
    ///   held is overwritten.
    static func save(
        _ ring: borrowing KeyRing, to path: String, passphrase: borrowing SecretBytes,
        replacing: Bool = false
    ) throws(CommandFailure) {
        let bytes: [UInt8]
        do {
            bytes = try KeyFile.write(ring, passphrase: passphrase)
        } catch {
            throw error.failure
        }
        do {
            try KeyFile.save(bytes, path: path, existing: replacing ? .overwritten : .kept)
        } catch {
            throw error.failure(path: path)
        }
    }
}

/// Names that stand on a command line.
enum CommandNames {
    /// A portal's name.
    static func portal(_ text: String, option: String) throws(CommandFailure) -> Portal {
        guard let portal = try? Portal(text) else {
            throw CommandFailure(.usage, .usageInvalid(option: option))
        }
        return portal
    }

    /// The id of a keyholder, trustee, auditor, witness or person.
    static func identifier(_ text: String, option: String) throws(CommandFailure) -> Identifier {
        guard let id = try? Identifier(text) else {
            throw CommandFailure(.usage, .usageInvalid(option: option))
        }
        return id
    }
}
