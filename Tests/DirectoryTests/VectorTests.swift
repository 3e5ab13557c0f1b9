import PortalSamples
import Testing

@Suite struct `The directory vectors` {
    @Test func `are those of the sample portal`() throws {
        try Vector.writeIfAsked(DirectoryVectors.all, in: "directory")
        let made = DirectoryVectors.all.sorted { $0.name < $1.name }
        #expect(try Vector.all(in: "directory").map(\.inputs) == made.map(\.inputs))
        #expect(try Vector.all(in: "directory").map(\.name) == made.map(\.name))
    }

    @Test(arguments: try Vector.all(in: "directory"))
    func `are read or refused as they say`(vector: Vector) {
        #expect(DirectoryVectors.refusal(of: vector) == vector.error, "\(vector.name)")
        #expect((vector.error == nil) == vector.name.contains("-good"))
    }
}
