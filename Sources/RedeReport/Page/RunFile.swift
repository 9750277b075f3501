import RedeModel
package import RedeSim

/// What a page says of its run above the picture: the content of its run.json.
package struct RunFile: Sendable {
    let object: JSONObject
    /// The instant at which the run starts.
    let epoch: Instant
    /// Whether it lay beside a log of which nothing else is known.
    let isFound: Bool

    /// The content of the run.json of a run.
    package init(_ result: RunResult) {
        object = result.object
        epoch = result.epoch
        isFound = false
    }

    /// The run.json beside a log; nil when it is none, or that of another run: events, end, replies and
    /// skips are to be the log's.
    package init?(_ bytes: [UInt8], beside timeline: Timeline) {
        // What cannot be read is a file of another kind that has the same name.
        guard let object = try? JSONReader.value(of: Text(bytes: bytes)).object,
            object["schema"]?.text == RunResult.schema,
            let epoch = object["epoch"]?.text.flatMap({ DateText.instant(of: $0) }),
            let milliseconds = object["virtualMilliseconds"]?.double
        else { return nil }
        self.object = object
        self.epoch = epoch
        isFound = true
        let counts = [(MetricName.replies, EventName.brainReply), (.skips, .brainSkip)]
        guard !timeline.isCut, object["events"]?.double == Double(timeline.records.count),
            milliseconds == Double(timeline.end.milliseconds(since: epoch)),
            counts.allSatisfy({ metric, name in
                self.count(metric) == timeline.records.count { $0.name == name }
            })
        else { return nil }
    }

    /// The scenario and the seed.
    var title: String {
        let seed = object["seed"].map { ByteWriter.text(of: $0).string } ?? "–"
        return "\(text("scenario")) · seed \(seed)"
    }

    /// A text of the run; empty when it has none of that key.
    func text(_ key: Text) -> String { object[key]?.text?.string ?? "" }

    /// The objects of a list.
    func list(_ key: Text) -> [JSONObject] { object[key]?.array?.compactMap(\.object) ?? [] }

    /// The value of a metric of the whole run.
    func count(_ metric: MetricName) -> Int { RunFile.count(metric, in: object) }

    /// The value of a metric in the object of a run or of a bot; 0 when it says nothing of it.
    static func count(_ metric: MetricName, in object: JSONObject) -> Int {
        Int(exactly: object["metrics"]?[Text(metric.rawValue)]?.double ?? 0) ?? 0
    }
}
