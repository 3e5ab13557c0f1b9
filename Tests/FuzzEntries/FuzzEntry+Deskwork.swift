import Deskwork

extension FuzzEntry {
    /// What a reporter attached.
    static let deskwork = [
        FuzzEntry(
            "text-attachment", .several,
            seeds: [
                Array("Айғақ\r\nсөз\u{202E}".utf8), [0xFF, 0xFE, 0x10, 0x04, 0x0A, 0x00],
                [0xC0, 0xE9, 0xE3, 0xBF, 0xEB, 0x20, 0xB9, 0x31],
            ]
        ) { Array(try TextAttachment(reading: $0).shown.text.utf8) }
    ]
}
