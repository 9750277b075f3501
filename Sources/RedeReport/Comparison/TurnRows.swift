import RedeEval
import RedeModel

/// The turns of a comparison as rows of its page: those that differ one by one, runs of same ones folded.
struct TurnRows {
    /// So many same turns in a row, or more, are folded.
    private static let fewestFolded = 3

    private let comparison: RunComparison
    private let pages: RunComparisonReport.Pages
    /// The first pair that is not the same, found once.
    private let firstOther: Int?
    /// The number of each voice's colour; nil for the judge, who has none.
    private let colours: [Int?]

    init(_ report: RunComparisonReport) {
        comparison = report.comparison
        pages = report.pages
        firstOther = report.comparison.firstOtherPair
        var count = 0
        colours = comparison.voices.map { voice in
            guard !voice.isJudge else { return nil }
            count += 1
            return (count - 1) % 8
        }
    }

    /// The address of a pair on the page.
    static func identifier(of pair: Int) -> String { "turn-\(pair + 1)" }

    /// Groups of rows, in order; `folded` is how many are folded, if they are.
    var groups: [[String: Any]] {
        var groups: [[String: Any]] = []
        var place = 0
        while place < comparison.turns.count {
            let isSame = comparison.turns[place].status == .same
            var end = place
            while end < comparison.turns.count, (comparison.turns[end].status == .same) == isSame { end += 1 }
            let isFolded = isSame && end - place >= TurnRows.fewestFolded
            groups.append(["folded": isFolded ? [end - place] : [], "rows": (place..<end).map(row)])
            place = end
        }
        return groups
    }

    private func row(_ place: Int) -> [String: Any] {
        let pair = comparison.turns[place]
        let voice = comparison.voices[pair.voice]
        let texts = MarkedTexts.both(pair.baseline.map(\.text), pair.candidate.map(\.text))
        let sides = [
            (pair.baseline, comparison.baseline, pages.baseline),
            (pair.candidate, comparison.candidate, pages.candidate),
        ]
        return [
            "id": TurnRows.identifier(of: place),
            "status": RunComparison.word(for: pair.status),
            "voice": voice.name.string,
            "colour": colours[pair.voice].map { "bot-\($0)" } ?? "",
            "number": "\(pair.baseline?.number ?? pair.candidate?.number ?? 0)",
            "isFirst": place == firstOther,
            "turns": zip(texts, sides).map { text, side in
                var one = text
                one["turn"] = side.0.map { [context(of: $0, side.1, side.2)] } ?? []
                return one
            },
        ]
    }

    private func context(of turn: ComparedTurn, _ run: ComparedRun, _ page: String?) -> [String: Any] {
        [
            "time": RunComparisonReport.seconds(run.milliseconds(of: turn.first)),
            "link": page.map { ["\($0)#e\(turn.last + 1)"] } ?? [],
            "ending": turn.word == "reply" ? [] : [turn.word],
            "from": turn.sender.map { [$0.string] } ?? [],
            "to": turn.recipients.isEmpty ? [] : [turn.recipients.map(\.string).joined(separator: ", ")],
        ]
    }
}
