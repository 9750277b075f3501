import RedeEval
import RedeModel

/// The turns of a comparison as rows of its page: those that differ one by one, runs of same ones folded.
struct TurnRows {
    /// So many same turns in a row, or more, are folded.
    private static let fewestFolded = 3
    /// So many pairs are shown at most, and so many before the first that differs where not all are.
    private static let shown = 5000, shownBefore = 50

    private let comparison: RunComparison
    private let pages: RunComparisonReport.Pages
    /// The first pair that is not the same, found once.
    private let firstOther: Int?
    /// The number of each voice's colour; nil for the judge, who has none.
    private let colours: [Int?]
    /// The pairs that are shown: those before them are the same.
    let window: Range<Int>

    init(_ report: RunComparisonReport) {
        comparison = report.comparison
        pages = report.pages
        firstOther = report.comparison.firstOtherPair
        // A turn may be the same, and its prompt another one.
        let prompts = comparison.prompts.map(\.pair)
        window = TurnRows.window(
            of: comparison.turns.count,
            around: (prompts + [firstOther].compactMap { $0 }).min() ?? 0
        )
        var count = 0
        colours = comparison.voices.map { voice in
            guard !voice.isJudge else { return nil }
            count += 1
            return (count - 1) % 8
        }
    }

    /// The address of a pair on the page.
    static func identifier(of pair: Int) -> String { "turn-\(pair + 1)" }

    /// Which pairs a page shows: all, or a browser's fill from a little before the first that matters.
    static func window(of count: Int, around first: Int) -> Range<Int> {
        let start = max(0, min(first - shownBefore, count - shown))
        return start..<min(count, start + shown)
    }

    /// What is not shown before and behind the window, in words; none where all is.
    var unshown: (before: [String], behind: [String]) {
        let behind = comparison.turns.count - window.upperBound
        return (
            window.lowerBound == 0
                ? [] : ["The first \(window.lowerBound) turns are the same, and not shown."],
            behind == 0 ? [] : ["\(behind) more turns are not shown: compare.json has all."]
        )
    }

    /// Groups of rows, in order; `folded` is how many are folded, if they are.
    var groups: [[String: Any]] {
        var groups: [[String: Any]] = []
        var place = window.lowerBound
        while place < window.upperBound {
            let isSame = comparison.turns[place].status == .same
            var end = place
            while end < window.upperBound, (comparison.turns[end].status == .same) == isSame { end += 1 }
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
