import Logging

/// How much the server tells on the standard error.
package enum LogLevel: String, CaseIterable, Sendable {
    case error, warning, notice
    /// Each request, too.
    case info
    case debug

    /// A log of this level, a line an entry: the time, the level, then names with values.
    var logger: Logger {
        var logger = Logger(label: "rede-sim") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel =
            switch self {
            case .error: .error
            case .warning: .warning
            case .notice: .notice
            case .info: .info
            case .debug: .debug
            }
        return logger
    }
}
