/// Where a rule stands, in the short names of the sources: `A` the Algorithm of 2026, `L` the Civil Service Law, `E` the
/// Regulation on the ethics commissioner, `C` the Code of Ethics, `O` and `P` the standards of organisations and of
/// internal-affairs bodies, `§` alone this module's Specification.md.
package struct Paragraph: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let text: String

    package init(stringLiteral text: String) {
        self.text = text
    }

    package var description: String { text }
}
