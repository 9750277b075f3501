package import RedeEval
package import RedeModel

/// The comparison of two runs for programs and for pull requests.
package struct RunComparisonReport: Sendable {
    /// The name of the JSON's format.
    package static let schema: Text = "rede-sim/run-comparison/1"

    /// The timelines of both runs, as links from where the report lies; nil where there is none.
    package struct Pages: Equatable, Sendable {
        /// The baseline's.
        package var baseline: String?
        /// The candidate's.
        package var candidate: String?

        package init(baseline: String? = nil, candidate: String? = nil) {
            self.baseline = baseline
            self.candidate = candidate
        }
    }

    let comparison: RunComparison
    let pages: Pages

    package init(_ comparison: RunComparison, pages: Pages = Pages()) {
        self.comparison = comparison
        self.pages = pages
    }

    /// Indented JSON with a line feed at the end.
    package var json: [UInt8] {
        ByteWriter.file(of: .object(object))
    }

    private var object: JSONObject {
        var object = JSONObject()
        object["schema"] = .string(RunComparisonReport.schema)
        object["same"] = .bool(comparison.isSame)
        object["verdict"] = .string(Text(comparison.verdict))
        object["timesCompared"] = .bool(comparison.countsTimes)
        object["baseline"] = json(of: comparison.baseline, page: pages.baseline)
        object["candidate"] = json(of: comparison.candidate, page: pages.candidate)
        object["firstDifference"] = comparison.divergence.map(json) ?? .null
        object["firstOtherEvent"] = comparison.otherEvent.map(json) ?? .null
        object["turns"] = .array(comparison.turns.map(json))
        object["setup"] = .array(comparison.setup.map { json($0.name, $0.baseline, $0.candidate) })
        object["prompts"] = .array(comparison.prompts.map(json))
        object["checks"] = .array(
            comparison.checks.map { check in
                var object = JSONObject()
                object["check"] = .string(check.title)
                object["baseline"] = json(of: check.baseline)
                object["candidate"] = json(of: check.candidate)
                return .object(object)
            }
        )
        object["metrics"] = .array(comparison.metrics.map(json))
        return object
    }

    private func json(of run: ComparedRun, page: String?) -> JSONValue {
        var object = JSONObject()
        object["title"] = .string(run.title)
        object["events"] = .number(Double(run.records.count))
        object["milliseconds"] = .number(Double(run.length))
        object["timeline"] = page.map { .string(Text($0)) } ?? .null
        return .object(object)
    }

    private func json(_ divergence: LogDivergence) -> JSONValue {
        var object = JSONObject()
        object["kind"] = .string(Text(divergence.kind.rawValue))
        object["event"] = .number(Double(divergence.place + 1))
        object["keys"] = .array(divergence.keys.map { .string($0) })
        object["reason"] = divergence.reason.map { .string(Text($0)) } ?? .null
        object["baseline"] = json(of: divergence.place, in: comparison.baseline)
        object["candidate"] = json(of: divergence.place, in: comparison.candidate)
        return .object(object)
    }

    /// A record and the numbers of those that led to it, the latest first; null behind the log's end.
    private func json(of record: Int, in run: ComparedRun) -> JSONValue {
        guard record < run.records.count else { return .null }
        var object = JSONObject()
        object["milliseconds"] = .number(Double(run.milliseconds(of: record)))
        object["record"] = .string(RunComparisonReport.line(of: run.records[record]))
        object["causes"] = .array(run.story(of: record).dropFirst().map { .number(Double($0 + 1)) })
        return .object(object)
    }

    private func json(_ pair: RunComparison.TurnPair) -> JSONValue {
        var object = JSONObject()
        object["bot"] = .string(comparison.voices[pair.voice].name)
        object["status"] = .string(Text(pair.status.rawValue))
        object["baseline"] = pair.baseline.map { json($0, in: comparison.baseline) } ?? .null
        object["candidate"] = pair.candidate.map { json($0, in: comparison.candidate) } ?? .null
        return .object(object)
    }

    private func json(_ turn: ComparedTurn, in run: ComparedRun) -> JSONValue {
        var object = JSONObject()
        object["turn"] = .number(Double(turn.number))
        object["milliseconds"] = .number(Double(run.milliseconds(of: turn.first)))
        object["event"] = .number(Double(turn.last + 1))
        object["from"] = turn.sender.map { .string($0) } ?? .null
        object["ending"] = .string(Text(turn.word))
        object["text"] = .string(turn.text)
        object["recipients"] = .array(turn.recipients.map { .string($0) })
        return .object(object)
    }

    private func json(_ name: Text, _ baseline: Text?, _ candidate: Text?) -> JSONValue {
        var object = JSONObject()
        object["name"] = .string(name)
        object["baseline"] = baseline.map { .string($0) } ?? .null
        object["candidate"] = candidate.map { .string($0) } ?? .null
        return .object(object)
    }

    private func json(_ prompt: PromptDifference) -> JSONValue {
        var object = JSONObject()
        object["section"] = .string(prompt.first.name)
        object["turns"] = .number(Double(prompt.count))
        object["firstIn"] = json(comparison.turns[prompt.pair])
        object["baseline"] = prompt.first.baseline.map { .string($0) } ?? .null
        object["candidate"] = prompt.first.candidate.map { .string($0) } ?? .null
        return .object(object)
    }

    private func json(of check: ComparedRun.Check?) -> JSONValue {
        guard let check else { return .null }
        var object = JSONObject()
        object["passed"] = .bool(check.hasPassed)
        object["found"] = .string(check.found)
        return .object(object)
    }

    private func json(_ metric: MetricDifference) -> JSONValue {
        var object = JSONObject()
        object["metric"] = .string(Text(metric.metric.rawValue))
        object["unit"] = .string(Text(metric.metric.unit))
        object["better"] = .string(Text(metric.metric.direction.rawValue))
        object["baseline"] = metric.baseline.map { .number($0) } ?? .null
        object["candidate"] = metric.candidate.map { .number($0) } ?? .null
        object["difference"] = metric.difference.map { .number($0) } ?? .null
        object["verdict"] = .string(Text(metric.verdict.rawValue))
        return .object(object)
    }

    private static func line(of record: WrittenLog.Record) -> Text {
        var writer = ByteWriter()
        record.write(to: &writer)
        return Text(owning: writer.bytes.dropLast())
    }
}
