package import RedeEval
package import RedeModel
import RedeSim

/// A side of a comparison, made of its timeline: causes and prompts are found there.
extension ComparedRun {
    /// A run whose run.json is known; `scenario` is what it played, as a document without secrets.
    package init(_ timeline: Timeline, of run: RunFile, scenario: JSONValue? = nil) {
        self.init(timeline, titled: Text(run.title), from: run.epoch)
        facts = ComparedRun.facts(of: run)
        self.scenario = scenario?.object.map(ComparedRun.withoutFacts)
        checks = run.list("checks").map { check in
            Check(
                title: check["name"]?.text ?? check["subject"]?.text ?? Text(),
                hasPassed: check["passed"]?.bool ?? false,
                found: check["found"]?.text ?? Text()
            )
        }
        metrics = RunMetrics()
        for metric in MetricName.allCases {
            metrics[metric] = run.object["metrics"]?[Text(metric.rawValue)]?.double
        }
    }

    /// A log of which nothing else is known; `name` is its title.
    package init(_ timeline: Timeline, named name: String) {
        self.init(timeline, titled: Text(name), from: timeline.start)
    }

    private init(_ timeline: Timeline, titled title: Text, from start: Instant) {
        var voices: [Voice] = []
        let places: [Int?] = timeline.lanes.map { lane in
            guard lane.kind != .client else { return nil }
            voices.append(Voice(name: lane.name, isJudge: lane.kind == .judge))
            return voices.count - 1
        }
        let log = EventLog(WrittenLog(records: timeline.records))
        self.init(
            title: title,
            start: start,
            records: timeline.records,
            causes: timeline.causes,
            voices: voices,
            voiceOfRecord: timeline.laneOfRecord.map { $0.flatMap { places[$0] } },
            metrics: RunMetrics(of: log)
        )
        let turn = Text(CallKind.turn.rawValue)
        calls = timeline.looks.calls.filter { $0.kind == turn }.map { call in
            Call(
                record: call.record,
                sections: call.sections.map { Section(name: $0.name, text: $0.text) },
                answer: call.answer
            )
        }
    }

    private static func facts(of run: RunFile) -> [Section] {
        let traits = ["scenario", "seed", "runtime", "ties"].compactMap { (key: Text) in
            run.object[key].map { Section(name: key, text: $0.text ?? ByteWriter.text(of: $0)) }
        }
        let settings = run.object["settings"]?.object?.members ?? []
        return traits
            + settings.map { Section(name: $0.key, text: $0.value.text ?? ByteWriter.text(of: $0.value)) }
    }

    /// The scenario without what run.json tells, too.
    private static func withoutFacts(_ document: JSONObject) -> JSONObject {
        JSONObject(document.members.filter { !["schema", "name", "settings", "runtime"].contains($0.key) })
    }
}
