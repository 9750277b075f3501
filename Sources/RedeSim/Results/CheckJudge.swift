package import RedeModel

/// Judges the checks of a scenario by a run that has ended.
struct CheckJudge {
    /// What a claim comes to.
    struct Finding {
        var subject: String
        var expected: String
        var found: String
        var hasPassed: Bool
        /// From 0 to 1; nil means all or nothing.
        var score: Double?
        /// Why, in words; nil means that the bound and the value say it.
        var reason: String?
        /// The places in the log of the records that caused it.
        var evidence: [Int] = []
        /// The moment that shows a failure; nil means the first of the evidence, else the end of the log.
        var moment: Moment?
        var judged: JudgedPrompt?
    }

    /// The run, all but its checks.
    let run: RunResult
    let log: EventLog
    /// The ledgers at the end, of the bots that have one.
    let ledgers: [(bot: Text, items: [LedgerItem])]

    /// How a check came out; `ask` gives the answers of judges and commands.
    func result(_ check: Check, asking ask: (CheckQuestion) -> CheckQuestion.Answer) -> CheckResult {
        let finding = finding(check, ask)
        let shown = finding.moment ?? finding.evidence.first.map(moment) ?? end
        return CheckResult(
            name: check.name,
            subject: finding.subject,
            expected: finding.expected,
            found: finding.found,
            hasPassed: finding.hasPassed,
            score: finding.score ?? (finding.hasPassed ? 1 : 0),
            reason: finding.reason ?? "expected \(finding.expected), found \(finding.found)",
            events: finding.evidence.prefix(CheckResult.maximumEvents).map { $0 + 1 },
            moment: finding.hasPassed ? nil : shown,
            location: check.location,
            judged: finding.judged
        )
    }

    private func finding(_ check: Check, _ ask: (CheckQuestion) -> CheckQuestion.Answer) -> Finding {
        switch check.claim {
        case .order(let bots, nil):
            order(bots)
        case .order(let bots, let kept?):
            order(bots, keptPartsPerMillion: kept)
        case .metric(let metric, let bot, let reason, let bound):
            self.metric(metric, bot, reason, bound)
        case .outcome(let field, let wanted):
            outcome(field, expected: CheckJudge.words(wanted)) { $0 == wanted }
        case .outcomeWithin(let field, let bound):
            outcome(field, expected: bound.description, bound) { $0.double.map(bound.contains) ?? false }
        case .event(let name, let payload, let bound):
            event(name, payload, bound)
        case .pattern(let claim):
            pattern(claim)
        case .ledger(let task, let bot, let status, let owner, let isReached):
            ledger(LedgerWish(taskID: task, status: status, owner: owner), of: bot, isReached: isReached)
        case .judge(let claim):
            judge(claim, of: check, ask)
        case .command(let claim):
            command(claim, of: check, ask)
        }
    }

    private func order(_ bots: [Text]) -> Finding {
        var firsts: [(bot: Text, index: Int)] = []
        log.forEach { record, index in
            guard case .brainReply(let bot, _, _, _, _) = record.payload, bots.contains(bot),
                !firsts.contains(where: { $0.bot == bot })
            else { return }
            firsts.append((bot, index))
        }
        let wrong = firsts.indices.first { firsts[$0].bot != bots[$0] }
        let right = zip(bots, firsts).count { $0 == $1.bot }
        return Finding(
            subject: "order",
            expected: CheckJudge.arrows(bots),
            found: firsts.isEmpty ? "no reply" : CheckJudge.arrows(firsts.map(\.bot)),
            hasPassed: firsts.map(\.bot) == bots,
            score: bots.isEmpty ? nil : Double(right) / Double(bots.count),
            evidence: firsts.map(\.index),
            moment: wrong.map { moment(firsts[$0].index) } ?? end
        )
    }

