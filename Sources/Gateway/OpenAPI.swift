/// The gateway's own description of its interface, OpenAPI 3.1.
enum OpenAPI {
    static let document = "{}"
}
