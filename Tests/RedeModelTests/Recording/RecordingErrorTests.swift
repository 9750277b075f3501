import PropertyTestSupport
import RedeModel
import Testing

/// A recording that was changed by hand, or cut, is refused with the place.
@Suite struct RecordingErrorTests {
    private static let lines = String(decoding: RecordingSamples.file, as: UTF8.self)
        .split(separator: "\n").map(String.init)

    private func complaint(about lines: [String], end: String = "\n") -> String {
        do {
            _ = try RecordingSamples.read(Array((lines.joined(separator: "\n") + end).utf8))
            return "none"
        } catch {
            return "\(error)"
        }
    }

    private func changed(_ line: Int, _ old: String, _ new: String) -> [String] {
        var lines = RecordingErrorTests.lines
        let parts = lines[line].split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        lines[line] = parts.joined(separator: new)
        return lines
    }

    @Test func `an unknown version is told before anything else`() {
        #expect(
            complaint(about: changed(0, "recording/1\",\"digest\"", "recording/2\",\"sum\""))
                == "r.ndjson:1:11: schema: expected \"rede-sim/recording/1\", found \"rede-sim/recording/2\""
        )
    }

    @Test(arguments: [
        ("\"seed\":7", "\"seed\":8"), ("seeded", "insertion"), ("scripted", "typed"),
        ("\"events\":2", "\"events\":2 "),
        ("\"prompt\":\"p\"", "\"prompt\":\"P\""),
    ])
    func `a changed head is told`(old: String, new: String) {
        let found = complaint(about: changed(0, old, new))

        #expect(found.hasPrefix("r.ndjson:1:110: expected the rest of the line with the digest "), "\(found)")
    }

    @Test func `a changed text of a prompt is told`() {
        let found = complaint(about: changed(1, "You begin", "You began"))

        #expect(found.hasPrefix("r.ndjson:2:85: expected content with the digest "), "\(found)")
    }

    @Test func `a changed answer is told`() {
        let found = complaint(about: changed(3, "\\\"m\\\"", "\\\"n\\\""))

        #expect(found.hasPrefix("r.ndjson:4:85: expected content with the digest "), "\(found)")
    }

    @Test func `a cut last line is told`() {
        var lines = RecordingErrorTests.lines
        lines[5].removeLast(30)

        let column = lines[5].unicodeScalars.count + 1
        #expect(
            complaint(about: lines, end: "")
                == "r.ndjson:6:\(column): expected a line feed, found the end of the file"
        )
    }

    @Test func `missing calls are told at the end`() {
        #expect(
            complaint(about: Array(RecordingErrorTests.lines.dropLast()))
                == "r.ndjson:6:1: expected 3 calls, as the head says, found 2"
        )
    }

    @Test func `lines out of order are told`() {
        var calls = RecordingErrorTests.lines
        calls.swapAt(4, 5)
        #expect(complaint(about: calls) == "r.ndjson:5:85: expected call 2, found call 3")

        var texts = RecordingErrorTests.lines
        texts.swapAt(2, 3)
        #expect(complaint(about: texts).contains("for the section \"conversation\" of turn 1 of \"A\""))

        texts = RecordingErrorTests.lines
        texts.swapAt(1, 2)
        #expect(complaint(about: texts).contains("expected a call that asks the text with the digest "))
        texts = RecordingErrorTests.lines
        texts.insert(texts[1], at: 3)
        #expect(
            complaint(about: texts)
                == "r.ndjson:4:85: expected each text once, found one that stands above again"
        )
        texts = RecordingErrorTests.lines
        texts.append("")
        #expect(complaint(about: texts) == "r.ndjson:7:1: expected a text or a call, found an empty line")
    }

    @Test func `an empty file and another format are told`() {
        #expect(complaint(about: [""], end: "") == "r.ndjson:1:1: expected a document, found an empty file")
        #expect(complaint(about: ["[]"]).hasPrefix("r.ndjson:1:1: expected the head of a recording"))
    }
}
