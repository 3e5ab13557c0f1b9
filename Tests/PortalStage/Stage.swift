import Details
import Directory
package import Encoding
package import Exchange
package import PaperPortal
package import PortalClient
import PortalSamples
package import SealedMessage
package import SignedNote
package import Synchronization
import TransparencyLog

/// A whole portal in memory, which behaves until a test makes it lie.
package final class Stage: PortalConnection {
    /// A message that the gateway took.
    package struct Held: Sendable {
        package let message: SealedMessage
        /// The mailbox it stands in.
        package internal(set) var mailboxID: Digest
        /// Whether the gateway says that the reporter sent it.
        package let isOwn: Bool
        /// Its `accepted` entry, once there was a tick.
        package var entry: UInt64?

        package init(message: SealedMessage, mailboxID: Digest, isOwn: Bool? = nil) {
            self.message = message
            self.mailboxID = mailboxID
            self.isOwn = isOwn ?? [.report, .identity].contains(message.context.kind)
        }
    }

    /// Everything that a test may look at or change.
    package struct World: Sendable {
        package var log = PaperLog()
        package var directories = [
            SamplePortal.note(SamplePortal.draft, approvedBy: ["t1", "t2", "t3"])
        ]
        package var held: [Held] = []
        package var threads: [Digest: Digest] = [:]
        /// Mailboxes that others took the place of.
        package var replaced: Set<Digest> = []
        /// How many chunks each upload has, by its id.
        package var uploads: [[UInt8]: UInt32] = [:]
        /// The chunks that came, by their upload.
        package var chunks: [[UInt8]: Set<UInt32>] = [:]
        package var published: SignedNote?
        package var currency: SignedNote?
        /// What the directory names besides, by the path where it is served.
        package var named: [String: SignedNote] = [:]
        package var currencySigners = ["t1", "t2"]
        package var cosigners = ["t1", "t2"]
        /// The trustees' answers by statement.
        package var answers: [Digest: [TrusteeAnswer]] = [:]
        package var statements: [SignedNote] = []
        package var postedKeys: [SignedNote] = []
        package var outcomes: [OutcomePosting] = []
        package var duties: [DutyPosting] = []
        /// Holds that officers posted.
        package var holds: [SignedNote] = []
        /// What the next exchanges end in, before anything is answered.
        package var failures: [TransportError] = []
        package var problems: [Problem] = []
        /// Likewise, for the next exchanges at a path.
        package var failuresAt: [String: [TransportError]] = [:]
        package var problemsAt: [String: [Problem]] = [:]
        /// What the next ones who ask for work are told; after them nobody need work.
        package var workOffers: [WorkOffer] = []
        /// Changes an answer's bytes on their way, by path.
        package var tampering: [String: @Sendable ([UInt8]) -> [UInt8]] = [:]
        package var requests: [String] = []
        package var bodies: [[UInt8]] = []
    }

    package let world: Mutex<World>
    package let base: PortalAddress

    package init(at address: String = "https://report.demo.example") {
        base = Sample.made { try PortalAddress(parsing: address) }
        var world = World()
        world.currency = world.log.currency(signedBy: ["t1", "t2"])
        self.world = Mutex(world)
    }

    package var calls: PortalCalls { PortalCalls(self) }

    /// A client's visit at the sample's noon, or so many days later.
    package func visit(
        _ purpose: PortalVisit.Purpose = .reporting, daysLater: UInt64 = 0
    ) -> PortalVisit {
        PortalVisit(
            calls: calls, authority: SamplePortal.authority.verifierKey, purpose: purpose
        ) { Sample.noon + daysLater * Sample.day }
    }

    /// Changes the answers of an endpoint.
    package func tamper(
        _ endpoint: Endpoint, _ change: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) {
        world.withLock { $0.tampering[endpoint.path] = change }
    }

    /// Takes what stands at the gateway into the log, and publishes the tree.
    package func tick() {
        world.withLock { world in
            for index in world.held.indices where world.held[index].entry == nil {
                world.held[index].entry = world.log.size
                world.log.add(world.log.accepted(world.held[index].message))
            }
            world.publish()
        }
    }

    /// The second version of the sample's directory, in which a second witness is listed.
    package func nextDirectory() -> SignedNote {
        Sample.made {
            var draft = DirectoryDraft(following: SamplePortal.directory)
            let name = SamplePortal.portal.witnessKeyName(SamplePortal.identifier("w2"))
            draft.witnesses.append(SamplePortal.cosigner(name).verifierKey)
            return SamplePortal.note(draft, approvedBy: ["t1", "t2"])
        }
    }

    /// Has the portal go on under the next directory.
    package func adoptNextDirectory() {
        let next = nextDirectory()
        world.withLock { world in
            world.directories.append(next)
            world.log.add(next)
            world.currency = world.log.currency(signedBy: ["t1", "t2"])
        }
    }

    /// Publishes the tree as it is.
    package func publish() {
        world.withLock { $0.publish() }
    }
}

extension Stage.World {
    package mutating func publish() {
        published = log.checkpoint(cosignedBy: cosigners + ["w1"])
    }

    /// The public checkpoint's size.
    var publishedSize: UInt64 {
        published.flatMap { try? UnverifiedCheckpoint($0).claim.size } ?? 0
    }

    /// The tree of the log at a size, to make proofs from.
    func tree(_ size: UInt64) -> TiledTree<Never> {
        let hashes = log.entries.prefix(Int(size)).map { MerkleHash.leaf($0.leaf) }
        return TiledTree(size: size) { id in
            Array(hashes.dropFirst(Int(id.index) * 256).prefix(id.width))
        }
    }

    func inclusion(_ index: UInt64, in size: UInt64) -> [Digest] {
        Sample.made { try tree(size).inclusionProof(index: index).hashes }
    }

    func consistency(from older: UInt64, to newer: UInt64) -> [Digest] {
        Sample.made { try tree(newer).consistencyProof(from: older).hashes }
    }

    /// An entry with its tlog-proof to the public checkpoint; nil before it is public.
    package func proof(_ index: UInt64?) -> AcceptanceProof? {
        guard let index, index < publishedSize, let published else { return nil }
        return Sample.made {
            let proof = try LogProof(
                inclusion: InclusionProof(
                    index: index, hashes: inclusion(index, in: publishedSize)),
                checkpoint: UnverifiedCheckpoint(published))
            return AcceptanceProof(entry: log.entries[Int(index)], proof: proof.bytes)
        }
    }

    /// What `/directory` serves.
    package var directoryAnswer: DirectoryAnswer {
        let set = log.state.history?.current(on: AlmatyDay(unixSeconds: log.time))
        return DirectoryAnswer(
            directories: directories, keyNotes: set?.keyNotes.map { $0?.note } ?? [])
    }
}
