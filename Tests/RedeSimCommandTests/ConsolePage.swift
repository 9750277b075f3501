import Foundation
import RedeTestSupport

/// A Markdown page whose blocks marked `console` show commands and what they print.
///
/// A block whose language is followed by a path, as in `yaml table/scenario.yaml`, is a file that the reader
/// writes; a `+` after the path adds to it.
struct ConsolePage {
    /// A command that is shown, with the lines of the page that show its output.
    struct Shown {
        var command: String
        /// The number of the command's line, from 1.
        var line: Int
        /// The indices of the output's lines.
        var output: Range<Int>
        /// The files that the reader writes before.
        var files: [File]
    }

    /// A file that the reader writes.
    struct File {
        var path: String
        var isAdded: Bool
        var text = ""
    }

    private enum Block {
        case none, other, console
        case file(File)
    }

    /// The path, from the project's root on.
    let path: String
    private(set) var lines: [String]
    private(set) var shown: [Shown] = []

    init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOf: URL(filePath: Project.root + "/" + path), encoding: .utf8)
        lines = text.components(separatedBy: "\n")
        var block = Block.none
        var files: [File] = []
        for (index, line) in lines.enumerated() {
            switch block {
            case .none where line.hasPrefix("```"):
                block = Self.block(line)
            case .file(let file) where line == "```":
                files.append(file)
                block = .none
            case .other where line == "```", .console where line == "```":
                block = .none
            case .file(var file):
                file.text += line + "\n"
                block = .file(file)
            case .console where line.hasPrefix("$ "):
                let empty = index + 1..<index + 1
                shown.append(
                    Shown(command: String(line.dropFirst(2)), line: index + 1, output: empty, files: files)
                )
                files = []
            case .console:
                if let last = shown.indices.last {
                    shown[last].output = shown[last].output.lowerBound..<index + 1
                }
            case .none, .other:
                break
            }
        }
        for index in shown.indices { dropBlankLine(before: index) }
    }

    private static func block(_ fence: String) -> Block {
        let words = fence.dropFirst(3).split(separator: " ").map(String.init)
        if words == ["console"] { return .console }
        guard words.count > 1 else { return .other }
        return .file(File(path: words[1], isAdded: words.count > 2 && words[2] == "+"))
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
