import Foundation

/// Expected outputs of tests, in `Tests/Goldens`.
package enum Golden {
    /// The first line in which a text is not its golden; nil when it is the same.
    ///
    /// `REDE_RECORD=1` rewrites the golden, and the test still fails.
    ///
    /// - Throws: Foundation's error when the golden cannot be written.
    package static func difference(of text: String, from name: String) throws -> String? {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let path = tests.appending(path: "Goldens").appending(path: name).path(percentEncoded: false)
        if ProcessInfo.processInfo.environment["REDE_RECORD"] == "1" {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
            return "recorded: read the diff, then run again"
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            return "\(name) is not there: REDE_RECORD=1 writes it"
        }
        return firstDifference(expected: String(decoding: bytes, as: UTF8.self), found: text)
            .map { "\(name):\($0)" }
    }

    /// The first line in which two texts differ, with its number and both; nil when they are the same.
    package static func firstDifference(expected: String, found: String) -> String? {
        if expected == found { return nil }
        let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let given = found.split(separator: "\n", omittingEmptySubsequences: false)
        var place = 0
        while place < wanted.count, place < given.count, wanted[place] == given[place] { place += 1 }
        let one = place < wanted.count ? wanted[place] : "the end"
        let other = place < given.count ? given[place] : "the end"
        return "\(place + 1): expected \(one), found \(other)"
    }
}
