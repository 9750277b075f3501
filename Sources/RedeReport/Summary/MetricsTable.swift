package import RedeModel
package import RedeSim

/// The metrics of logs as people and programs read them.
package struct MetricsTable: Sendable {
    /// The name of the format.
    package static let schema: Text = "rede-sim/metrics/1"

    /// The logs, by their files, with their metrics.
    private let logs: [(file: String, metrics: RunMetrics)]

    package init(_ logs: [(file: String, metrics: RunMetrics)]) {
        self.logs = logs
    }

    /// The rows that have a value, each the metric's name, a value a log and the unit; metrics that are 0 in
    /// all logs are left out unless `all` of them are asked for.
    package func rows(all: Bool) -> [(name: String, values: [String], unit: String)] {
        MetricName.allCases.compactMap { metric in
            let values = logs.map { $0.metrics[metric] }
            guard values.contains(where: { $0 != nil && (all || $0 != 0) }) else { return nil }
            return (metric.rawValue, values.map { $0.map(MetricsTable.text) ?? "–" }, metric.unit)
        }
    }

    /// Indented JSON: for each log its file and the values that it has.
    package var json: [UInt8] {
        let logs = logs.map { log in
            var object = JSONObject()
            object["log"] = .string(Text(log.file))
            object["metrics"] = log.metrics.json
            return JSONValue.object(object)
        }
        var object = JSONObject()
        object["schema"] = .string(MetricsTable.schema)
        object["logs"] = .array(logs)
        return ByteWriter.file(of: .object(object))
    }

    /// A value with at most three decimals.
    package static func text(_ value: Double) -> String {
        NumberText.javaScript((value * 1000).rounded() / 1000)
    }
}
