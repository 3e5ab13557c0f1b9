import Testing

@testable import HTTPService

@Suite struct `The date of an answer` {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (1_772_323_199, "Sat, 28 Feb 2026 23:59:59 GMT"),
        (1_772_323_200, "Sun, 01 Mar 2026 00:00:00 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
    func `has the form of RFC 9110`(unixSeconds: Int, text: String) {
        #expect(HTTPDate.text(unixSeconds: unixSeconds) == text)
    }
}
