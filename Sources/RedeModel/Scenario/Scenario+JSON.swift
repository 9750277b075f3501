/// A scenario as a document of its own: bots and game stand in it, durations have their units.
extension Scenario {
    /// The document, from which the loader makes an equal scenario again.
    ///
    /// Answers are no part of it: a script stays behind, and so does a policy that is no story. What a file
    /// cannot say (a network whose answers take another time than its posts) is left out.
    package var json: JSONValue {
        var document = JSONObject()
        document["schema"] = .string(ScenarioLoader.schema)
        document["name"] = .string(name)
        document["description"] = summary.map { .string($0) }
        document["bots"] = .array(bots.map { .object($0.fields) })
        if !game.fields.members.isEmpty { document["game"] = .object(game.fields) }
        if !settings.isEmpty {
            document["settings"] = .object(
                JSONObject(settings.map { .init(key: $0.name, value: .string($0.value)) })
            )
        }
        document["epoch"] = .string(epoch.text)
        if origin != Scenario.defaultOrigin { document["origin"] = .string(origin) }
        document["duration"] = durationMilliseconds.map { .duration($0) }
        document["runtime"] = .name(reading)
        if !stimuli.isEmpty { document["stimuli"] = .array(stimuli.map(\.json)) }
        if network != .ideal { document["network"] = network.json }
        document["model"] = model.json
        if !prompt.isEmpty {
            document["prompt"] = .object(
                JSONObject(prompt.map { .init(key: $0.section, value: .string($0.wording)) })
            )
        }
        if !web.isEmpty {
            document["web"] = .object(JSONObject(web.map { .init(key: $0.url, value: $0.answer.json) }))
        }
        if !checks.isEmpty { document["expect"] = .array(checks.map(\.json)) }
        return .object(document)
    }
}

extension JSONValue {
    /// A duration as files write it.
    static func duration(_ milliseconds: Int) -> JSONValue { .string(Text("\(milliseconds)ms")) }

    /// The raw value of a name.
    static func name(_ name: some RawRepresentable<String>) -> JSONValue { .string(Text(name.rawValue)) }

    /// An object of those members that have a value, in their order.
    static func object(of members: KeyValuePairs<Text, JSONValue?>) -> JSONValue {
        .object(JSONObject(members.compactMap { key, value in value.map { .init(key: key, value: $0) } }))
    }

    /// A list of texts.
    fileprivate static func texts(_ texts: [Text]) -> JSONValue { .array(texts.map { .string($0) }) }

    /// A rate in parts per million; nil when it is 0.
    fileprivate static func rate(_ partsPerMillion: Int) -> JSONValue? {
        partsPerMillion == 0 ? nil : .number(Double(partsPerMillion) / 1_000_000)
    }
}

extension Stimulus {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        if atMilliseconds > 0 { object["at"] = .duration(atMilliseconds) }
        switch request {
        case .deploy(let bots):
            object["deploy"] = .texts(bots)
        case .message(let from, let to, let content):
            object["message"] = .object(of: [
                "from": .string(from), "to": .string(to), "content": .string(content),
            ])
        case .resetBot(let bot):
            object["reset"] = .object(of: ["bot": .string(bot)])
        case .resetAll:
            object["reset"] = .string("all")
        case .resetEvents:
            object["reset"] = .string("events")
        case .get(.bots):
            object["get"] = .string("bots")
        case .get(.events):
            object["get"] = .string("events")
        case .get(.bot(let bot)):
            object["get"] = .object(of: ["bot": .string(bot)])
        case .get(.health(let bot)):
            object["get"] = .object(of: ["health": .string(bot)])
        case .raw(let method, let path, let body):
            object["request"] = .object(of: [
                "method": .string(method), "path": .string(path), "body": body.json,
            ])
        }
        return .object(object)
    }
}

extension Stimulus.Body {
    fileprivate var json: JSONValue? {
        switch self {
        case .none: nil
        case .json(let value): value
        case .text(let text): .string(text)
        }
    }
}

extension Latency {
    fileprivate var json: JSONValue {
        switch self {
        case .fixed(let milliseconds):
            .duration(milliseconds)
        case .uniform(let range):
            .string(Text("\(range.lowerBound)ms..\(range.upperBound)ms"))
        case .logNormal(let median, let sigma):
            .object(of: [
                "lognormal": .object(of: [
                    "median": .duration(median), "sigma": .number(Double(sigma) / 1000),
                ])
            ])
        }
    }
}

extension NetworkConditions {
    fileprivate var json: JSONValue {
        .object(of: [
            "latency": latency.json,
            "loss": .rate(lossPartsPerMillion),
            "duplication": .rate(duplicationPartsPerMillion),
            "partitions": partitions.isEmpty ? nil : .array(partitions.map(\.json)),
            "posts": posts.isEmpty ? nil : .array(posts.map(\.json)),
        ])
    }
}

extension NetworkConditions.Post {
    fileprivate var json: JSONValue {
        .object(of: [
            "from": .string(from),
            "latency": latencyMilliseconds == 0 ? nil : .duration(latencyMilliseconds),
            "response": responseMilliseconds == 0 ? nil : .duration(responseMilliseconds),
            "lost": loss.map { .name($0) },
        ])
    }
}

