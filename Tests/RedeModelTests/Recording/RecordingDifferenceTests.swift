import PropertyTestSupport
import RedeModel
import Testing

@Suite struct RecordingDifferenceTests {
    private let one = (recording: RecordingSamples.head, calls: RecordingSamples.calls)

    @Test func `a recording does not differ from itself`() {
        #expect(RecordingDifference(from: one, to: one).isEmpty)
    }

    @Test func `what differs is named`() {
        var other = one
        other.recording.seed = 8
        other.recording.scenario.bots[0].prompt = "P"
        other.recording.scenario.bots[0].fields["prompt"] = .string("P")
        other.recording.log = Recording.Log(of: Array("{\"event\":\"a\"}\n".utf8))
        other.calls[0].latencyMilliseconds = 1
        other.calls[0].prompt?.sections[1].digest = Digest(of: "x")
        other.calls[2].place.index = 9

        let difference = RecordingDifference(from: one, to: other)

        #expect(difference.head == ["seed", "scenario: bots"])
        #expect(difference.calls.map(\.parts) == [["prompt: conversation", "latency"]])
        #expect(difference.onlyFirst.map(\.index) == [1] && difference.onlySecond.map(\.index) == [9])
        #expect(difference.logLine == 2)
    }
}
