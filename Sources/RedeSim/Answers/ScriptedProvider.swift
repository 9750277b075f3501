package import RedeModel

/// Answers model calls from a script, with the faults of its rates put in.
///
/// Each bot has a lane of its own for each kind of call, with its own seed streams: what one bot draws shifts
/// nothing for another. The judge has one lane.
package struct ScriptedProvider: Equatable, Sendable {
    private let roster: [Text]
    private let defaultLatency: Latency
    private let live: LiveCalls
    private let whenExhausted: Script.WhenExhausted
    /// Each bot's turns, each bot's repairs, the judge.
    private var lanes: [ScriptedLane]
    private var faults: Faults
    /// The story that all bots with the policy write; nil when none has it.
    private var story: Story?
    private let lines: [ChessLine]

    /// The provider for a run of the bots of the roster, in its order; `lines` are the games that policies
    /// play anew, `latency` is for answers that give none, `live` are the calls that are not its own.
    package init(
        script: Script,
        lines: [ChessLine] = [],
        roster: [Text],
        latency: Latency,
        faults: FaultRates,
        live: LiveCalls = .none,
        seed: UInt64
    ) {
        self.roster = roster
        self.lines = lines
        defaultLatency = latency
        self.live = live
        whenExhausted = script.whenExhausted
        self.faults = Faults(faults, roster: roster, seed: seed)

        lanes = []
        lanes.reserveCapacity(roster.count * 2 + 1)
        let turns = SeedStream(seed: seed, name: "answer/turn")
        for name in roster {
            let source = script.bots.first { $0.bot == name }?.source
            if story == nil, case .policy(.story) = source { story = Story(seed: seed) }
            lanes.append(ScriptedLane(source, stream: turns.derived(for: name)))
        }
        let repairs = SeedStream(seed: seed, name: "answer/repair")
        for name in roster {
            let source = script.repair.first { $0.bot == name }?.source ?? script.chessPolicy(of: name)
            lanes.append(ScriptedLane(source, stream: repairs.derived(for: name)))
        }
        let judge = script.judge.isEmpty ? nil : Script.Source.entries(script.judge)
        lanes.append(ScriptedLane(judge, stream: SeedStream(seed: seed, name: "answer/judge")))
    }

    /// What there is for a call, which is the bot's next of its kind; `board` is the scenario as it stands
    /// now.
    ///
    /// A call that fails by a fault takes no answer from the script: the next call gets it.
    package mutating func provision(for call: ModelCall, on board: Board) -> Provision {
        let lane = self.lane(of: call)
        switch faults.fault(of: call) {
        case nil:
            return scripted(call, lane, board)
        case .failure(let failure):
            lanes[lane].countCall()
            return .answer(faults.answer(for: failure, of: call, latency: defaultLatency))
        case .flaw(let flaw):
            switch scripted(call, lane, board) {
            case .answer(let answer):
                return .answer(faults.flawed(answer, by: flaw, of: call))
            case .outside(var outside):
                outside.flaw = flaw
                return .outside(outside)
            }
        }
    }

    /// An answer that has come from outside, with the flaw in it that struck its call, if one did.
    mutating func received(_ answer: Answer, to call: ModelCall, flaw: Fault.Flaw?) -> Answer {
        guard let flaw else { return answer }
        return faults.flawed(answer, by: flaw, of: call)
    }

    private func lane(of call: ModelCall) -> Int {
        switch call.kind {
        case .turn: call.bot.index
        case .repair: roster.count + call.bot.index
        case .judge: roster.count * 2
        }
    }

    private mutating func scripted(_ call: ModelCall, _ lane: Int, _ board: Board) -> Provision {
        if live.includes(call.kind) {
            lanes[lane].countCall()
            return .outside(Provision.Outside(answerer: .model, index: lanes[lane].calls))
        }
        switch lanes[lane].take(for: call) {
        case .answer(let answer):
            return .answer(resolved(answer, lane))
        case .policy(.story(let policy)):
            let text = storyReply(to: call, policy: policy)
            return .answer(
                Answer(
                    latencyMilliseconds: lanes[lane].draw(defaultLatency),
                    end: .text(text, finishReason: nil)
                )
            )
        case .policy(.chessRandom(let policy)):
            return .answer(
                chess(call, lane, board, by: policy.means) { game, bot, lane in
                    lane.drawing { policy.answer(in: game, as: bot, from: &$0) }
                }
            )
        case .policy(.chessPGN(let policy)):
            guard let line = lines.first(where: { $0.file.path == policy.file.path }) else {
                preconditionFailure("a plan has the games that its policies play")
            }
            return .answer(
                chess(call, lane, board, by: policy.means) { game, bot, _ in
                    policy.answer(in: game, as: bot, along: line)
                }
            )
        case .policy(.chessUCI(let policy)):
            return .outside(
                Provision.Outside(
                    answerer: .chessEngine(policy),
                    index: lanes[lane].calls,
                    latencyMilliseconds: lanes[lane].draw(defaultLatency)
                )
            )
        case .nothing:
            return .answer(exhausted(call, lane))
        }
    }

    /// The answer with its latencies drawn.
    private mutating func resolved(_ answer: ScriptedAnswer, _ lane: Int) -> Answer {
        var steps: [Answer.Step] = []
        for step in answer.steps {
            let latency = lanes[lane].draw(step.latency ?? .none)
            steps.append(Answer.Step(latencyMilliseconds: latency, calls: step.calls, text: step.text))
        }
        let latency = lanes[lane].draw(answer.latency ?? defaultLatency)
        return Answer(steps: steps, latencyMilliseconds: latency, end: answer.end)
    }

    private mutating func storyReply(to call: ModelCall, policy: Policy.Story) -> Text {
        let place = call.bot.index
        let bot = roster[place]
        var next: Text? = policy.next ?? roster[(place + 1) % roster.count]
        if next == bot { next = nil }
        return story?.reply(next: next, to: call) ?? Text()
    }

    /// The answer of a bot that plays chess; to a repair call it only names a move.
    private mutating func chess(
        _ call: ModelCall,
        _ lane: Int,
        _ board: Board,
        by means: Policy.Means,
        _ choose: (ChessEngine, Text, inout ScriptedLane) -> ChessAnswer
    ) -> Answer {
        let latency = lanes[lane].draw(defaultLatency)
        guard let game = board.chess else {
            return ChessAnswer.noGame.answer(by: means, to: nil, afterMilliseconds: latency)
        }
        let bot = roster[call.bot.index]
        let opponent = game.opponent(of: bot).flatMap { $0 != bot && roster.contains($0) ? $0 : nil }
        return choose(game, bot, &lanes[lane])
            .answer(by: call.kind == .repair ? .text : means, to: opponent, afterMilliseconds: latency)
    }

    private mutating func exhausted(_ call: ModelCall, _ lane: Int) -> Answer {
        switch whenExhausted {
        case .repeat:
            if let last = lanes[lane].last { return resolved(last, lane) }
        case .empty:
            return Answer(
                latencyMilliseconds: lanes[lane].draw(defaultLatency),
                end: .text(Text(), finishReason: nil)
            )
        case .error:
            break
        }
        let shortage = ScriptShortage(
            kind: call.kind,
            bot: roster.indices.contains(call.bot.index) ? roster[call.bot.index] : Text(),
            given: lanes[lane].given,
            hasOnlyRules: lanes[lane].hasOnlyRules
        )
        return Answer(latencyMilliseconds: lanes[lane].draw(defaultLatency), end: .error(shortage.text))
    }
}

extension Script {
    /// The policy by which a bot plays chess; it answers the bot's repair calls, too.
    fileprivate func chessPolicy(of bot: Text) -> Source? {
        let source = bots.first { $0.bot == bot }?.source
        switch source {
        case .policy(.chessRandom), .policy(.chessPGN), .policy(.chessUCI): return source
        case .policy(.story), .entries, nil: return nil
        }
    }
}
