import RedeEval
import RedeModel
import RedeSim

/// How runs that have ended were judged, for people and for programs.
struct ScoreSummary {
    struct Run {
        var name: Text
        var result: RunResult
    }

    let runs: [Run]
    let style: Style
    /// How far a check agrees with people, and how many runs nobody has labelled; nil when nobody asked.
    private(set) var comparison: (title: String, agreement: Agreement, unlabelled: Int)?

    init(runs: [Run], style: Style) {
        self.runs = runs
        self.style = style
    }

    var hasPassed: Bool { runs.allSatisfy(\.result.hasPassed) }

    /// Compares a check with what people have said.
    mutating func compare(_ check: Int, with people: HumanLabels) {
        var pairs: [(human: Text, judge: Text)] = []
        for run in runs {
            guard let label = people.label(ofRun: run.name, seed: run.result.seed) else { continue }
            pairs.append((human: label, judge: run.result.checks[check].label))
        }
        let title = runs.first.map { Columns.plain($0.result.checks[check].title) } ?? ""
        comparison = (title, Agreement(pairs), runs.count - pairs.count)
    }

    /// The lines, without line feeds.
    var lines: [String] {
        runs.flatMap { lines(of: $0) }
            + (comparison.map { lines(of: $0.agreement, $0.title, $0.unlabelled) } ?? [])
    }

    private func lines(of run: Run) -> [String] {
        var lines = [style.bold(Columns.plain(run.name.string))]
        for check in run.result.checks {
            let mark = "  \(check.hasPassed ? "✓" : "✗") \(Columns.left(check.scoreText, 4))  "
            var text = "\(check.title): "
            text += check.hasPassed ? check.found : "expected \(check.expected), found \(check.found)"
            if let reason = check.ownReason { text += " \(reason)" }
            if !check.events.isEmpty {
                let more = check.events.count > 5 ? ", …" : ""
                text += " (events \(check.events.prefix(5).map(String.init).joined(separator: ", "))\(more))"
            }
            let words = Columns.plain(text).split(separator: " ").map(String.init)
            let folded = Columns.folded(words, separator: " ", width: Columns.standard - 10)
            for (index, part) in folded.enumerated() {
                let line = (index == 0 ? mark : String(repeating: " ", count: 10)) + part
                lines.append(check.hasPassed ? style.dim(line) : style.red(line))
            }
        }
        return lines
    }

    private func lines(of agreement: Agreement, _ title: String, _ unlabelled: Int) -> [String] {
        var lines = ["", style.bold("agreement with people") + "  " + Columns.cut(title, to: 57)]
        guard let observed = agreement.observed, let expected = agreement.expected else {
            return lines + ["  no run has a label"]
        }
        let kappa = agreement.kappa.map { NumberText.javaScript(($0 * 1000).rounded() / 1000) }
        lines.append(
            "  kappa \(kappa ?? "–")   the same \(ScoreSummary.percent(observed))   "
                + "by chance \(ScoreSummary.percent(expected))   \(counted(agreement.count, "run"))"
                + (unlabelled == 0 ? "" : "   \(unlabelled) without a label")
        )
        let names = agreement.labels.map { Columns.cut(Columns.plain($0.string), to: 12) }
        let width = max(names.map(Columns.width).max() ?? 0, 4) + 2
        lines.append(
            style.dim("  " + Columns.left("people", 14) + names.map { Columns.right($0, width) }.joined())
                + "  ← the check"
        )
        for (name, row) in zip(names, agreement.table) {
            lines.append(
                "  " + Columns.left(name, 14) + row.map { Columns.right(String($0), width) }.joined()
            )
        }
        return lines
    }

    private static func percent(_ share: Double) -> String {
        NumberText.javaScript((share * 1000).rounded() / 10) + "%"
    }

    /// The same as JSON, with a line feed at the end.
    var json: [UInt8] {
        var object = JSONObject()
        object["runs"] = .array(
            runs.map { run in
                var object = JSONObject()
                object["run"] = .string(run.name)
                object["seed"] = .number(Double(run.result.seed))
                object["passed"] = .bool(run.result.hasPassed)
                object["checks"] = run.result.checksJSON
                return .object(object)
            }
        )
        object["agreement"] = comparison.map { json(of: $0.agreement) } ?? .null
        return ByteWriter.file(of: .object(object))
    }

    private func json(of agreement: Agreement) -> JSONValue {
        var object = JSONObject()
        object["kappa"] = agreement.kappa.map { .number($0) } ?? .null
        object["observed"] = agreement.observed.map { .number($0) } ?? .null
        object["expected"] = agreement.expected.map { .number($0) } ?? .null
        object["labels"] = .array(agreement.labels.map { .string($0) })
        object["table"] = .array(agreement.table.map { row in .array(row.map { .number(Double($0)) }) })
        return .object(object)
    }
}
