import Testing

@testable import OfficerDesk

@Suite struct `Posted fields` {
    @Test func `are decoded`() throws {
        let form = try FormFields(parsing: Array("a=%D0%96+x&b=&b=2".utf8))
        #expect(form["a"] == "Ж x")
        #expect(form["b"] == nil)
        #expect(form.all("b") == ["", "2"])
        #expect(form["c"] == nil)
    }

    @Test(arguments: ["a", "a=%", "a=%4", "a=%zz", "a=%ff", "a=1&", "a=%00"])
    func `that do not read are refused`(_ body: String) {
        #expect(throws: MalformedForm.self) { try FormFields(parsing: Array(body.utf8)) }
    }

    @Test func `are as many as a page has`() {
        let body = Array(repeating: "a=1", count: 257).joined(separator: "&")
        #expect(throws: MalformedForm.self) { try FormFields(parsing: Array(body.utf8)) }
    }
}
