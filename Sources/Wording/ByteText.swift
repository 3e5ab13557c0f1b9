/// A number of bytes for people, in whole units.
package enum ByteText {
    package static func text(_ byteCount: UInt64, in language: Language) -> String {
        let units = units(in: language)
        return switch byteCount {
        case ..<kibibyte: "\(byteCount) \(units.bytes)"
        case ..<(10 * mebibyte):
            "\((byteCount + kibibyte / 2) / kibibyte) \(units.kibibytes)"
        default: "\((byteCount + mebibyte / 2) / mebibyte) \(units.mebibytes)"
        }
    }

    package struct Units {
        package let bytes, kibibytes, mebibytes, kibibytesEachSecond, mebibytesEachSecond: String
    }

    package static func units(in language: Language) -> Units {
        language == .en
            ? Units(
                bytes: "B", kibibytes: "KiB", mebibytes: "MiB", kibibytesEachSecond: "KiB/s",
                mebibytesEachSecond: "MiB/s")
            : Units(
                bytes: "Б", kibibytes: "КиБ", mebibytes: "МиБ", kibibytesEachSecond: "КиБ/с",
                mebibytesEachSecond: "МиБ/с")
    }

    private static let kibibyte: UInt64 = 1024
    private static let mebibyte: UInt64 = 1024 * 1024
}
