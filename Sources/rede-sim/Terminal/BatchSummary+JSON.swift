import RedeEval
import RedeModel
import RedeSim

extension BatchSummary {
    /// The result as JSON: nothing in it depends on the clock or on the number of jobs.
    var json: [UInt8] {
        var object = JSONObject()
        object["schema"] = .string("rede-sim/batch/1")
        object["plan"] = .string(batch.plan.digest.text)
        object["runs"] = .number(Double(tally.runs))
        object["passed"] = .number(Double(tally.passed))
        object["variants"] = .array(batch.variants.indices.map { variant($0) })
        object["firstFailure"] = tally.firstFailure.map { failure($0) } ?? .null
        return ByteWriter.file(of: .object(object))
    }

    private func variant(_ place: Int) -> JSONValue {
        let (variant, counts) = (batch.plan.variants[place], tally.variants[place])
        var object = JSONObject()
        object["scenario"] = .string(variant.scenario)
        object["changes"] = .object(
            JSONObject(variant.changes.map { .init(key: $0.key, value: .string($0.value)) })
        )
        object["firstSeed"] = .number(Double(variant.firstSeed))
        object["runs"] = .number(Double(counts.runs))
        object["passed"] = .number(Double(counts.passed))
        object["interval"] = .array([.number(counts.passing.lower), .number(counts.passing.upper)])
        object["endings"] = .object(
            JSONObject(
                zip(CaseResult.Ending.allCases, counts.endings).map {
                    .init(key: Text($0.rawValue), value: .number(Double($1)))
                }
            )
        )
        object["checks"] = .array(
            zip(batch.variants[place].checks, counts.failures).map { check, failures in
                var object = JSONObject()
                object["title"] = .string(Text(check.title))
                object["expected"] = .string(Text(check.expected))
                object["failures"] = .number(Double(failures))
                return .object(object)
            }
        )
        object["means"] = .object(
            JSONObject(
                MetricName.allCases.map { metric in
                    let mean = counts.mean(of: metric)
                    return .init(key: Text(metric.rawValue), value: mean.map { .number($0) } ?? .null)
                }
            )
        )
        return .object(object)
    }

    private func failure(_ number: Int) -> JSONValue {
        let (variant, seed) = batch.plan.place(of: number)
        var object = JSONObject()
        object["variant"] = .number(Double(variant + 1))
        object["seed"] = .number(Double(seed))
        return .object(object)
    }
}
