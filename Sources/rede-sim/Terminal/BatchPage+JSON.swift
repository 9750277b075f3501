import RedeEval
import RedeModel
import RedeSim
import RedeStore

/// What a batch's variants and runs came to, for programs.
extension BatchPage {
    /// The whole page, with what is shown of each variant; a line feed at the end.
    func json(of variants: [JSONValue]) -> [UInt8] {
        ByteWriter.file(
            of: .object(
                JSONObject([
                    .init(key: "schema", value: .string("rede-sim/runs-show/1")),
                    .init(key: "tag", value: .string(batch.tag)),
                    .init(key: "variants", value: .array(variants)),
                ])
            )
        )
    }

    /// The runs of a variant together.
    func json(of figures: VariantFigures, variant: Int) -> JSONValue {
        var object = head(variant)
        object["runs"] = .number(Double(figures.runs))
        object["passed"] = .number(Double(figures.passed))
        object["unfinished"] = .number(Double(figures.unfinished))
        object["checks"] = .array(
            zip(batch.checks[variant], figures.failures).map { check, failures in
                var object = check.json
                object["failed"] = .number(Double(failures))
                return .object(object)
            }
        )
        object["metrics"] = .object(
            JSONObject(
                figures.metrics.map { metric in
                    var object = JSONObject()
                    object["runs"] = .number(Double(metric.runs))
                    object["mean"] = .number(metric.mean)
                    object["lowest"] = .number(metric.lowest)
                    object["highest"] = .number(metric.highest)
                    return .init(key: Text(metric.name.rawValue), value: .object(object))
                }
            )
        )
        return .object(object)
    }

    /// A run; nil is one that is still to do.
    func json(of result: CaseResult?, number: Int) -> JSONValue {
        let place = batch.plan.place(of: number)
        var object = head(place.variant)
        object["seed"] = .number(Double(place.seed))
        guard let result else { return .object(object) }
        object["ending"] = .string(Text(result.ending.rawValue))
        object["passed"] = .bool(result.hasPassed)
        object["finding"] = result.finding.isEmpty ? .null : .string(result.finding)
        object["checks"] = .array(
            zip(batch.checks[place.variant], result.checks).map { check, verdict in
                var object = check.json
                object["passed"] = .bool(verdict.hasPassed)
                object["found"] = verdict.hasPassed ? nil : .string(verdict.found)
                object["event"] = verdict.event.map { .number(Double($0)) }
                return .object(object)
            }
        )
        object["files"] = result.kept.map { .string($0) }
        object["metrics"] = .object(
            JSONObject(
                MetricName.allCases.map { metric in
                    let value = result.metrics[metric].map { JSONValue.number($0) }
                    return .init(key: Text(metric.rawValue), value: value ?? .null)
                }
            )
        )
        return .object(object)
    }

    private func head(_ index: Int) -> JSONObject {
        var object = JSONObject()
        object["variant"] = .number(Double(index + 1))
        object["scenario"] = .string(batch.plan.variants[index].scenario)
        object["changes"] = batch.plan.variants[index].changesJSON
        return object
    }
}

extension BatchCheck {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object["title"] = .string(title)
        object["subject"] = .string(subject)
        object["expected"] = .string(expected)
        return object
    }
}
