package import RedeModel
package import RedeSim

/// Compares a run with a vector by the vectors' own rule.
///
/// Events are grouped by timestamp and lane; deliveries made at once are sorted by recipient; wording is free
/// where a vector says so.
package enum ScenarioComparison {
    /// The first difference of a run and its vector; nil when they agree.
    package static func difference(_ vector: ScenarioVector, _ simulation: Simulation) throws -> String? {
        let own = try records(of: simulation)
        if let difference = difference(expected: vector.events, own: own) { return difference }
        return try responseDifference(vector, simulation)
    }

    /// The own log as JSON values, one a line.
    package static func records(of simulation: Simulation) throws -> [JSONValue] {
        try simulation.log.ndjson.split(separator: 0x0A).map { try JSONReader.value(of: $0) }
    }

    /// The first difference of two logs; nil when they agree.
    package static func difference(expected: [JSONValue], own: [JSONValue]) -> String? {
        let wanted = lanes(expected)
        let given = lanes(own)
        // Place by place in time: the earliest difference is the telling one.
        for key in Set(wanted.keys).union(given.keys).sorted() {
            let one = wanted[key] ?? []
            let other = given[key] ?? []
            for index in 0..<max(one.count, other.count) {
                guard index < one.count else { return "\(key) #\(index): unexpected \(text(other[index]))" }
                guard index < other.count else { return "\(key) #\(index): missing \(text(one[index]))" }
                if let field = fieldDifference(one[index], other[index]) {
                    return "\(key) #\(index) \(one[index]["event"]?.text?.string ?? "?") \(field)"
                }
            }
        }
        return nil
    }

    private static func lanes(_ events: [JSONValue]) -> [String: [JSONValue]] {
        var lanes: [String: [JSONValue]] = [:]
        for event in events {
            let key = "\(event["timestamp"]?.text?.string ?? "?") [\(lane(event))]"
            lanes[key, default: []].append(bare(event))
        }
        return lanes.mapValues(sortedDeliveries)
    }

    private static func lane(_ event: JSONValue) -> String {
        if event["event"]?.text?.string.hasPrefix("coordination.") == true { return "" }
        return (event["payload"]?["bot"]?.text ?? event["payload"]?["from"]?.text ?? "").string
    }

    /// The event without the fields whose values are the wording's.
    private static func bare(_ event: JSONValue) -> JSONValue {
        guard var object = event.object, var payload = object["payload"]?.object else { return event }
        if object["event"]?.text == "llm.request" { payload["promptChars"] = nil }
        if object["event"]?.text == "game.outcome.transcript" { payload["chars"] = nil }
        object["payload"] = .object(payload)
        return .object(object)
    }

    private static func sortedDeliveries(_ events: [JSONValue]) -> [JSONValue] {
        var result: [JSONValue] = []
        var run: [(to: Text, place: Int, event: JSONValue)] = []
        func flush() {
            run.sort { $0.to == $1.to ? $0.place < $1.place : $0.to < $1.to }
            result += run.map(\.event)
            run = []
        }
        for (place, event) in events.enumerated() {
            let isCoordination = event["event"]?.text?.string.hasPrefix("coordination.") == true
            if let to = event["payload"]?["to"]?.text, !isCoordination {
                run.append((to, place, event))
            } else {
                flush()
                result.append(event)
            }
        }
        flush()
        return result
    }

    /// The first field that differs; keys count in their order.
    private static func fieldDifference(_ expected: JSONValue, _ own: JSONValue) -> String? {
        if let difference = VectorDifference.first(expected: expected, found: own, path: "event") {
            return difference.description
        }
        let wanted = expected["payload"]?.object?.members.map(\.key.string) ?? []
        let given = own["payload"]?.object?.members.map(\.key.string) ?? []
        return wanted == given ? nil : "keys: expected \(wanted), found \(given)"
    }

    private static func responseDifference(
        _ vector: ScenarioVector,
        _ simulation: Simulation
    ) throws -> String? {
        for (index, expected) in vector.responses.enumerated() {
            let exchange = simulation.exchanges[index]
            let place = "response \(index)"
            guard let status = expected["status"]?.double else {
                if exchange.response != nil { return "\(place): expected none, found one" }
                continue
            }
            guard let response = exchange.response, let answeredAt = exchange.answeredAt else {
                return "\(place): expected status \(Int(status)), found no answer"
            }
            if response.status != Int(status) {
                return "\(place): expected status \(Int(status)), found \(response.status)"
            }
            let at = answeredAt.milliseconds(since: vector.plan.epoch)
            if let wanted = expected["at"]?.double, Int(wanted) != at {
                return "\(place): expected at \(Int(wanted)), found \(at)"
            }
            if let body = expected["body"] {
                let own = response.json(settings: vector.plan.settings)
                if let difference = VectorDifference.first(
                    expected: sortedOutbound(body),
                    found: own.map(sortedOutbound),
                    path: "\(place).body"
                ) {
                    return difference.description
                }
            }
            if let log = expected["log"],
                let problem = try logDifference(log, exchange.durableLog, simulation)
            {
                return "\(place): \(problem)"
            }
        }
        return nil
    }

    private static func logDifference(
        _ expected: JSONValue,
        _ range: Range<Int>,
        _ simulation: Simulation
    ) throws -> String? {
        if let count = expected["count"]?.double, Int(count) != range.count {
            return "log.count: expected \(Int(count)), found \(range.count)"
        }
        for (key, place) in [("first", range.lowerBound), ("last", range.upperBound - 1)] as [(Text, Int)] {
            guard let wanted = expected[key], wanted != .null, !range.isEmpty else { continue }
            var writer = ByteWriter()
            simulation.log[place].write(to: &writer)
            let own = try JSONReader.value(of: writer.bytes[...])
            if let difference = VectorDifference.first(
                expected: bare(wanted),
                found: bare(own),
                path: "log.\(key)"
            ) {
                return difference.description
            }
        }
        return nil
    }

    /// A body whose `recentOutbound` lists, whose order is free, are sorted.
    private static func sortedOutbound(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): return .array(items.map(sortedOutbound))
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map { member in
                        var value = sortedOutbound(member.value)
                        if member.key == "recentOutbound", case .array(let items) = value {
                            value = .array(items.sorted { text($0) < text($1) })
                        }
                        return .init(key: member.key, value: value)
                    }
                )
            )
        case .null, .bool, .number, .string: return value
        }
    }

    private static func text(_ value: JSONValue) -> String {
        var writer = ByteWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
