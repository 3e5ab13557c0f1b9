/// What a draft holds that leads out of the mailbox.
enum DraftAddresses {
    /// Links and e-mail addresses, as they stand between white space.
    static func findings(in draft: String) -> [ReplyCheck.Finding] {
        var start = 0
        return draft.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
            .compactMap { part in
                let range = start..<start + part.count
                start = range.upperBound + 1
                return concern(of: part.lowercased()).map {
                    ReplyCheck.Finding(concern: $0, range: range)
                }
            }
    }

    private static func concern(of text: String) -> ReplyCheck.Concern? {
        if text.contains(/[^\s@]@[^\s@]+\.\p{L}/) { return .email }
        if text.contains(/:\/\/|^\W*www\.|\.onion(\W|$)/) { return .link }
        let isHost = text.contains(
            /(^|\W)[\p{L}0-9-]+\.(kz|қаз|com|org|net|ru|рф|me|info|io|biz)(\/|:|\W*$)/)
        return isHost ? .link : nil
    }
}