    /// How many replies come round in this order: the first one of the first bot, each later one of the bot
    /// after that of the reply before.
    private func order(_ bots: [Text], keptPartsPerMillion kept: Int) -> Finding {
        var replies = 0
        var wrong: [Int] = []
        var due = 0
        log.forEach { record, index in
            guard case .brainReply(let bot, _, _, _, _) = record.payload,
                let place = (0..<bots.count).first(where: { bots[(due + $0) % bots.count] == bot })
            else { return }
            replies += 1
            if place > 0 { wrong.append(index) }
            due = (due + place + 1) % bots.count
        }
        let share = replies == 0 ? 0 : Double(replies - wrong.count) / Double(replies)
        return Finding(
            subject: "order kept",
            expected: "at least \(CheckJudge.percent(Double(kept) / 1_000_000)) in "
                + CheckJudge.arrows(bots + bots.prefix(1)),
            found: CheckJudge.percent(share),
            hasPassed: replies > 0 && share * 1_000_000 >= Double(kept),
            score: share,
            reason: "\(replies - wrong.count) of \(replies) replies in their turn",
            evidence: wrong
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
        // Of what has not happened there is no record to look for.
        let start = run.counts[metric] > 0 ? 0 : log.count
        return count(subject, bound, from: start) { record in
            guard record.payload.isCounted(by: metric) else { return false }
            if let bot, record.payload.counted?.bot != bot { return false }
            guard let reason else { return true }
            if case .brainSkip(_, let skip) = record.payload { return skip.reason == reason }
            return false
        }
    }

    private func outcome(
        _ field: Text,
        expected: String,
        _ bound: Bound? = nil,
        _ isRight: (JSONValue) -> Bool
    ) -> Finding {
        let value = run.outcome?.fields.value(at: field)
        return Finding(
            subject: "outcome \(field.string)",
            expected: expected,
            found: value.map(CheckJudge.words) ?? (run.outcome == nil ? "no outcome" : "no such field"),
            hasPassed: value.map(isRight) ?? false,
            score: value?.double.flatMap { number in bound?.score(of: number) },
            evidence: run.outcome.map { [$0.moment.event - 1] } ?? [],
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

    /// Counts records from a place on; the moment is the one that went over the bound, else the last one
    /// counted.
    func count(
        _ subject: String,
        _ bound: Bound,
        from start: Int = 0,
        _ isCounted: (LogRecord) -> Bool
    ) -> Finding {
        var counted: [Int] = []
        var breaking: Int?
        log.forEach(from: start) { record, index in
            guard isCounted(record) else { return }
            counted.append(index)
            if breaking == nil, bound.isExceeded(by: Double(counted.count)) { breaking = index }
        }
        let count = Double(counted.count)
        return Finding(
            subject: subject,
            expected: bound.description,
            found: String(counted.count),
            hasPassed: bound.contains(count),
            score: bound.score(of: count),
            evidence: counted,
            moment: (breaking ?? counted.last).map(moment)
        )
    }

    func moment(_ index: Int) -> Moment { Moment(instant: log[index].instant, event: index + 1) }

    private var end: Moment? { log.count == 0 ? nil : moment(log.count - 1) }

    func last(where fits: (LogRecord) -> Bool) -> Moment? {
        (0..<log.count).last { fits(log[$0]) }.map(moment)
    }

    static func arrows(_ bots: [Text]) -> String { bots.map(\.string).joined(separator: " → ") }

    static func words(_ value: JSONValue) -> String { ByteWriter.text(of: value).string }

    /// A share in words, such as `66.7%`.
    static func percent(_ share: Double) -> String {
        NumberText.javaScript((share * 1000).rounded() / 10) + "%"
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

    /// The record as the log writes it.
    var json: JSONValue {
        var writer = ByteWriter()
        write(to: &writer)
        // What we have written reads as JSON; were it not so, there would be nothing.
        return (try? JSONReader.value(of: writer.bytes[...])) ?? .null
    }

    /// Whether the payload has these values.
    fileprivate func has(_ members: [JSONObject.Member]) -> Bool {
        guard let payload = json["payload"] else { return false }
        return members.allSatisfy { payload[$0.key]?.holds($0.value) ?? false }
    }
}

extension JSONValue {
    /// Whether the value is another one, or has all fields of it if that is an object.
    fileprivate func holds(_ part: JSONValue) -> Bool {
        guard let part = part.object, let object else { return self == part }
        return part.members.allSatisfy { object[$0.key]?.holds($0.value) ?? false }
    }
}

extension JSONObject {
    /// The value of a field, or at a path of fields and places in lists with dots between them.
    fileprivate func value(at path: Text) -> JSONValue? {
        if let value = self[path] { return value }
        var value: JSONValue? = .object(self)
        for part in path.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            switch value {
            case .object(let object):
                value = object[Text(bytes: part)]
            case .array(let items):
                let place = Int(String(decoding: part, as: UTF8.self)) ?? items.count
                value = items.indices.contains(place) ? items[place] : nil
            case nil, .null, .bool, .number, .string:
                value = nil
            }
        }
        return value
    }
}
