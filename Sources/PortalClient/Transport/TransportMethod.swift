/// The methods a client uses.
package enum TransportMethod: String, Sendable {
    /// Asks for something public.
    case get = "GET"
    /// Hands something over, or asks with a capability in the body.
    case post = "POST"
}
