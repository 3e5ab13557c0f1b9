extension FuzzEntry {
    /// Every parser that reads what others wrote.
    package static let all =
        notes + log + directory + details + messages + exchange + files + forms + small
        + procedure + deskwork

    /// The entry of a name.
    package static func named(_ name: String) -> FuzzEntry? { all.first { $0.name == name } }
}
