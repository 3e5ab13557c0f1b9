import ArgumentParser

/// Options of every command: language and form of the output.
struct OutputOptions: ParsableArguments {
    @Option(help: "Language of messages: kk, ru or en. The default follows LANG.")
    var lang: String?

    @Flag(help: "Print one JSON object, for programs.")
    var json = false
}

/// Options of every command that talks to a portal as one who trusts only the authority.
struct PortalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Address of the gateway: http://…, https://… or unix:/path.",
            discussion: "Reports are never sent to a unix: address."))
    var portal: String

    @Option(
        help: ArgumentHelp(
            "The authority's verifier key, or a file that holds it.",
            discussion: "It is printed on the portal's posters; everything else is checked from it."
        ))
    var authority: String

    @Option(help: "SOCKS proxy such as Tor's: socks5h://127.0.0.1:9050.")
    var proxy: String?
}

/// The option of every command that unlocks a key file.
struct PassphraseOptions: ParsableArguments {
    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp(
            "Read the passphrase from this descriptor instead of the terminal.",
            valueName: "number"))
    var descriptor: Int32?
}
