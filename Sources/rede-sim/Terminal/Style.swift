import Foundation

/// How texts look: coloured on a terminal, plain elsewhere and where NO_COLOR asks for it.
struct Style {
    /// Whether somebody looks at a terminal.
    let isTerminal: Bool
    /// Whether colours are used.
    let isColoured: Bool
    /// The columns of the terminal; nil without one.
    let width: Int?

    /// The style for the standard output.
    static var standardOutput: Style {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(1) == 1
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
        var size = winsize()
        let hasSize = isTerminal && ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col >= 40
        return Style(
            isTerminal: isTerminal,
            isColoured: isTerminal && !isPlain,
            width: isTerminal ? (hasSize ? Int(size.ws_col) : 80) : nil
        )
    }

    /// What failed.
    func red(_ text: String) -> String { isColoured ? "\u{1B}[31m\(text)\u{1B}[0m" : text }

    /// What is fine, or beside the point.
    func dim(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    /// What comes first.
    func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    /// A square of a board in its own colour, with a white or black piece on it.
    func square(_ text: String, isLight: Bool, isWhite: Bool) -> String {
        // Of the 256 colours, so that a terminal's theme does not turn white into black.
        isColoured ? "\u{1B}[48;5;\(isLight ? 109 : 66);38;5;\(isWhite ? 231 : 16)m\(text)\u{1B}[0m" : text
    }
}