extension NetworkConditions.Partition {
    fileprivate var json: JSONValue {
        .object(of: [
            "between": .texts(between),
            "and": .texts(and),
            "from": .duration(fromMilliseconds),
            "until": untilMilliseconds.map { .duration($0) },
        ])
    }
}

extension ModelSetup {
    fileprivate var json: JSONValue {
        .object(of: [
            // Without a policy an empty script keeps the usual one away.
            "script": policy?.json == nil ? .object(JSONObject()) : nil,
            "policy": policy?.json,
            "latency": latency.json,
            "faults": faults == .none ? nil : faults.json,
        ])
    }
}

extension Policy {
    fileprivate var json: JSONValue? {
        switch self {
        case .story(let story):
            .object(of: ["story": story.next.map { .object(of: ["next": .string($0)]) } ?? .null])
        case .chessRandom, .chessPGN, .chessUCI:
            nil
        }
    }
}

extension FaultRates {
    fileprivate var json: JSONValue {
        .object(of: [
            "rateLimit": .rate(rateLimit),
            "serverError": .rate(serverError),
            "timeout": .rate(timeout),
            "empty": .rate(empty),
            "malformed": .rate(malformed),
            "truncated": .rate(truncated),
        ])
    }
}

extension WebPage.Answer {
    /// What a fetch came to, as a page of a scenario.
    var json: JSONValue {
        switch self {
        case .page(let page, let latency):
            .object(of: [
                "status": .number(Double(page.status)),
                "contentType": page.contentType.map { .string($0) },
                "text": .string(page.text),
                "url": page.url.map { .string($0) },
                "latency": .duration(latency),
            ])
        case .error(let error, let latency):
            .object(of: ["error": .string(error), "latency": .duration(latency)])
        case .hang:
            .object(of: ["hang": .bool(true)])
        }
    }
}

extension Check {
    fileprivate var json: JSONValue {
        var members = claim.members
        if let name { members.insert(.init(key: "name", value: .string(name)), at: 0) }
        return .object(JSONObject(members))
    }
}

extension Check.Claim {
    fileprivate var members: [JSONObject.Member] {
        func members(_ pairs: KeyValuePairs<Text, JSONValue?>, _ bound: Bound? = nil) -> [JSONObject.Member] {
            (JSONValue.object(of: pairs).object?.members ?? []) + (bound?.members ?? [])
        }
        switch self {
        case .order(let bots, let kept):
            return members(["order": .texts(bots), "kept": kept.map { .number(Double($0) / 1_000_000) }])
        case .metric(let metric, let bot, let reason, let bound):
            return members(
                [
                    "metric": .name(metric), "bot": bot.map { .string($0) },
                    "reason": reason.map { .name($0) },
                ],
                bound
            )
        case .outcome(let field, let value):
            return members(["outcome": .string(field), "equals": value])
        case .outcomeWithin(let field, let bound):
            return members(["outcome": .string(field)], bound)
        case .event(let name, let payload, let bound):
            let fields = payload.isEmpty ? nil : JSONValue.object(JSONObject(payload))
            return members(["event": .string(name), "where": fields], bound)
        case .pattern(let claim):
            return members(
                [
                    "pattern": .string(claim.pattern), "in": .name(claim.source),
                    "bot": claim.bot.map { .string($0) },
                    "every": claim.quantity == .every ? .bool(true) : nil,
                ],
                claim.quantity.bound
            )
        case .ledger(let task, let bot, let status, let owner, let isReached):
            return members([
                "ledger": .string(task), "bot": bot.map { .string($0) }, "status": status.map { .name($0) },
                "owner": owner.map { .string($0) }, "reached": isReached ? .bool(true) : nil,
            ])
        case .judge(let claim):
            let answers = claim.answers.map { answer in
                JSONValue.object(of: [
                    "when": answer.contains.map { .string($0) }, "say": .string(answer.text),
                ])
            }
            return members(["judge": .string(claim.rubric)]) + claim.scale.members
                + members(["sees": .name(claim.view), "answers": answers.isEmpty ? nil : .array(answers)])
        case .command(let claim):
            return members(
                [
                    "command": .texts(claim.words), "limit": .duration(claim.limitMilliseconds),
                    "sees": .name(claim.view),
                ],
                claim.bound
            )
        }
    }
}

extension PatternClaim.Quantity {
    /// The bound on the number; nil for all.
    fileprivate var bound: Bound? {
        switch self {
        case .every: nil
        case .count(let bound): bound
        }
    }
}

extension JudgeClaim.Scale {
    fileprivate var members: [JSONObject.Member] {
        switch self {
        case .labels(let labels, let passing):
            [.init(key: "labels", value: .texts(labels)), .init(key: "passes", value: .texts(passing))]
        case .numbers(let range, let bound):
            [
                .init(
                    key: "scale",
                    value: .array([.number(range.lowerBound), .number(range.upperBound)])
                )
            ] + bound.members
        }
    }
}

extension Bound {
    fileprivate var members: [JSONObject.Member] {
        switch self {
        case .equals(let value): [.init(key: "equals", value: .number(value))]
        case .atLeast(let low): [.init(key: "atLeast", value: .number(low))]
        case .atMost(let high): [.init(key: "atMost", value: .number(high))]
        case .between(let low, let high):
            [.init(key: "atLeast", value: .number(low)), .init(key: "atMost", value: .number(high))]
        }
    }
}
