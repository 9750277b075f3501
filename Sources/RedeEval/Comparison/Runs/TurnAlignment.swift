import RedeModel

/// Lines the turns of two runs up, voice by voice.
struct TurnAlignment {
    /// The pairs: those of each voice in order, and before others what happened first.
    private(set) var pairs: [RunComparison.TurnPair] = []

    init(_ baseline: ComparedRun, _ candidate: ComparedRun, voices: [ComparedRun.Voice]) {
        let (one, other) = (baseline.turns, candidate.turns)
        let columns = voices.indices.map { voice in
            func turns(_ run: ComparedRun, _ all: [[ComparedTurn]]) -> [ComparedTurn] {
                run.voices.firstIndex(of: voices[voice]).map { all[$0] } ?? []
            }
            return TurnAlignment.pairs(of: turns(baseline, one), with: turns(candidate, other), voice)
        }
        /// When a pair happened first.
        func time(_ pair: RunComparison.TurnPair) -> Int {
            min(
                pair.baseline.map { baseline.milliseconds(of: $0.first) } ?? .max,
                pair.candidate.map { candidate.milliseconds(of: $0.first) } ?? .max
            )
        }
        var next = columns.map { _ in 0 }
        while true {
            let open = columns.indices.filter { next[$0] < columns[$0].count }
            let earliest = open.min { time(columns[$0][next[$0]]) < time(columns[$1][next[$1]]) }
            guard let earliest else { break }
            pairs.append(columns[earliest][next[earliest]])
            next[earliest] += 1
        }
    }

    /// The turns of a voice side by side; the other way round gives the same pairs the other way round.
    static func pairs(
        of baseline: [ComparedTurn],
        with candidate: [ComparedTurn],
        _ voice: Int
    ) -> [RunComparison.TurnPair] {
        // Of several ways that cost the same, the one that is taken must not hang on which side is which.
        let isSwapped = isBefore(candidate, baseline)
        let (first, second) = isSwapped ? (candidate, baseline) : (baseline, candidate)
        var numbers: [[Text]: Int] = [:]  // determinism: look-up only, never walked
        let rows = first.map { TurnKey($0, &numbers) }
        let columns = second.map { TurnKey($0, &numbers) }
        let steps = SequenceAlignment.steps(rows.count, columns.count, gap: TurnKey.gap) {
            rows[$0].distance(to: columns[$1])
        }
        return steps.map { step in
            let (one, other): (ComparedTurn?, ComparedTurn?) =
                switch step {
                case .both(let row, let column): (first[row], second[column])
                case .first(let row): (first[row], nil)
                case .second(let column): (nil, second[column])
                }
            return .init(voice: voice, baseline: isSwapped ? other : one, candidate: isSwapped ? one : other)
        }
    }

    /// An order of sequences of turns by what they say: that of their lengths, then of their first
    /// difference.
    private static func isBefore(_ one: [ComparedTurn], _ other: [ComparedTurn]) -> Bool {
        guard one.count == other.count else { return one.count < other.count }
        for (turn, partner) in zip(one, other) where !turn.isSame(as: partner) {
            return turn.texts.lexicographicallyPrecedes(partner.texts)
        }
        return false
    }
}

/// A turn as numbers, equal ones for equal texts: pairs are weighed by the million.
private struct TurnKey {
    /// What a turn without a partner costs: more than half of what any pair does.
    static let gap = 3

    private let turn: Int
    private let word: Int
    private let sender: Int
    private let recipients: Int

    init(_ turn: ComparedTurn, _ numbers: inout [[Text]: Int]) {  // determinism: look-up only, never walked
        func number(_ texts: [Text]) -> Int {
            if let known = numbers[texts] { return known }
            numbers[texts] = numbers.count
            return numbers.count - 1
        }
        self.turn = number(turn.texts)
        word = number([Text(turn.word)])
        sender = number(turn.sender.map { [$0] } ?? [])
        recipients = number(turn.recipients)
    }

    /// How far a pair is from the same turn: 0 for the same, less than two gaps for any.
    func distance(to other: TurnKey) -> Int {
        if turn == other.turn { return 0 }
        let ending = word != other.word ? 4 : recipients != other.recipients ? 3 : 2
        return ending + (sender == other.sender ? 0 : 1)
    }
}

extension ComparedTurn {
    /// What tells turns apart that are not the same.
    fileprivate var texts: [Text] {
        var updates = JSONValue.null
        if case .reply(_, _, let list) = ending { updates = .array(list) }
        return [sender ?? Text(), Text(word), text, ByteWriter.text(of: updates)] + recipients
    }
}
