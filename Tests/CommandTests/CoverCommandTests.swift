import ArgumentParser
import Testing
import Wording

@testable import senim

@Suite struct `A cover client's folder` {
    @Test func `has a state that is missed where there is no file, or none that can be read`()
        throws
    {
        let folder = try SampleFile.folder()
        #expect(
            SampleCommand.refusal { _ = try CoverFile(path: folder.path + "/covers").read() }
                == .coverStateMissing)
        try folder.write([1, 2], as: "covers")
        let path = folder.path + "/covers"
        #expect(try CoverFile(path: path).read() == [1, 2])
        // A folder in the file's place, and a file in its folder's place.
        for unreadable in [folder.path, path + "/covers"] {
            #expect(
                SampleCommand.refusal { _ = try CoverFile(path: unreadable).read() }
                    == .fileCannotRead(path: unreadable))
        }
    }

    @Test func `is held by one client`() throws {
        let folder = try SampleFile.folder()
        let options = try CoverListCommand.parse(["--folder", folder.path, "--to", "x"]).folder
        do {
            let held = try options.hold()
            #expect(SampleCommand.refusal { _ = try options.hold() } == .coverFolderInUse)
            _ = consume held
        }
        #expect(SampleCommand.refusal { _ = try options.hold() } == nil)
    }
}
