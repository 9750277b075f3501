import RedeModel

/// What is done with the calls of a run besides answering them: they are recorded, replayed, or both.
package struct CallTracking: Sendable {
    /// Takes the calls down; nil when they are not recorded.
    package var recorder: Recorder?
    /// Answers the calls; nil when they are not replayed.
    package internal(set) var replay: Replay?

    var digests = PromptDigests()
    /// How many calls of each kind each bot has made: bot after bot.
    private var counts: [Int] = []

    package init(recorder: Recorder? = nil, replay: Replay? = nil) {
        self.recorder = recorder
        self.replay = replay
    }

    /// The number of a new call among its bot's calls of its kind, from 1.
    mutating func number(of call: ModelCall) -> Int {
        let kinds = CallKind.allCases.count
        let kind =
            switch call.kind {
            case .turn: 0
            case .judge: 1
            case .repair: 2
            }
        let place = call.bot.index * kinds + kind
        if place >= counts.count { counts += Array(repeating: 0, count: place + 1 - counts.count) }
        counts[place] += 1
        return counts[place]
    }
}

/// Calls that are recorded or replayed.
extension Simulation {
    mutating func startTracked(_ call: ModelCall, token: Int) {
        let asked = asked(by: call)
        let number = tracking?.number(of: call) ?? 0
        let place = RecordedCall.Place(bot: worker.bots[call.bot.index].name, kind: call.kind, index: number)
        let record = begin(call, place, asked)
        switch provision(for: call, place, asked) {
        case .answer(let answer):
            let told = recorded(answer, record)
            if let usage = tracking?.replay?.lastUsage { tracking?.recorder?.spent(usage, record) }
            begin(ActiveCall(bot: call.bot, token: token, answer: told, record: record), at: now)
        case .outside(let outside):
            ask(call, outside, token: token, record: record)
        }
    }

    /// Begins to record a call; gives its number, nil when calls are not recorded.
    private mutating func begin(
        _ call: ModelCall,
        _ place: RecordedCall.Place,
        _ asked: AskedPrompt?
    ) -> Int? {
        guard tracking?.recorder != nil else { return nil }
        let call = RecordedCall(
            place: place,
            at: now,
            triggerSender: call.triggerSender,
            triggerContent: call.triggerContent,
            prompt: asked.map { .init(digest: $0.digest, sections: $0.sections) },
            latencyMilliseconds: 0,
            end: .hang
        )
        return tracking?.recorder?.begin(call, asked: asked)
    }

    /// What the bot is told of an answer: without secrets when it is recorded.
    mutating func recorded(_ answer: Answer, _ number: Int?) -> Answer {
        guard let number else { return answer }
        return tracking?.recorder?.answered(answer, number) ?? answer
    }

    private mutating func provision(
        for call: ModelCall,
        _ place: RecordedCall.Place,
        _ asked: AskedPrompt?
    ) -> Provision {
        guard let miss = tracking?.replay?.miss else {
            return provider.provision(for: call, on: worker.host.board)
        }
        let instant = now
        let recorded = tracking?.replay?.answer(to: place, of: call.bot, at: instant, asked: asked)
        switch miss {
        case .fails:
            return .answer(recorded ?? Answer(latencyMilliseconds: 0, end: .error(Replay.missText)))
        case .hangs:
            return .answer(recorded ?? Answer(latencyMilliseconds: 0, end: .hang))
        case .asks:
            // Asked in any case, so that a script keeps step with the calls.
            let own = provider.provision(for: call, on: worker.host.board)
            return recorded.map { .answer($0) } ?? own
        }
    }

    private mutating func asked(by call: ModelCall) -> AskedPrompt? {
        switch call.kind {
        case .judge:
            let question = worker.host.game.outcome?.prompt ?? Text()
            let transcript = log.transcript
            return tracking?.digests.asked(question: question, transcript: transcript)
        case .turn, .repair:
            guard let prompt = worker.prompt(for: call) else { return nil }
            return tracking?.digests.asked(prompt, of: call.bot)
        }
    }
}
