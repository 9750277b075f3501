import RedeModel
import RedeReport
import RedeSim
import RedeTestSupport
import Testing

/// The logs of all vectors as timelines.
struct VectorTimelineTests {
    static let groups = ["scenarios/focused", "scenarios/fuzz", "scenarios/presets"]

    private static func timelines(of group: String) throws -> [(name: String, timeline: Timeline)] {
        try (ScenarioVectors.cases(of: group) ?? []).map { vector in
            var writer = ByteWriter()
            for event in vector.events {
                writer.value(event)
                writer.raw("\n")
            }
            let log = try LogReader.read(SourceFile(path: vector.name, bytes: writer.bytes))
            return (vector.name, Timeline(log))
        }
    }

    @Test(arguments: groups)
    func `every chain of causes ends outside`(_ group: String) throws {
        for (name, timeline) in try VectorTimelineTests.timelines(of: group) {
            for index in timeline.records.indices {
                var (one, steps) = (timeline.causes[index], 0)
                while let cause = one, steps <= timeline.records.count {
                    (one, steps) = (timeline.causes[cause], steps + 1)
                }
                #expect(steps <= timeline.records.count, "\(name): the chain of event \(index + 1) is a ring")
            }
        }
    }

    @Test(arguments: groups)
    func `every reply, error and skip follows from something`(_ group: String) throws {
        for (name, timeline) in try VectorTimelineTests.timelines(of: group) {
            for (index, record) in timeline.records.enumerated() {
                guard let event = record.name else { continue }
                switch event {
                case .brainReply, .brainError, .brainSkip, .modelResponse, .broadcastSent:
                    #expect(timeline.causes[index] != nil, "\(name): event \(index + 1), \(record.event)")
                default: continue
                }
            }
        }
    }

    @Test(arguments: groups)
    func `a call is as long as the log says`(_ group: String) throws {
        for (name, timeline) in try VectorTimelineTests.timelines(of: group) {
            for span in timeline.spans where span.kind == .call {
                let first = timeline.records[span.first]
                // What repairs a move is asked without a word in the log, and ends with the move.
                if let last = span.last, timeline.records[last].name == .scenarioApplied { continue }
                #expect(first.name == .modelRequest && first.instant == span.start, "\(name)")
                guard let last = span.last.map({ timeline.records[$0] }) else { continue }
                #expect(last.payload["bot"] == first.payload["bot"] && last.instant == span.end, "\(name)")
            }
        }
    }

    @Test(arguments: groups)
    func `every log renders`(_ group: String) throws {
        for (name, timeline) in try VectorTimelineTests.timelines(of: group) {
            let page = TimelinePage(timeline, named: name).bytes
            #expect(page.count > 1000 && page.suffix(8).elementsEqual("</html>\n".utf8))
            #expect(PerfettoTrace.bytes(of: timeline, named: name).last == 0x0A)
        }
    }
}
