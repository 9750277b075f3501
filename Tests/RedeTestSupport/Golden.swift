import Foundation
import RedeModel
package import Testing

/// Compares a text with the file of the project that holds what it is expected to be.
///
/// The path starts from the project's root, as `Tests/Goldens/help/run.txt` does. `REDE_RECORD=1` writes the
/// file anew, and the test still fails.
package func expectGolden(
    _ text: String,
    _ path: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let file = Project.root + "/" + path
    if let environment = ProcessInfo.processInfo.environment["REDE_RECORD"], environment == "1" {
        let directory = URL(filePath: file).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: file))
        } catch {
            Issue.record("\(path): expected to be written, found \(error)", sourceLocation: sourceLocation)
        }
        Issue.record("\(path): recorded: read the diff, then run again", sourceLocation: sourceLocation)
        return
    }
    guard let bytes = FileManager.default.contents(atPath: file) else {
        Issue.record("\(path): no such golden; REDE_RECORD=1 writes it", sourceLocation: sourceLocation)
        return
    }
    if let difference = firstDifference(expected: Array(bytes), found: Array(text.utf8)) {
        Issue.record("\(path): \(difference)\nREDE_RECORD=1 writes it anew", sourceLocation: sourceLocation)
    }
}

/// The first line that differs, with its number and both texts; nil when all bytes are equal.
package func firstDifference(expected: [UInt8], found: [UInt8]) -> String? {
    if expected == found { return nil }
    let wanted = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
    let given = found.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in 0..<max(wanted.count, given.count) {
        let one = index < wanted.count ? String(decoding: wanted[index], as: UTF8.self) : "nothing"
        let other = index < given.count ? String(decoding: given[index], as: UTF8.self) : "nothing"
        if index >= wanted.count || index >= given.count || wanted[index] != given[index] {
            return "line \(index + 1):\n  expected \(one)\n  found    \(other)"
        }
    }
    return nil
}

/// Where the project is.
package enum Project {
    /// The path of the project's root, without a slash at the end.
    package static var root: String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let path = tests.deletingLastPathComponent().path(percentEncoded: false)
        return path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
