import Foundation

/// The fonts that forms are set in: files whose every byte is known (Specification.md §4.1).
///
/// Two machines that print the same values then make the same bytes, and a font that somebody changed
/// cannot change what a paper says.
package struct FormFonts: Sendable {
    /// Where the files lie.
    package let folder: String
    private let files: [File]

    /// A font file: its name, its SHA-256 in hex, and the Debian package that has it.
    package struct File: Sendable {
        package let name: String
        package let digest: String
        package let package: String

        package init(name: String, digest: String, package: String) {
            self.name = name
            self.digest = digest
            self.package = package
        }
    }

    /// Liberation Serif, whose widths are those of the Times New Roman that offices write in, and Liberation Mono for codes,
    /// where Debian puts them.
    package static let debian = FormFonts(
        folder: "/usr/share/fonts/truetype/liberation2", files: pinned)

    /// Other files, for tests.
    package init(folder: String, files: [File] = pinned) {
        self.folder = folder
        self.files = files
    }

    /// The paths of the files, after comparing their bytes.
    func checkedPaths() throws(FontRefused) -> [String] {
        try files.map { file throws(FontRefused) in
            let path = "\(folder)/\(file.name)"
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw .missing(path: path, package: file.package)
            }
            guard FontDigest.sha256(bytes) == file.digest else {
                throw .otherBytes(path: path, package: file.package)
            }
            return path
        }
    }

    /// Version 2.1.5 of the fonts.
    package static let pinned = [
        File(
            name: "LiberationSerif-Regular.ttf",
            digest: "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba",
            package: "fonts-liberation2"),
        File(
            name: "LiberationSerif-Bold.ttf",
            digest: "446a4421f297698427170fd7db20e59169a4188baaaf940e9bea58af6341a723",
            package: "fonts-liberation2"),
        File(
            name: "LiberationSerif-Italic.ttf",
            digest: "c1830c433ab41379f1139fac388989d37c9f08c81e1bd643efdcc7946db30753",
            package: "fonts-liberation2"),
        File(
            name: "LiberationMono-Regular.ttf",
            digest: "6b3809450cf6253b36d157198dc15004a5fbade9abad5543c377feb7bb29139c",
            package: "fonts-liberation2"),
    ]
}
