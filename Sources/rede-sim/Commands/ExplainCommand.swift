import ArgumentParser
import RedeModel
import RedeSim

/// `rede-sim explain`: says what a name means.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what an event, a skip reason, a setting, a metric or an engine is.",
        discussion: """
            Without NAME it lists all names.

            Examples:
              rede-sim explain superseded-trigger
              rede-sim explain MAX_SESSION_REPLIES
            """
    )

    @Argument(
        help: "The name, as logs and files have it.",
        completion: .list(Explanation.all.map(\.name))
    )
    var name: String?

    func run() throws {
        guard let name else { return try StandardOutput.write(line: ExplainCommand.list) }
        guard let explanation = Explanation.named(Text(name)) else {
            throw UsageProblem(
                place: "explain",
                expected: "the name of an event, a skip reason, a setting, a metric or an engine",
                found: Quoted.text(Text(name)),
                notes: NearestName.notes(
                    for: Text(name),
                    among: Explanation.all.map { Text($0.name) },
                    elsewhere: "rede-sim explain lists all names"
                )
            )
        }
        try StandardOutput.write(line: ExplainCommand.page(of: explanation))
    }

    private static func page(of explanation: Explanation) -> String {
        let kind = Style.standardOutput.dim("· \(explanation.kind.rawValue)")
        var lines = ["\(Style.standardOutput.bold(explanation.name)) \(kind)"]
        lines += wrapped(explanation.summary, indent: 0)
        guard !explanation.facts.isEmpty else { return lines.joined(separator: "\n") }
        lines.append("")
        if let heading = explanation.heading { lines.append("\(heading):") }
        let width = explanation.facts.map { Columns.width($0.name) }.max() ?? 0
        for fact in explanation.facts {
            let text = wrapped(fact.text, indent: width + 4)
            for (index, line) in text.enumerated() {
                let label = Columns.left(index == 0 ? fact.name : "", width)
                lines.append("  \(label)  \(line)")
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func wrapped(_ text: String, indent: Int) -> [String] {
        let words = text.split(separator: " ").map(String.init)
        return Columns.folded(words, separator: " ", width: Columns.standard - indent)
    }

    private static var list: String {
        var lines: [String] = []
        for kind in Explanation.Kind.allCases {
            let all = Explanation.all.filter { $0.kind == kind }
            let width = all.map { Columns.width($0.name) }.max() ?? 0
            if !lines.isEmpty { lines.append("") }
            lines.append(Style.standardOutput.bold(kind.plural))
            for explanation in all {
                for (index, line) in wrapped(explanation.summary, indent: width + 4).enumerated() {
                    lines.append("  \(Columns.left(index == 0 ? explanation.name : "", width))  \(line)")
                }
            }
        }
        return lines.joined(separator: "\n")
    }
}
