import Foundation
import RedeModel
import RedeReport
import RedeSim
import RedeTestSupport

/// A run of the shipped story circle, or of a scenario's checks of our own, with its timeline.
struct SampleRun {
    let result: RunResult
    let timeline: Timeline

    init(_ path: String, seed: UInt64 = 7) throws {
        try self.init(try Scenario.load(Project.root + "/" + path), seed: seed)
    }

    init(_ scenario: Scenario, seed: UInt64) throws {
        let plan = try RunPlan(scenario)
        var simulation = Simulation(plan, seed: seed)
        simulation.run(until: plan.end)
        result = RunResult(of: simulation, scenario: scenario, plan: plan, seed: seed)
        timeline = Timeline(
            try LogReader.read(SourceFile(path: "events.ndjson", bytes: simulation.log.ndjson)),
            of: plan,
            RunInspection(of: Simulation(plan, seed: seed), until: plan.end, stepLimit: 100_000),
            hiding: Secrets(of: scenario)
        )
    }
}

/// A log written by hand, a line a record: milliseconds, the event's name, its payload.
func timeline(_ records: (milliseconds: Int, event: Text, payload: String)...) throws -> Timeline {
    let start = Instant(milliseconds: 1_767_225_600_000)
    return Timeline(
        WrittenLog(
            records: try records.enumerated().map { index, record in
                WrittenLog.Record(
                    line: index + 1,
                    event: record.event,
                    instant: start.advanced(byMilliseconds: record.milliseconds),
                    payload: try JSONReader.value(of: Text(record.payload)).object ?? JSONObject()
                )
            }
        )
    )
}

extension Timeline {
    /// The spans in a line each: kind, lane, milliseconds since the start.
    var spanLines: [String] {
        spans.map { span in
            let times = [span.start, span.end].map { String($0.milliseconds(since: start)) }
            return "\(span.kind.rawValue) \(lanes[span.lane].name) \(times.joined(separator: "–"))"
        }
    }

    /// The numbers of the records from what came from outside to this one, from 1.
    func story(of number: Int) -> [Int] {
        var story = [number]
        while let first = story.first, let cause = causes[first - 1] { story.insert(cause + 1, at: 0) }
        return story
    }
}
