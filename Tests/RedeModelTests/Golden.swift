import Foundation
import RedeModel
import Testing

/// Compares a text with a file of Tests/Goldens; `REDE_RECORD=1` rewrites the file, and the test still fails.
func expectSameAsGolden(_ text: String, _ name: String) throws {
    let path = projectPath("Tests/Goldens/\(name)")
    if ProcessInfo.processInfo.environment["REDE_RECORD"] == "1" {
        try AtomicFile.write(Array(text.utf8), to: path)
        Issue.record("recorded: read the diff, then run again")
        return
    }
    let golden = String(decoding: try SourceFile.read(path).bytes, as: UTF8.self)
    guard text != golden else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(lines, wanted).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let place = index ?? min(lines.count, wanted.count)
    let expected = place < wanted.count ? String(wanted[place]) : "the end"
    let found = place < lines.count ? String(lines[place]) : "the end"
    Issue.record("\(name):\(place + 1): expected \(expected)\nfound \(found)")
}

/// The path of a file of the project.
func projectPath(_ path: String) -> String {
    let here = URL(fileURLWithPath: #filePath)
    return here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path + "/"
        + path
}
