package import RedeModel

/// Judges the checks of a scenario by a run that has ended.
struct CheckJudge {
    /// A claim's bound, the value, and the moment that shows a failure.
    private struct Finding {
        var subject: String
        var expected: String
        var found: String
        var hasPassed: Bool
        /// Nil means that nothing but the end of the log shows it.
        var moment: Moment?
    }

    /// The run, all but its checks.
    let run: RunResult
    let log: EventLog
    /// The final states of the bots that have one.
    let states: [BotState]

    func result(_ check: Check) -> CheckResult {
        let finding = finding(check.claim)
        return CheckResult(
            name: check.name,
            subject: finding.subject,
            expected: finding.expected,
            found: finding.found,
            hasPassed: finding.hasPassed,
            moment: finding.hasPassed ? nil : finding.moment ?? end,
            location: check.location
        )
    }

    private func finding(_ claim: Check.Claim) -> Finding {
        switch claim {
        case .order(let bots):
            order(bots)
        case .metric(let metric, let bot, let reason, let bound):
            self.metric(metric, bot, reason, bound)
        case .outcome(let field, let wanted):
            outcome(field, expected: CheckJudge.words(wanted)) { $0 == wanted }
        case .outcomeWithin(let field, let bound):
            outcome(field, expected: bound.description) { $0.double.map(bound.contains) ?? false }
        case .event(let name, let payload, let bound):
            event(name, payload, bound)
        case .ledger(let task, let bot, let status, let owner):
            ledger(task, bot, status, owner)
        }
    }

    private func order(_ bots: [Text]) -> Finding {
        var firsts: [(bot: Text, index: Int)] = []
        for index in 0..<log.count {
            guard case .brainReply(let bot, _, _, _, _) = log[index].payload, bots.contains(bot),
                !firsts.contains(where: { $0.bot == bot })
            else { continue }
            firsts.append((bot, index))
        }
        let wrong = firsts.indices.first { firsts[$0].bot != bots[$0] }
        return Finding(
            subject: "order",
            expected: CheckJudge.arrows(bots),
            found: firsts.isEmpty ? "no reply" : CheckJudge.arrows(firsts.map(\.bot)),
            hasPassed: firsts.map(\.bot) == bots,
            moment: wrong.map { moment(firsts[$0].index) }
        )
    }

    private func metric(_ metric: MetricName, _ bot: Text?, _ reason: SkipReason?, _ bound: Bound) -> Finding
    {
        var subject = metric.rawValue
        if let reason { subject += " \(reason.rawValue)" }
        if let bot { subject += " of \(bot.string)" }
        guard metric.isCount else {
            let value = run.metrics[metric]
            return Finding(
                subject: subject,
                expected: bound.description,
                found: value.map(NumberText.javaScript) ?? "no such value in this run",
                hasPassed: value.map(bound.contains) ?? false
            )
        }
        return count(subject, bound) { record in
            guard record.payload.isCounted(by: metric) else { return false }
            if let bot, record.payload.counted?.bot != bot { return false }
            guard let reason else { return true }
            if case .brainSkip(_, let skip) = record.payload { return skip.reason == reason }
            return false
        }
    }

    private func outcome(_ field: Text, expected: String, _ isRight: (JSONValue) -> Bool) -> Finding {
        let value = run.outcome?.fields[field]
        return Finding(
            subject: "outcome \(field.string)",
            expected: expected,
            found: value.map(CheckJudge.words) ?? (run.outcome == nil ? "no outcome" : "no such field"),
            hasPassed: value.map(isRight) ?? false,
            moment: run.outcome?.moment ?? lastWordOnOutcome
        )
    }

    private var lastWordOnOutcome: Moment? {
        last { record in
            switch record.payload.name {
            case .outcomeStart, .outcomeTranscript, .outcomeResponse, .outcomeSkip, .outcomeError: true
            default: false  // All else says nothing about an outcome.
            }
        }
    }

