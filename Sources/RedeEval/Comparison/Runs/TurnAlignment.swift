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
        let steps = SequenceAlignment.steps(first.count, second.count, gap: ComparedTurn.gap) {
            first[$0].distance(to: second[$1])
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

    /// An order of sequences of turns by what they say: that of their lengths, then of their first difference.
    private static func isBefore(_ one: [ComparedTurn], _ other: [ComparedTurn]) -> Bool {
        guard one.count == other.count else { return one.count < other.count }
        for (turn, partner) in zip(one, other) where !turn.isSame(as: partner) {
            return turn.order.lexicographicallyPrecedes(partner.order)
        }
        return false
    }
}

extension ComparedTurn {
    /// What tells turns apart that are not the same.
    fileprivate var order: [Text] {
        var updates = JSONValue.null
        if case .reply(_, _, let list) = ending { updates = .array(list) }
        return [sender ?? Text(), Text(word), text] + recipients + [ByteWriter.text(of: updates)]
    }
}
