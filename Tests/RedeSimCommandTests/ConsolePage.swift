import Foundation
import RedeTestSupport

/// A Markdown page whose blocks marked `console` show commands and what they print.
struct ConsolePage {
    /// A command that is shown, with the lines of the page that show its output.
    struct Shown {
        var command: String
        /// The number of the command's line, from 1.
        var line: Int
        /// The indices of the output's lines.
        var output: Range<Int>
    }

    /// The path, from the project's root on.
    let path: String
    private(set) var lines: [String]
    private(set) var shown: [Shown] = []

    init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOf: URL(filePath: Project.root + "/" + path), encoding: .utf8)
        lines = text.components(separatedBy: "\n")
        var isInside = false
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("```") {
                isInside = line == "```console"
            } else if isInside, line.hasPrefix("$ ") {
                let command = String(line.dropFirst(2))
                shown.append(Shown(command: command, line: index + 1, output: index + 1..<index + 1))
            } else if isInside, let last = shown.indices.last {
                shown[last].output = shown[last].output.lowerBound..<index + 1
            }
        }
        for index in shown.indices { dropBlankLine(before: index) }
    }

    /// What the page shows as a command's output.
    func output(of one: Shown) -> String { lines[one.output].joined(separator: "\n") }

    /// Shows another output; the commands are then read anew from the page.
    mutating func replace(_ one: Shown, by output: String) {
        lines.replaceSubrange(one.output, with: output.isEmpty ? [] : output.components(separatedBy: "\n"))
    }

    func write() throws {
        try lines.joined(separator: "\n").write(
            toFile: Project.root + "/" + path,
            atomically: true,
            encoding: .utf8
        )
    }

    /// A blank line above the next command belongs to no output.
    private mutating func dropBlankLine(before index: Int) {
        let output = shown[index].output
        guard let last = output.last, lines[last].isEmpty else { return }
        shown[index].output = output.lowerBound..<last
    }
}