    private func event(_ name: Text, _ payload: [JSONObject.Member], _ bound: Bound) -> Finding {
        var subject = "event \(name.string)"
        if !payload.isEmpty { subject += " where \(CheckJudge.words(.object(JSONObject(payload))))" }
        return count(subject, bound) { record in
            record.eventName == name && (payload.isEmpty || record.has(payload))
        }
    }

    /// Counts records; the moment is the one that went over the bound, else the last one counted.
    private func count(_ subject: String, _ bound: Bound, _ isCounted: (LogRecord) -> Bool) -> Finding {
        var count = 0
        var breaking: Int?
        var latest: Int?
        for index in 0..<log.count where isCounted(log[index]) {
            count += 1
            latest = index
            if breaking == nil, bound.isExceeded(by: Double(count)) { breaking = index }
        }
        return Finding(
            subject: subject,
            expected: bound.description,
            found: String(count),
            hasPassed: bound.contains(Double(count)),
            moment: (breaking ?? latest).map(moment)
        )
    }

    private func ledger(_ task: Text, _ bot: Text?, _ status: LedgerItem.Status?, _ owner: Text?) -> Finding {
        var wanted: [String] = []
        if let status { wanted.append(status.rawValue) }
        if let owner { wanted.append("owned by \(owner.string)") }
        var finding = Finding(
            subject: bot.map { "ledger of \($0.string), \(task.string)" } ?? "ledger \(task.string)",
            expected: wanted.isEmpty ? "to be there" : wanted.joined(separator: ", "),
            found: "no ledger",
            hasPassed: false,
            moment: last { $0.bearsOn(task: task) }
        )
        for state in states where bot == nil || state.name == bot {
            let item = state.ledger.items.last { $0.taskID == task }
            let isRight =
                item.map { item in
                    (status.map { $0 == item.status } ?? true) && (owner.map { $0 == item.owner } ?? true)
                } ?? false
            finding.hasPassed = isRight
            finding.found = item.map(CheckJudge.words) ?? "not there"
            guard isRight else {
                if bot == nil { finding.found += " (ledger of \(state.name.string))" }
                break
            }
        }
        return finding
    }

    private func moment(_ index: Int) -> Moment { Moment(instant: log[index].instant, event: index + 1) }

    private var end: Moment? { log.count == 0 ? nil : moment(log.count - 1) }

    private func last(where fits: (LogRecord) -> Bool) -> Moment? {
        (0..<log.count).last { fits(log[$0]) }.map(moment)
    }

    private static func arrows(_ bots: [Text]) -> String { bots.map(\.string).joined(separator: " → ") }

    private static func words(_ value: JSONValue) -> String {
        var writer = ByteWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func words(_ item: LedgerItem) -> String {
        item.owner.map { "\(item.status.rawValue), owned by \($0.string)" } ?? item.status.rawValue
    }
}

extension Bound {
    /// Whether a number is above all that the bound allows.
    fileprivate func isExceeded(by value: Double) -> Bool {
        switch self {
        case .equals(let high), .atMost(let high), .between(_, let high): value > high
        case .atLeast: false
        }
    }
}

extension LogRecord {
    /// The name as the log writes it.
    package var eventName: Text {
        if case .outcome(let event, _) = payload { return event }
        return Text(payload.name.rawValue)
    }

    /// Whether the payload has these values.
    fileprivate func has(_ members: [JSONObject.Member]) -> Bool {
        var writer = ByteWriter()
        write(to: &writer)
        // What we have written reads as JSON; were it not so, it would have nothing.
        guard let line = try? JSONReader.value(of: writer.bytes[...]), let payload = line["payload"] else {
            return false
        }
        return members.allSatisfy { payload[$0.key] == $0.value }
    }

    /// Whether the record tells of a change to a task.
    fileprivate func bearsOn(task: Text) -> Bool {
        switch payload {
        case .brainReply(_, _, _, _, let updates): updates.contains { $0.taskID == task }
        case .ownerHandoff(let id, _, _, _): id == task
        case .ownerConflict(let conflict): conflict.taskID == task
        default: false  // All else changes no task.
        }
    }
}
