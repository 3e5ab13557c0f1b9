import Encoding
import Exchange

/// A listed message names its preheader's hash, which an access statement has to state.
protocol NamesPreheader {}

extension NamesPreheader {
    /// hP; zeros where the listing has none, which no trustee accepts.
    var preheaderHash: Digest { .zero }
}

extension ListedMessage: NamesPreheader {}
