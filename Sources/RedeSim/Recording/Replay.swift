package import RedeModel

/// Answers the calls of a run from recorded ones.
package struct Replay: Sendable {
    /// Which recorded call answers a call.
    package enum Matching: String, CaseIterable, Sendable {
        /// One of the same bot and kind with the same prompt.
        case exact
        /// The one of the same bot, kind and number.
        case turn
        /// The one that `exact` finds, else the one that `turn` does.
        case auto
    }

    /// What becomes of a call that nothing recorded answers.
    package enum Miss: Equatable, Sendable {
        /// It fails, with `missText`.
        case fails
        /// No answer ever comes.
        case hangs
        /// The scenario's own model is asked. It counts calls that were answered as its own: a script goes on
        /// with the answer that comes after theirs.
        case asks
    }

    /// What a call is told for which the recording has no answer: of no error class.
    package static let missText: Text = "the recording has no answer to this call"

    /// The recorded calls, in the order of their file.
    package let recorded: [RecordedCall]
    /// What became of each call so far, in the order in which they were made.
    package private(set) var calls: [ReplayedCall] = []

    let miss: Miss
    private let matching: Matching
    private let botCount: Int
    /// The recorded calls of each bot, kind after kind.
    private var lanes: [Lane]
    private var isUsed: [Bool]

    /// A replay for a run of the bots of the roster, in its order.
    package init(
        _ recorded: [RecordedCall],
        roster: [Text],
        matching: Matching = .auto,
        miss: Miss = .fails
    ) {
        self.recorded = recorded
        self.matching = matching
        self.miss = miss
        botCount = roster.count
        lanes = Array(repeating: Lane(), count: roster.count * CallKind.allCases.count)
        isUsed = Array(repeating: false, count: recorded.count)
        var bots: [Text: Int] = [:]  // determinism: look-up only, never walked
        for (index, name) in roster.enumerated() { bots[name] = index }
        for (place, call) in recorded.enumerated() {
            guard let bot = bots[call.place.bot] else { continue }
            lanes[self.lane(bot, call.place.kind)].places.append(place)
        }
        for lane in lanes.indices {
            lanes[lane].places.sort { recorded[$0].place.index < recorded[$1].place.index }
        }
    }

    /// The recorded calls that no call has used, in the order of their file.
    package var unasked: [RecordedCall] {
        recorded.indices.filter { !isUsed[$0] }.map { recorded[$0] }
    }

    /// The tokens that the answer to the last call took when it was recorded; nil when that is not known.
    var lastUsage: RecordedCall.Usage? { calls.last?.recorded.flatMap { recorded[$0].usage } }

    /// The answer to a call; nil when nothing recorded answers it.
    mutating func answer(
        to place: RecordedCall.Place,
        of bot: BotID,
        at instant: Instant,
        asked: AskedPrompt?
    ) -> Answer? {
        let lane = self.lane(bot.index, place.kind)
        let sameTurn = lanes[lane].place(ofIndex: place.index, in: recorded)
        var found: (place: Int, how: ReplayedCall.Answerer)?
        if matching != .turn, let asked {
            found = exact(asked, sameTurn, lane).map { ($0, .exactPrompt) }
        }
        if found == nil, matching != .exact, let sameTurn, !isUsed[sameTurn] { found = (sameTurn, .turn) }
        guard let found else {
            let answerer: ReplayedCall.Answerer = miss == .asks ? .model : .nobody
            calls.append(.init(place: place, instant: instant, answerer: answerer, asked: asked))
            return nil
        }
        isUsed[found.place] = true
        let isSame = asked.map { $0.sections == recorded[found.place].prompt?.sections } ?? true
        calls.append(
            .init(
                place: place,
                instant: instant,
                answerer: found.how,
                recorded: found.place,
                // What was asked is kept where it is told about only.
                asked: isSame ? nil : asked
            )
        )
        return Answer(recorded[found.place])
    }

    /// An unused call of the lane with the same prompt, that of the same turn before all others.
    private mutating func exact(_ asked: AskedPrompt, _ sameTurn: Int?, _ lane: Int) -> Int? {
        if let sameTurn, !isUsed[sameTurn], recorded[sameTurn].prompt?.sections == asked.sections {
            return sameTurn
        }
        let digest = asked.digest
        return lanes[lane].places(ofPrompt: digest, in: recorded).first { !isUsed[$0] }
    }

    private func lane(_ bot: Int, _ kind: CallKind) -> Int {
        switch kind {
        case .turn: bot
        case .judge: botCount + bot
        case .repair: botCount * 2 + bot
        }
    }
}

extension Replay {
    /// The recorded calls of a bot of one kind.
    private struct Lane: Sendable {
        /// Their places in the recording, in the order of their numbers.
        var places: [Int] = []
        /// Their places by prompt; made when a prompt is looked for.
        private var byPrompt: [Digest: [Int]]?  // determinism: look-up only, never walked

        func place(ofIndex index: Int, in recorded: [RecordedCall]) -> Int? {
            let usual = index - 1
            if usual < places.count, recorded[places[usual]].place.index == index { return places[usual] }
            return places.first { recorded[$0].place.index == index }
        }

        mutating func places(ofPrompt digest: Digest, in recorded: [RecordedCall]) -> [Int] {
            if let byPrompt { return byPrompt[digest] ?? [] }
            var made: [Digest: [Int]] = [:]  // determinism: look-up only, never walked
            for place in places {
                if let prompt = recorded[place].prompt { made[prompt.digest, default: []].append(place) }
            }
            byPrompt = made
            return made[digest] ?? []
        }
    }
}

/// What became of a call in a replay.
package struct ReplayedCall: Equatable, Sendable {
    /// What answered.
    package enum Answerer: Equatable, Sendable {
        /// A recorded call with the same prompt.
        case exactPrompt
        /// The recorded call of the same turn.
        case turn
        /// The scenario's own model.
        case model
        /// Nothing did: the call failed.
        case nobody
    }

    /// Which call it was.
    package var place: RecordedCall.Place
    /// When it was made.
    package var instant: Instant
    /// What answered it.
    package var answerer: Answerer
    /// The place in the recording of the call that answered it; nil when none did.
    package var recorded: Int?
    /// What it asked, where that is not what the recorded call asked; nil when it is, or is not known.
    package var asked: AskedPrompt?
}

extension Answer {
    /// The answer that a recorded call was given.
    init(_ call: RecordedCall) {
        self.init(
            steps: call.steps.map { step in
                Step(
                    latencyMilliseconds: step.latencyMilliseconds,
                    calls: step.uses.map(\.call),
                    text: step.text
                )
            },
            latencyMilliseconds: call.latencyMilliseconds,
            end: call.end
        )
    }
}
