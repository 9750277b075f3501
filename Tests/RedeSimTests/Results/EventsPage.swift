import RedeModel
import RedeSim

/// The page docs/events.md, made of the table that `rede-sim explain` shows.
enum EventsPage {
    static var markdown: String {
        var lines = [
            "# Events",
            "",
            "The event log is NDJSON as rede writes it: a line a record with the keys `event`, `timestamp` and `payload`. The",
            "tables list the keys of each payload in the order in which the log has them; a key without a value is left out.",
            "`rede-sim explain NAME` shows the same texts.",
            "",
        ]
        for explanation in Explanation.all where explanation.kind == .event {
            lines += section(of: explanation)
        }
        lines += [
            "# Skip reasons",
            "",
            "The reason of a `brain.skip`. Its payload has the keys of the tables here after `bot` and `reason`.",
            "",
        ]
        for explanation in Explanation.all where explanation.kind == .reason {
            lines += section(of: explanation)
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    private static func section(of explanation: Explanation) -> [String] {
        var lines = [
            "## \(explanation.name)", "",
            explanation.summary.prefix(1).uppercased() + explanation.summary.dropFirst() + ".", "",
        ]
        guard !explanation.facts.isEmpty else { return lines }
        lines += ["| key | what it is |", "|---|---|"]
        lines += explanation.facts.map { "| `\($0.name)` | \($0.text) |" }
        return lines + [""]
    }
}
