import RedeModel
import RedeSim
import RedeTestSupport
import Testing

struct ExplanationTests {
    @Test func `each name stands once in the table, with a summary of one line`() {
        var names: [String] = []
        for explanation in Explanation.all {
            #expect(!names.contains(explanation.name), "\(explanation.name) stands twice")
            names.append(explanation.name)
            #expect(!explanation.summary.isEmpty && !explanation.summary.contains("\n"))
        }
    }

    @Test func `every event, skip reason, setting, metric and engine is explained`() {
        let names =
            EventName.allCases.map(\.rawValue) + SkipReason.allCases.map(\.rawValue)
            + SettingName.allCases.map(\.rawValue) + MetricName.allCases.map(\.rawValue)
            + ["chess-v1", "turn-order"]

        #expect(Explanation.all.map(\.name) == names)
        #expect(names.allSatisfy { Explanation.named(Text($0))?.name == $0 })
        #expect(Explanation.named("brain.sleep") == nil)
    }

    @Test func `an event is explained with just the keys that the log writes, in their order`() throws {
        for event in EventName.allCases where event != .brainSkip && event != .outcome {
            let records = PayloadSamples.all.filter { $0.name == event }
            try check(records, against: event.meaning.fields.map(\.key), event.rawValue)
        }
    }

    @Test func `a skip reason is explained with just the keys that the log adds for it`() throws {
        for reason in SkipReason.allCases {
            let records = PayloadSamples.skips.filter { $0.reason == reason }
            let keys = ["bot", "reason"] + reason.meaning.fields.map(\.key)
            try check(records.map { .brainSkip(bot: "A", $0) }, against: keys, reason.rawValue)
        }
    }

    @Test func `the page of events says what the table says`() {
        expectGolden(EventsPage.markdown, "docs/events.md")
    }

    private func check(_ payloads: [LogRecord.Payload], against keys: [String], _ name: String) throws {
        var written: [String] = []
        #expect(!payloads.isEmpty, "\(name) has no sample")
        for payload in payloads {
            var writer = ByteWriter()
            LogRecord(at: Instant(milliseconds: 0), payload).write(to: &writer)
            let line = try JSONReader.value(of: writer.bytes[...])
            let found = try #require(line["payload"]?.object).members.map(\.key.string)
            #expect(found == keys.filter(found.contains), "\(name): the order of its keys")
            written += found
        }
        #expect(keys.filter(written.contains) == keys, "\(name): keys that are never written")
        #expect(written.filter { !keys.contains($0) } == [], "\(name): keys that are not explained")
    }
}
