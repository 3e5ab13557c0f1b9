package import Logging
package import Synchronization

/// Keeps every line that the gateway says.
package final class LiveLines: Sendable {
    package let all = Mutex<[String]>([])

    package init() {}

    package var logger: Logger {
        Logger(label: "gateway") { _ in Handler(lines: self) }
    }

    private struct Handler: LogHandler {
        let lines: LiveLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.all.withLock { $0.append("\(event.level) \(event.message) \(metadata)") }
        }
    }
}
