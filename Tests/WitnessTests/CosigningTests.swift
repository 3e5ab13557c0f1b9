import Encoding
import Glibc
import HTTPService
import SignedNote
import Testing
import TransparencyLog
import Witness

@Suite struct `A witness` {
    let log = Log()

    @Test func `cosigns a first checkpoint and each that extends it`() async throws {
        let folder = try TemporaryFolder()
        let cosigner = try witness(in: folder.path, logs: [log.verifierKey])
        for (old, new) in [(0, 3), (3, 3), (3, 8), (8, 21)] {
            let answer = await cosigner.answer(try log.request(from: old, to: new))
            guard case .cosigned(let line) = answer else {
                Issue.record("not cosigned: \(answer)")
                return
            }
            let checkpoint = try log.checkpoint(size: new).adding([line], by: [witnessKey()])
            let cosignatures = checkpoint.cosignatures(by: [try witnessKey()])
            #expect(cosignatures.map(\.timestamp) == [1_800_000_000])
        }
    }

    @Test func `refuses another tree`() async throws {
        let folder = try TemporaryFolder()
        let cosigner = try witness(in: folder.path, logs: [log.verifierKey])
        _ = await cosigner.answer(try log.request(from: 0, to: 5))
        let forked = await cosigner.answer(try log.request(from: 5, to: 9, branch: 1))
        #expect(forked == .refused(.proof))
        // The same size with another root.
        let sameSize = await cosigner.answer(try log.request(from: 5, to: 5, branch: 1))
        #expect(sameSize == .conflict(size: 5))
    }

    @Test func `names its last size to a log that has another in mind`() async throws {
        let folder = try TemporaryFolder()
        let cosigner = try witness(in: folder.path, logs: [log.verifierKey])
        _ = await cosigner.answer(try log.request(from: 0, to: 5))
        #expect(await cosigner.answer(try log.request(from: 3, to: 9)) == .conflict(size: 5))
        // A smaller tree: an older database put back.
        #expect(await cosigner.answer(try log.request(from: 0, to: 3)) == .conflict(size: 5))
    }

    @Test func `refuses a log it does not know and a key it does not trust`() async throws {
        let folder = try TemporaryFolder()
        let cosigner = try witness(in: folder.path, logs: [log.verifierKey])
        let stranger = Log(origin: "other.example/log")
        let unknown = await cosigner.answer(try stranger.request(from: 0, to: 2))
        #expect(unknown == .refused(.unknownLog))
        let forger = Log(seed: 7)
        let forged = await cosigner.answer(try forger.request(from: 0, to: 2))
        #expect(forged == .refused(.notSignedByLog))
    }

    @Test func `remembers across a restart`() async throws {
        let folder = try TemporaryFolder()
        do {
            let cosigner = try witness(in: folder.path, logs: [log.verifierKey])
            _ = await cosigner.answer(try log.request(from: 0, to: 6))
        }
        let cosigner = try witness(in: folder.path, logs: [log.verifierKey])
        #expect(await cosigner.answer(try log.request(from: 0, to: 6)) == .conflict(size: 6))
        let forked = await cosigner.answer(try log.request(from: 6, to: 9, branch: 1))
        #expect(forked == .refused(.proof))
        guard case .cosigned = await cosigner.answer(try log.request(from: 6, to: 9)) else {
            Issue.record("a consistent checkpoint was not cosigned")
            return
        }
    }

    @Test func `cosigns nothing that it could not store, then or later`() async throws {
        let folder = try TemporaryFolder()
        let cosigner = try witness(in: folder.path, logs: [log.verifierKey])
        let file = folder.path + "/" + Digest(hashing: Array(log.origin.utf8)).hex + ".checkpoint"
        // In the way of the file beside, which is renamed.
        try #require(unsafe mkdir(file + ".new", 0o700) == 0)
        #expect(await cosigner.answer(try log.request(from: 0, to: 2)) == .broken)
        try #require(unsafe rmdir(file + ".new") == 0)
        #expect(await cosigner.answer(try log.request(from: 0, to: 2)) == .broken)
    }

    @Test func `does not start on a damaged memory`() async throws {
        let folder = try TemporaryFolder()
        do {
            let cosigner = try witness(in: folder.path, logs: [log.verifierKey])
            _ = await cosigner.answer(try log.request(from: 0, to: 6))
        }
        let file = folder.path + "/" + Digest(hashing: Array(log.origin.utf8)).hex + ".checkpoint"
        let handle = unsafe open(file, O_WRONLY)
        var byte = UInt8(ascii: "7")
        try #require(unsafe pwrite(handle, &byte, 1, off_t(log.origin.utf8.count + 1)) == 1)
        close(handle)
        #expect(throws: WitnessFolderFailed.damaged(path: file)) {
            _ = try witness(in: folder.path, logs: [log.verifierKey])
        }
    }

    @Test func `has its folder to itself`() throws {
        let folder = try TemporaryFolder()
        let first = try witness(in: folder.path, logs: [log.verifierKey])
        #expect(throws: WitnessFolderFailed.inUse(path: folder.path)) {
            _ = try witness(in: folder.path, logs: [log.verifierKey])
        }
        withExtendedLifetime(first) {}
    }
}

@Suite struct `The witness's endpoint` {
    let log = Log()

    @Test func `answers as C2SP says`() async throws {
        let folder = try TemporaryFolder()
        let cosigner = try witness(in: folder.path, logs: [log.verifierKey])
        let route = try #require(WitnessServer.routes(for: cosigner).first)
        #expect(route.path == .exact("/add-checkpoint"))
        func post(_ body: [UInt8]) async -> ServiceResponse {
            await route.handler(ServiceRequest(method: .post, path: "/add-checkpoint", body: body))
        }
        let accepted = await post(try log.request(from: 0, to: 5).bytes)
        #expect(accepted.status == 200)
        #expect(String(decoding: accepted.body, as: UTF8.self).hasPrefix("— demo.example/witness"))
        #expect(accepted.body.last == UInt8(ascii: "\n"))

        let conflict = await post(try log.request(from: 2, to: 7).bytes)
        #expect(conflict.status == 409)
        #expect(conflict.contentType == "text/x.tlog.size")
        #expect(conflict.body == Array("5\n".utf8))

        #expect(await post(Array("old 5\n".utf8)).status == 400)
        #expect(await post(try log.request(from: 9, to: 7).bytes).status == 400)
        #expect(await post(try Log(seed: 7).request(from: 5, to: 7).bytes).status == 403)
        let stranger = Log(origin: "other.example/log")
        #expect(await post(try stranger.request(from: 0, to: 7).bytes).status == 404)
        #expect(await post(try log.request(from: 5, to: 7, branch: 1).bytes).status == 422)
    }
}
