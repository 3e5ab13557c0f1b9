// `unsafe` here: system calls that read a path, alive for the call.
import Directory
import Encoding
import Glibc
import Secrets
import SignedNote
import Wording

/// What the authority keeps: its key, the draft of the next version, and every version it has signed.
struct DirectoryFolder {
    let path: String

    var keyFile: String { path + "/authority.key" }
    /// The public key, as everyone else is given it.
    var verifierKeyFile: String { path + "/authority.vkey" }
    var draftFile: String { path + "/draft.directory" }

    /// A production calendar, signed, by the last day it knows.
    func calendarFile(until day: String) -> String { path + "/calendar-\(day).note" }
    /// A taxonomy, signed, by the first digits of its text's hash.
    func taxonomyFile(_ digest: Digest) -> String {
        path + "/taxonomy-\(digest.hex.prefix(8)).note"
    }

    func noteFile(version: UInt64) -> String { path + "/directory-\(version).note" }

    /// Where a withdrawn note of this version goes: none that was withdrawn before it is overwritten.
    func freeWithdrawnFile(version: UInt64) -> String {
        var number = 1
        func file() -> String { path + "/directory-\(version).withdrawn-\(number).note" }
        while exists(file()) { number += 1 }
        return file()
    }

    /// The draft of the next version.
    ///
    /// Had `sign` been stopped between the note and the new draft, the note decides.
    func draft() throws(CommandFailure) -> DirectoryDraft {
        let draft = try savedDraft()
        guard exists(noteFile(version: draft.version)) else { return draft }
        return DirectoryDraft(following: try signed(version: draft.version).directory)
    }

    /// What the draft's file holds, whatever was signed.
    func savedDraft() throws(CommandFailure) -> DirectoryDraft {
        guard exists(draftFile) else {
            throw CommandFailure(
                .inputMissing, .directoryNoDraft(folder: path), hint: .directoryNoDraftHint)
        }
        let bytes = try read(draftFile, limit: DirectoryDraft.maximumByteCount)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.malformedInput, .textNotUTF8)
        }
        do throws(MalformedDirectory) {
            return try DirectoryDraft(parsing: text)
        } catch {
            throw error.failure
        }
    }

    /// Puts a changed draft in the place of the old one, and says which rule keeps it from being signed as it stands.
    ///
    /// No refusal: who puts a trustee in another's place breaks a rule for a moment, whichever of the two comes first.
    func save(changed draft: DirectoryDraft, _ output: CommandOutput) throws(CommandFailure) {
        try save(draft)
        do throws(BrokenDirectoryRule) {
            _ = try Directory(checking: draft)
        } catch {
            output.warn(.directoryNotYetSigned, hint: error.failure.phrase)
        }
    }

    /// Puts a draft in the place of the old one, durably.
    func save(_ draft: DirectoryDraft) throws(CommandFailure) {
        do throws(KeyFileDiskError) {
            try KeyFile.save(Array(draft.text.utf8), path: draftFile, existing: .replaced)
        } catch {
            throw error.failure(path: draftFile)
        }
    }

    /// The authority's public key.
    func authority() throws(CommandFailure) -> VerifierKey {
        let bytes = try read(verifierKeyFile, limit: DirectoryFolder.keyLimit)
        guard let key = DirectoryFolder.verifierKey(in: bytes) else {
            throw CommandFailure(
                .malformedInput, .directoryFileMalformed(path: verifierKeyFile))
        }
        return key
    }

    /// A version that the authority signed; whether trustees approved it is not asked here.
    func signed(version: UInt64) throws(CommandFailure) -> (directory: Directory, note: SignedNote)
    {
        let (directory, note) = try DirectoryFolder.read(noteFile(version: version))
        guard directory.version == version, note.isSigned(by: try authority()) else {
            throw CommandFailure(
                .verificationFailed, .portalDirectoryOtherAuthority,
                hint: .directoryVersionNotNextHint)
        }
        return (directory, note)
    }

    /// Every version that was signed before the one with this number, in order.
    func earlierVersions(than version: UInt64) throws(CommandFailure) -> [Directory] {
        var earlier: [Directory] = []
        for number in 1..<version { earlier.append(try signed(version: number).directory) }
        return earlier
    }

    /// Reads a directory note, judging nothing but its form and rules.
    static func read(_ path: String) throws(CommandFailure) -> (Directory, SignedNote) {
        let bytes = try DirectoryFolder(path: "").read(
            path, limit: 2 * DirectoryDraft.maximumByteCount)
        guard let note = try? SignedNote(parsing: bytes) else {
            throw CommandFailure(.malformedInput, .directoryFileMalformed(path: path))
        }
        do throws(InvalidDirectory) {
            return (try Directory(parsing: note.text), note)
        } catch {
            throw error.failure
        }
    }

    /// One vkey, with or without a newline behind it.
    static func verifierKey(in bytes: [UInt8]) -> VerifierKey? {
        let line = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
        guard let text = String(validating: line, as: UTF8.self) else { return nil }
        return try? VerifierKey(parsing: text)
    }

    func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
        do throws(CommandFileError) {
            return try CommandFiles.read(path, limit: limit)
        } catch {
            throw error.failure
        }
    }

    func write(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
        do throws(CommandFileError) {
            try CommandFiles.writeNew(path, bytes)
        } catch {
            throw error.failure
        }
    }

    func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Makes the folder, for its owner alone, unless it is there.
    func make() throws(CommandFailure) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw CommandFailure(
                .disk, .fileCannotWrite(path: path), hint: .fileCannotWriteHint)
        }
    }

    /// Longer than any verifier key, in bytes.
    static let keyLimit = 4096
}
