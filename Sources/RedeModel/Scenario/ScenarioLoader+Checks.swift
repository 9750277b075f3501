/// What a scenario expects.
extension ScenarioLoader {
    mutating func checks(_ field: Field) -> [Check] {
        (field.list(&problems, expected: "a list of checks") ?? []).compactMap { check($0) }
    }

    private mutating func check(_ field: Field) -> Check? {
        guard case .object(let members) = field.node.value else {
            field.mismatch("a check, an object", &problems)
            return nil
        }
        let kinds: [(key: Text, shape: ObjectShape)] = [
            ("order", .orderCheck), ("metric", .metricCheck), ("outcome", .outcomeCheck),
            ("event", .eventCheck), ("pattern", .patternCheck), ("ledger", .ledgerCheck),
            ("judge", .judgeCheck), ("command", .commandCheck),
        ]
        guard let kind = kinds.first(where: { kind in members.contains { $0.key == kind.key } }) else {
            let keys = members.map(\.key)
            problems.add(
                at: field.node.offset,
                path: field.path,
                expected: "one of the keys \(kinds.map { Quoted.text($0.key) }.joined(separator: ", "))",
                found: keys.isEmpty ? "no keys" : "only \(NearestName.list(keys))",
                notes: keys.lazy.compactMap { NearestName.nearest(to: $0, among: kinds.map(\.key)) }
                    .prefix(1).map { "the nearest name is \(Quoted.text($0))" }
            )
            return nil
        }
        guard let reader = ObjectReader(field, kind.shape, &problems) else { return nil }
        let name = reader["name"]?.text(&problems)
        guard let claim = claim(kind.key, reader) else { return nil }
        let location = problems.location(ofByte: field.node.offset)
        return Check(name: name, claim: claim, location: location)
    }

    private mutating func claim(_ kind: Text, _ reader: ObjectReader) -> Check.Claim? {
        switch kind {
        case "order": order(reader)
        case "metric": metric(reader)
        case "outcome": outcome(reader)
        case "event": event(reader)
        case "pattern": pattern(reader)
        case "ledger": ledger(reader)
        case "judge": judge(reader)
        default: command(reader)
        }
    }

    private mutating func metric(_ reader: ObjectReader) -> Check.Claim? {
        let metric = reader["metric"]?.choice(
            of: MetricName.self,
            "the name of a metric",
            elsewhere: "docs/metrics.md lists the metrics",
            &problems
        )
        let bot = reader["bot"]?.name(in: roster, &problems)
        let reason = reader["reason"]?.choice(
            of: SkipReason.self,
            "a reason of a skip",
            elsewhere: "docs/formats.md lists the reasons",
            &problems
        )
        let bound = bound(reader)
        guard let metric else { return nil }
        if bot != nil, !metric.isPerBot {
            reader["bot"]?.mismatch("no bot beside the metric \"\(metric.rawValue)\"", &problems)
        }
        if reason != nil, metric != .skips {
            reader["reason"]?.mismatch("no reason beside the metric \"\(metric.rawValue)\"", &problems)
        }
        if bound == nil { missingBound(reader) }
        return bound.map { .metric(metric, bot: bot, reason: reason, $0) }
    }

    private mutating func outcome(_ reader: ObjectReader) -> Check.Claim? {
        let name = reader["outcome"]?.text(&problems)
        if let value = reader["equals", keepsNull: true] {
            for key in ["atLeast", "atMost"] as [Text] {
                reader[key]?.mismatch("no other bound beside \"equals\"", &problems)
            }
            return name.map { .outcome(field: $0, equals: value.node.json) }
        }
        guard let bound = bound(reader) else {
            missingBound(reader)
            return nil
        }
        return name.map { .outcomeWithin(field: $0, bound) }
    }

    private mutating func event(_ reader: ObjectReader) -> Check.Claim? {
        let name = reader["event"]?.text(&problems)
        var payload: [JSONObject.Member] = []
        for (key, _, value) in reader["where"]?.members(
            "an object with fields of the payload as keys",
            &problems
        ) ?? [] {
            payload.append(.init(key: key, value: value.node.json))
        }
        let bound = bound(reader)
        return name.map { .event(name: $0, payload: payload, bound ?? .atLeast(1)) }
    }

    private mutating func ledger(_ reader: ObjectReader) -> Check.Claim? {
        let task = reader["ledger"]?.text(&problems)
        let bot = reader["bot"]?.name(in: roster, &problems)
        let status = reader["status"]?.choice(
            of: LedgerItem.Status.self,
            "\"open\", \"in_progress\", \"blocked\", \"done\" or \"abandoned\"",
            &problems
        )
        let owner = reader["owner"]?.text(&problems)
        let isReached = reader["reached"]?.bool(&problems) ?? false
        return task.map {
            .ledger(taskID: $0, bot: bot, status: status, owner: owner, isReached: isReached)
        }
    }

    /// The bound that a check gives; nil when it gives none.
    mutating func bound(_ reader: ObjectReader) -> Bound? {
        let equals = reader["equals"]?.number(&problems)
        let low = reader["atLeast"]?.number(&problems)
        let high = reader["atMost"]?.number(&problems)
        if let equals {
            for key in ["atLeast", "atMost"] as [Text] {
                reader[key]?.mismatch("no other bound beside \"equals\"", &problems)
            }
            return .equals(equals)
        }
        if let low, let high {
            if low > high { reader["atMost"]?.mismatch("a number that is not below \"atLeast\"", &problems) }
            return .between(low, high)
        }
        return low.map { .atLeast($0) } ?? high.map { .atMost($0) }
    }

    mutating func missingBound(_ reader: ObjectReader) {
        guard reader.present(among: ["equals", "atLeast", "atMost"]).isEmpty else { return }
        problems.add(
            at: reader.field.node.offset,
            path: reader.field.path,
            expected: "one of the keys \"equals\", \"atLeast\", \"atMost\"",
            found: "none of them"
        )
    }
}
