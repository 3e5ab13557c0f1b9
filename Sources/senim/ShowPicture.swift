import ArgumentParser
import Pictures

/// `senim show-picture`: what the desk begins for each picture of a report; of no use to people.
struct ShowPicture: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show-picture", abstract: "Turn a picture into pixels, confined.",
        discussion: "A JPEG or PNG on standard input, pixels on standard output.",
        shouldDisplay: false)

    func run() {
        PictureChild.run()
    }
}
