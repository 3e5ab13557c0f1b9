/// The methods our endpoints have.
///
/// HEAD is answered by a GET route without the body; everything else is refused with 405.
package enum ServiceMethod: String, Sendable, Hashable, CaseIterable {
    /// Reads something public.
    case get = "GET"
    /// Hands something over, or asks with a capability in the body.
    case post = "POST"
}
