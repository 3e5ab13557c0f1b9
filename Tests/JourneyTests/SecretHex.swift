// `unsafe` here: a sample's secret is copied out of locked pages, to be compared and handed on.
import Encoding
import Secrets

extension SecretBytes {
    /// In hexadecimal, as people hand it over.
    var hex: String { unsafe withUnsafeBytes { unsafe Hex.encode(Array($0)) } }
}
