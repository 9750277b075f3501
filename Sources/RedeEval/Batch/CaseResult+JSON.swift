import RedeModel
import RedeSim

/// Results as lines of JSON.
extension ByteWriter {
    /// Writes a result with its line feed.
    mutating func line(of result: CaseResult) {
        raw("{\"case\":")
        integer(result.number)
        raw(",\"ending\":\"")
        raw(name: result.ending.rawValue)
        raw("\"")
        if !result.finding.isEmpty {
            raw(",\"finding\":")
            string(result.finding)
        }
        raw(",\"checks\":[")
        for (place, check) in result.checks.enumerated() {
            if place > 0 { raw(",") }
            self.check(check)
        }
        raw("],\"metrics\":[")
        for (place, metric) in MetricName.allCases.enumerated() {
            if place > 0 { raw(",") }
            // What is no number is written as null.
            number(result.metrics[metric] ?? .nan)
        }
        raw("]")
        if let kept = result.kept {
            raw(",\"kept\":")
            string(kept)
        }
        raw("}\n")
    }

    private mutating func check(_ verdict: CaseResult.Verdict) {
        guard !verdict.hasPassed else { return raw("true") }
        raw("{\"found\":")
        string(verdict.found)
        if let event = verdict.event {
            raw(",\"event\":")
            integer(event)
        }
        raw("}")
    }
}

extension CaseResult {
    /// The result that a line of JSON holds; nil for any other value.
    init?(_ value: JSONValue) {
        guard let number = value["case"]?.integer, let name = value["ending"]?.text,
            let ending = Ending(rawValue: name.string), let checks = value["checks"]?.array,
            let metrics = value["metrics"]?.array, metrics.count == MetricName.allCases.count
        else { return nil }
        let verdicts = checks.compactMap(Verdict.init)
        guard verdicts.count == checks.count else { return nil }
        self.init(
            number: number,
            ending: ending,
            finding: value["finding"]?.text ?? Text(),
            checks: verdicts,
            kept: value["kept"]?.text
        )
        for (metric, value) in zip(MetricName.allCases, metrics) { self.metrics[metric] = value.double }
    }
}

extension CaseResult.Verdict {
    /// The verdict that a value of a line holds.
    fileprivate init?(_ value: JSONValue) {
        if value == .bool(true) {
            self.init(hasPassed: true)
            return
        }
        guard let found = value["found"]?.text else { return nil }
        self.init(hasPassed: false, found: found, event: value["event"]?.integer)
    }
}

extension JSONValue {
    /// A whole number from 0 on; nil for any other value.
    var integer: Int? { double.flatMap { Int(exactly: $0) } }
}
