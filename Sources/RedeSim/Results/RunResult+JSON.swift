package import RedeModel

/// The run as a file, `rede-sim/run/1`.
extension RunResult {
    /// The name of the format.
    package static let schema: Text = "rede-sim/run/1"

    /// The largest seed that a number of JSON holds in every reader.
    package static let maximumSeed: UInt64 = 9_007_199_254_740_991

    /// The content of run.json: indented JSON with a line feed at the end.
    package var json: [UInt8] {
        ByteWriter.file(of: .object(object))
    }

    /// The content of run.json.
    package var object: JSONObject {
        var object = JSONObject()
        object["schema"] = .string(RunResult.schema)
        object["scenario"] = .string(scenario)
        object["seed"] = .number(Double(seed))
        object["runtime"] = .string(Text(reading.rawValue))
        object["ties"] = .string(Text(tieOrder.rawValue))
        object["epoch"] = .string(epoch.text)
        object["settings"] = .object(
            JSONObject(settings.map { JSONObject.Member(key: $0.name, value: .string($0.value)) })
        )
        object["events"] = .number(Double(eventCount))
        object["virtualMilliseconds"] = .number(Double(virtualMilliseconds))
        object["passed"] = .bool(hasPassed)
        object["metrics"] = metrics.json
        object["skips"] = counts.skipsByReason
        object["bots"] = .array(bots.map(\.json))
        object["outcome"] = outcome.map { json(of: $0) } ?? .null
        object["checks"] = checksJSON
        object["ledger"] = json(of: ledger)
        object["game"] = game?.json ?? .null
        return object
    }

    /// The checks as run.json has them.
    package var checksJSON: JSONValue { .array(checks.map { json(of: $0) }) }

    private func json(of outcome: Outcome) -> JSONValue {
        var object = JSONObject()
        object["event"] = .string(outcome.event)
        object["fields"] = .object(outcome.fields)
        object["moment"] = json(of: outcome.moment)
        return .object(object)
    }

    private func json(of check: CheckResult) -> JSONValue {
        var object = JSONObject()
        object["name"] = check.name.map { .string($0) } ?? .null
        object["subject"] = .string(Text(check.subject))
        object["expected"] = .string(Text(check.expected))
        object["found"] = .string(Text(check.found))
        object["passed"] = .bool(check.hasPassed)
        object["moment"] = check.moment.map { json(of: $0) } ?? .null
        object["score"] = .number(check.score)
        object["reason"] = .string(Text(check.reason))
        object["events"] = .array(check.events.map { .number(Double($0)) })
        return .object(object)
    }

    private func json(of moment: Moment) -> JSONValue {
        var object = JSONObject()
        object["virtualMilliseconds"] = .number(Double(moment.instant.milliseconds(since: epoch)))
        object["event"] = .number(Double(moment.event))
        return .object(object)
    }

    private func json(of ledger: FinalLedger) -> JSONValue {
        var object = JSONObject()
        object["bot"] = ledger.bot.map { .string($0) } ?? .null
        object["items"] = .array(
            ledger.items.map { item in
                var object = JSONObject()
                object["taskId"] = .string(item.taskID)
                object["summary"] = .string(item.summary)
                object["owner"] = item.owner.map { .string($0) } ?? .null
                object["status"] = .string(Text(item.status.rawValue))
                object["updatedAt"] = .string(item.updatedAt.text)
                object["updatedBy"] = .string(item.updatedBy)
                return .object(object)
            }
        )
        return .object(object)
    }
}

extension BotResult {
    fileprivate var json: JSONValue {
        var metrics = JSONObject()
        for metric in MetricName.allCases where metric.isPerBot {
            metrics[Text(metric.rawValue)] = .number(Double(counts[metric]))
        }
        var object = JSONObject()
        object["name"] = .string(name)
        object["metrics"] = .object(metrics)
        object["skips"] = counts.skipsByReason
        object["medianReplyMilliseconds"] = medianReplyMilliseconds.map { .number(Double($0)) } ?? .null
        return .object(object)
    }
}

extension RunCounts {
    /// The skips by reason, as an object of the reasons that there were.
    fileprivate var skipsByReason: JSONValue {
        .object(
            JSONObject(
                skips.map {
                    JSONObject.Member(key: Text($0.reason.rawValue), value: .number(Double($0.count)))
                }
            )
        )
    }
}
