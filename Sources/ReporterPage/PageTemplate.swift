/// Fills the places of a template; whatever people wrote is escaped before.
enum PageTemplate {
    /// The template with each `{{name}}` replaced by the HTML that `value` gives for it.
    ///
    /// A place that `value` does not know is our own mistake.
    static func filled(_ template: String, _ value: (String) -> String?) -> String {
        var filled = ""
        var rest = template[...]
        while let open = rest.firstRange(of: "{{") {
            filled += rest[..<open.lowerBound]
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}"),
                let text = value(String(rest[..<close.lowerBound]))
            else { preconditionFailure("a template of the page has an unknown place") }
            filled += text
            rest = rest[close.upperBound...]
        }
        return filled + rest
    }

    /// Text as HTML, in an element or a quoted attribute.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
