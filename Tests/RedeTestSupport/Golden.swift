import Foundation
import RedeModel

/// Expected outputs, as files in Tests/Goldens.
package enum Golden {
    /// How a text differs from the golden of this name; nil when it does not.
    ///
    /// With `REDE_RECORD=1` in the environment the file is written anew, and the answer still is a
    /// difference.
    package static func difference(of text: String, from name: String) throws -> String? {
        let path = projectPath("Tests/Goldens/\(name)")
        if ProcessInfo.processInfo.environment["REDE_RECORD"] == "1" {
            try AtomicFile.write(Array(text.utf8), to: path)
            return "recorded: read the diff, then run again"
        }
        let golden = String(decoding: try SourceFile.read(path).bytes, as: UTF8.self)
        guard text != golden else { return nil }
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = golden.split(separator: "\n", omittingEmptySubsequences: false)
        var line = 0
        while line < min(found.count, wanted.count), found[line] == wanted[line] { line += 1 }
        let expected = line < wanted.count ? wanted[line] : "the end"
        return
            "\(name):\(line + 1): expected \(expected)\nfound \(line < found.count ? found[line] : "the end")"
    }

    /// The path of a file of the project.
    package static func projectPath(_ path: String) -> String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return tests.deletingLastPathComponent().path + "/" + path
    }
}
