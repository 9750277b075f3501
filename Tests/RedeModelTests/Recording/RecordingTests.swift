import PropertyTestSupport
import RedeModel
import RedeTestSupport
import Testing

@Suite struct RecordingTests {
    @Test func `what is written is what is read`() throws {
        let (recording, calls) = try RecordingSamples.read(RecordingSamples.file)

        var expected = RecordingSamples.head
        expected.calls = 3
        #expect(recording == expected)
        #expect(calls == RecordingSamples.calls)
    }

    @Test func `each text stands in the file once`() {
        var writer = RecordingWriter()
        for text in ["a", "b", "a"] as [Text] { writer.add(text, Digest(of: text)) }

        #expect(writer.lines.count(where: { $0 == 0x0A }) == 2)
        writer.dropLines()
        writer.add("b", Digest(of: "b"))
        #expect(writer.lines.isEmpty)
    }

    @Test func `what grew beside a recording becomes the recording, without how far the run had come`() throws
    {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/recording.ndjson"
        let (_, calls) = try RecordingSamples.read(RecordingSamples.file)
        let texts = RecordingSamples.texts.map { (text: $0, digest: Digest(of: $0)) }
        var file = try RecordingFile(RecordingSamples.head, at: path)

        for (place, call) in calls.enumerated() {
            try file.add(call, texts: place == 0 ? texts : [])
            try file.keep(.init(milliseconds: place, requests: []))
        }
        let beside = try SourceFile.read(Recording.partialPath(of: path)).bytes
        try file.finish(log: Array("{}\n".utf8))

        var expected = RecordingSamples.head
        expected.log = Recording.Log(of: Array("{}\n".utf8))
        var writer = RecordingWriter()
        for (text, digest) in texts { writer.add(text, digest) }
        for call in calls { writer.add(call) }
        #expect(try SourceFile.read(path).bytes == writer.file(expected))
        #expect(beside.count(where: { $0 == 0x0A }) == 1 + texts.count + 2 * calls.count)
        #expect(throws: UnreadableFile.self) { try SourceFile.check(Recording.partialPath(of: path)) }
    }

    @Test(arguments: ["story-circle", "research", "rate-limits", "stale-turns"])
    func `a scenario is the same one after a way through a recording`(_ name: String) throws {
        let loaded = try Scenario.load(Project.root + "/scenarios/" + name)
        let head = Recording(scenario: loaded, seed: 1, model: "scripted")

        let once = try RecordingSamples.read(RecordingWriter.head(head)).recording.scenario

        #expect(once.json == loaded.json)
        #expect(once.bots == loaded.bots && once.game == loaded.game && once.web == loaded.web)
        #expect(once.stimuli == loaded.stimuli && once.network == loaded.network)
        #expect(once.settings == loaded.settings && once.checks.map(\.claim) == loaded.checks.map(\.claim))
        #expect(once.model.latency == loaded.model.latency && once.model.faults == loaded.model.faults)
    }

    @Test func `a recording that was not finished is read up to its cut line`() throws {
        let (recording, calls) = try RecordingSamples.read(Array(RecordingSamples.unfinished.dropLast(20)))

        #expect(recording.log == nil && recording.calls == nil)
        #expect(calls == Array(RecordingSamples.calls.dropLast()))
    }

    @Test func `logs are compared line by line`() {
        func log(_ text: String) -> Recording.Log { Recording.Log(of: Array(text.utf8)) }

        #expect(log("a\nb\n").firstDifference(from: log("a\nb\n")) == nil)
        #expect(log("a\nb\nc\n").firstDifference(from: log("a\nx\nc\n")) == 1)
        #expect(log("a\nb\n").firstDifference(from: log("a\nb\nc\n")) == 2)
    }

    @Test func `the partial file stands beside the recording`() {
        #expect(Recording.partialPath(of: "a/recording.ndjson") == "a/recording.partial.ndjson")
        #expect(Recording.partialPath(of: "a/b.txt") == "a/b.txt.partial.ndjson")
    }
}
