/// Which ES modules a module needs, from their import lines (Specification.md §3).
///
/// A page names each of them with its hash, and a single file has them one behind the other.
package enum PageModules {
    /// The module and all it needs, those that need nothing first.
    package static func closure(of entry: String) -> [String] {
        var order: [String] = []
        var seen: Set<String> = []
        visit(entry, &order, &seen)
        return order
    }

    private static func visit(_ path: String, _ order: inout [String], _ seen: inout Set<String>) {
        guard seen.insert(path).inserted else { return }
        for needed in imports(in: PageSource.text(path)) { visit(needed, &order, &seen) }
        order.append(path)
    }

    /// The paths in `import { … } from './x.js';`, which is the one form we write.
    static func imports(in text: String) -> [String] {
        split(text).imports.compactMap { line in
            guard let start = line.firstRange(of: "'./")?.upperBound else { return nil }
            return "js/" + line[start...].dropLast(2)
        }
    }

    /// One script of all modules: without imports, and without the word `export`.
    static func joined(_ entry: String) -> String {
        closure(of: entry).map { path in
            let lines = split(PageSource.text(path)).others.map { line in
                line.hasPrefix("export ") ? line.dropFirst(7) : line
            }
            return "// \(path)\n" + lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// The last lines of a module's imports, which name their modules, and all lines that are no part of an import.
    private static func split(_ text: String) -> (imports: [Substring], others: [Substring]) {
        var imports: [Substring] = []
        var others: [Substring] = []
        var isInImport = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            isInImport = isInImport || line.hasPrefix("import ")
            guard isInImport else {
                others.append(line)
                continue
            }
            guard line.hasSuffix("';") else { continue }
            imports.append(line)
            isInImport = false
        }
        return (imports, others)
    }
}
