import Directory
import Encoding
import Officer
import PaperPortal
import PortalClient
import PortalSamples
import Reporter
import Sealing
import Testing

@Suite struct `Choosing who may read` {
    private let head = SamplePortal.identifier("head")
    private let acs = SamplePortal.identifier("acs")
    private let headPerson = SamplePortal.identifier("p-head")
    private let today = AlmatyDay(unixSeconds: Sample.noon)

    private func offer(
        _ change: (inout DirectoryDraft) -> Void = { _ in }, without: Set<Int> = []
    ) throws -> AudienceOffer {
        var draft = SamplePortal.draft
        change(&draft)
        let directory = try Directory(checking: draft)
        let notes = try directory.sealingKeyOwners.enumerated().map { index, owner in
            without.contains(index)
                ? nil : try VerifiedKeyNote(verifying: PaperKeys.note(owner), in: directory)
        }
        return AudienceOffer(try DirectorySet(directory: directory, keyNotes: notes), on: today)
    }

    @Test func `addresses everyone by default`() throws {
        let audience = try offer().audience(for: .allBut(persons: []))
        #expect(audience.addressed.map(\.keyholder.id) == [head, acs])
        #expect(audience.excludedPersons.isEmpty && audience.warnings.isEmpty)
    }

    @Test func `inherits persons, and adds nobody who came later`() throws {
        let offer = try offer { draft in
            let second = SamplePortal.keyholder("deputy")
            draft.keyholders.append(
                Keyholder(
                    id: second.id, person: SamplePortal.identifier("p-acs"), name: second.name,
                    body: second.body, role: second.role, post: second.post, answersTo: nil,
                    isOutside: false, identityKey: second.identityKey, from: second.from,
                    until: nil))
            draft.keyholders.append(SamplePortal.keyholder("stranger"))
        }
        let audience = try offer.audience(
            for: .inherited(persons: [SamplePortal.identifier("p-acs")]))
        // The same person in another office, and nobody else.
        #expect(audience.addressed.map(\.keyholder.id.text) == ["acs", "deputy"])
        #expect(throws: AudienceRefused.nobody) {
            try offer.audience(for: .inherited(persons: [SamplePortal.identifier("p-gone")]))
        }
        let suspended = try self.offer { $0.keyholders[0].isSuspended = true }
        #expect(throws: AudienceRefused.nobody) {
            try suspended.audience(for: .inherited(persons: [headPerson]))
        }
    }

    @Test func `leaves out every entry of an excluded person`() throws {
        let offer = try offer { draft in
            var second = SamplePortal.keyholder("deputy")
            second = Keyholder(
                id: second.id, person: headPerson, name: second.name, body: second.body,
                role: second.role, post: second.post, answersTo: nil, isOutside: false,
                identityKey: second.identityKey, from: second.from, until: nil)
            draft.keyholders.append(second)
        }
        let audience = try offer.audience(for: .allBut(persons: [headPerson]))
        #expect(audience.addressed.map(\.keyholder.id) == [acs])
        #expect(audience.excludedPersons == [headPerson])
    }

    @Test func `shows, and does not address, who is suspended, out of office or without a key`()
        throws
    {
        let suspended = try offer { $0.keyholders[0].isSuspended = true }
        #expect(suspended.candidates[0].standing == .suspended)
        let early = try offer { draft in
            let old = draft.keyholders[0]
            draft.keyholders[0] = Keyholder(
                id: old.id, person: old.person, name: old.name, body: old.body, role: old.role,
                post: old.post, answersTo: nil, isOutside: false, identityKey: old.identityKey,
                from: today.advanced(by: 1), until: nil)
        }
        #expect(early.candidates[0].standing == .outOfOffice)
        let keyless = try offer(without: [0])
        #expect(keyless.candidates[0].standing == .withoutKey)
        for offer in [suspended, early, keyless] {
            let audience = try offer.audience(for: .allBut(persons: []))
            #expect(audience.addressed.map(\.keyholder.id) == [acs])
            #expect(throws: AudienceRefused.cannotBeAddressed(head, offer.candidates[0].standing)) {
                try offer.audience(for: .only([head]))
            }
        }
    }

    @Test func `excludes, by person, whoever was not chosen`() throws {
        let audience = try offer().audience(for: .only([acs]))
        #expect(audience.addressed.map(\.keyholder.id) == [acs])
        #expect(audience.excludedPersons == [headPerson])
    }

    @Test func `warns of one reader alone, and of nobody outside`() throws {
        let outside = try offer().audience(for: .only([acs]))
        #expect(outside.warnings == [.fewerThanTwo])
        let inside = try offer().audience(for: .only([head]))
        #expect(inside.warnings == [.fewerThanTwo, .nobodyOutside])
    }

    @Test func `refuses nothing but what cannot be done`() throws {
        let stranger = SamplePortal.identifier("stranger")
        #expect(throws: AudienceRefused.unknownPerson(stranger)) {
            try offer().audience(for: .allBut(persons: [stranger]))
        }
        #expect(throws: AudienceRefused.unknownKeyholder(stranger)) {
            try offer().audience(for: .only([stranger]))
        }
        #expect(throws: AudienceRefused.nobody) {
            try offer().audience(
                for: .allBut(persons: [headPerson, SamplePortal.identifier("p-acs")]))
        }
    }

    @Test func `says when nobody can be addressed whatever is chosen`() throws {
        let early = try offer(without: Set(0..<9))
        #expect(throws: AudienceRefused.nobodyYet) {
            try early.audience(for: .allBut(persons: []))
        }
    }
}

@Suite struct `A form` {
    private func form(_ text: String) throws -> ReportForm {
        try ReportForm(parsing: Array(text.utf8))
    }

    @Test func `gives what prompts would ask`() throws {
        let form = try form(
            """
            # a comment
            kind: K1
            sphere: S2
            sphere: S5

            exclude: p-head
            text-file: account.txt
            where: Қызылорда
            identity-name: Айгүл

            """)
        #expect(form.kind?.code == "K1")
        #expect(form.spheres.map(\.code) == ["S2", "S5"])
        #expect(form.wish == .allBut(persons: [SamplePortal.identifier("p-head")]))
        #expect(form.textFile == "account.txt")
        #expect(form.place == "Қызылорда")
        #expect(form.identity.fullName == "Айгүл")
    }

    @Test func `wishes nothing when it names nobody`() throws {
        #expect(try form("kind: K0\n").wish == nil)
        #expect(try form("to: acs\n").wish == .only([SamplePortal.identifier("acs")]))
    }

    @Test(arguments: [
        ("kind K1\n", MalformedForm.noColon(line: 1)),
        ("\ncolour: red\n", .unknownName(line: 2)),
        ("kind: K1\nkind: K2\n", .repeated(line: 2)),
        ("kind: K99\n", .value(line: 1)),
        ("exclude: Not An Id\n", .value(line: 1)),
        ("exclude: p-head\nto: acs\n", .excludeAndTo),
        ("what: x\ntext-file: y\n", .twoTexts),
    ])
    func `is refused with one flaw, by its line`(text: String, error: MalformedForm) {
        #expect(throws: error) { try form(text) }
    }

    @Test func `is refused when it is not UTF-8`() {
        #expect(throws: MalformedForm.notUTF8) { try ReportForm(parsing: [0xFF]) }
    }
}
