import RedeEval
import RedeModel

extension BatchReport {
    /// The name of the format.
    static let schema: Text = "rede-sim/batch-report/1"

    /// The report as indented JSON.
    package var json: [UInt8] {
        let content: [(String, JSONValue)] = [
            ("schema", .string(BatchReport.schema)),
            ("tag", .string(tag)),
            ("plan", .string(plan.digest.text)),
            ("verdict", .string(Text(verdict))),
            ("cases", .whole(plan.caseCount)),
            ("passed", passing.json),
            ("variants", .array(plan.variants.indices.map { variant($0) })),
            ("checks", .array(checkRates.map { object(of: $0) })),
            ("outcomes", .array(outcomeRates.map { object(of: $0) })),
            ("metrics", .array(figures.groups.flatMap { metrics(of: $0) })),
            ("failures", .array(causes.map { object(of: $0) })),
            ("slowest", .array(figures.slowest.map { .with(members(of: $0)) })),
            ("strangest", .array(figures.strangest.map { object(of: $0) })),
        ]
        return ByteWriter.file(of: .with(content))
    }

    private func variant(_ place: Int) -> JSONValue {
        let (variant, counts) = (plan.variants[place], tally.variants[place])
        return .with([
            ("scenario", .string(variant.scenario)),
            ("changes", variant.changesJSON),
            ("passed", Rate(hits: counts.passed, of: counts.runs).json),
        ])
    }

    private func object(of row: RateRow) -> JSONValue {
        .with([
            ("title", .string(Text(row.title))), ("expected", .string(Text(row.expected))),
            ("held", row.rate.json),
        ])
    }

    /// The metrics that runs of a group have.
    private func metrics(of group: BatchFigures.Group) -> [JSONValue] {
        group.metrics.filter { $0.counts.count > 0 }.map { figures in
            let counts = figures.counts
            var members: [(String, JSONValue)] = [
                ("metric", .string(Text(figures.metric.rawValue))),
                ("variant", group.variant.map { .whole($0 + 1) } ?? .null),
                ("runs", .whole(counts.count)),
                ("mean", counts.mean.map { .number($0) } ?? .null),
            ]
            for (name, probability) in BatchReport.quantiles {
                members.append((name, counts.quantile(probability).map { .number($0) } ?? .null))
            }
            return .with(members)
        }
    }

    /// The quantiles that tables show, with what they are called.
    static let quantiles: [(name: String, probability: Double)] = [
        ("lowest", 0), ("quarter", 0.25), ("median", 0.5), ("threeQuarters", 0.75), ("p95", 0.95),
        ("highest", 1),
    ]

    private func object(of cause: FailureCause) -> JSONValue {
        let example = cause.example.map { example in
            var members = run(example.number)
            members.append(("found", .string(example.found)))
            members.append(("event", example.event.map { .whole($0) } ?? .null))
            members.append(("timeline", link(example.number, at: example.event)))
            return JSONValue.with(members)
        }
        return .with([
            ("title", .string(cause.title)), ("expected", cause.expected.map { .string($0) } ?? .null),
            ("runs", .whole(cause.runs)), ("example", example ?? .null),
        ])
    }

    private func members(of noted: NotedRun) -> [(String, JSONValue)] {
        var members = run(noted.number)
        members.append(("metric", .string(Text(noted.metric.rawValue))))
        members.append(("value", .number(noted.value)))
        members.append(("timeline", link(noted.number, at: nil)))
        return members
    }

    private func object(of strange: StrangeRun) -> JSONValue {
        .with(
            members(of: strange.run) + [
                ("usual", .number(strange.usual)), ("strangeness", .number(strange.strangeness)),
            ]
        )
    }

    private func run(_ number: Int) -> [(String, JSONValue)] {
        let place = place(of: number)
        return [("variant", .whole(place.variant)), ("seed", .number(Double(place.seed)))]
    }

    private func link(_ number: Int, at event: Int?) -> JSONValue {
        page(of: number, at: event).map { .string(Text($0)) } ?? .null
    }
}

extension Rate {
    /// The rate with its interval at 95 %.
    fileprivate var json: JSONValue {
        let interval = self.interval(confidence: BatchReport.confidence)
        return .with([
            ("count", .whole(hits)), ("of", .whole(count)), ("share", share.map { .number($0) } ?? .null),
            ("interval", .array([.number(interval.lower), .number(interval.upper)])),
        ])
    }
}
