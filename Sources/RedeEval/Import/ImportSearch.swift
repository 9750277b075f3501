import RedeModel
import RedeSim

/// Looks for what a log does not say outright: plays what is assumed, looks where the run first differs from
/// the log, and tries what could be the reason.
struct ImportSearch {
    /// What was tried, and how well it went.
    struct Attempt {
        var draft: ImportDraft
        var fidelity: Fidelity
        var guess: Guess
        /// The run's events.
        var played: [LoggedEvent]
    }

    /// A run that takes more steps than this is no run of the log.
    static let stepLimit = 2_000_000
    /// How many differences are looked into.
    private static let mostRounds = 10
    /// How many runs are made to find when each call has to be answered.
    private static let mostFits = 60

    private let log: ArchivedLog
    private let cast: Cast
    private let name: Text
    private let tolerance: Int
    private let unseen: [SettingName]

    init(_ log: ArchivedLog, cast: Cast, name: Text, tolerance: Int) {
        self.log = log
        self.cast = cast
        self.name = name
        self.tolerance = tolerance
        unseen = SettingInference.unseen(in: log, cast: cast)
    }

    /// The best attempts under both readings, the better one first.
    ///
    /// Where both explain the log the observed reading does, as the log is one of the real runtime.
    func best() -> [Attempt] {
        let votes = SettingVotes(log, besides: Settings())
        var guess = Guess()
        guess.settings[.llmRequestTimeout] = votes.timeout
        if unseen.contains(.brainCooldown) { guess.settings[.brainCooldown] = votes.fittingCooldown }
        let first = attempt(guess, .documented)
        let observed = best(from: attempt(guess, .observed))
        var documented = observed.fidelity.isWhole ? attempt(observed.guess, .documented) : first
        // What is guessed so that one reading fits must not speak against the other.
        if !observed.fidelity.isWhole, Score(observed.fidelity) <= Score(first.fidelity) {
            documented = best(from: first)
        }
        let isObserved = Score(documented.fidelity) <= Score(observed.fidelity)
        return isObserved ? [observed, documented] : [documented, observed]
    }

    private func best(from start: Attempt) -> Attempt {
        var best = start
        for _ in 0..<ImportSearch.mostRounds {
            guard let difference = best.fidelity.first,
                let better = improved(best, at: difference, best.draft.scenario.reading)
            else { break }
            best = better
        }
        return best
    }

    /// The attempt that does best of those that a difference suggests, if it does better than before.
    ///
    /// Settings are tried before calls that leave no event: those explain too much.
    private func improved(_ best: Attempt, at difference: Fidelity.Difference, _ reading: Reading) -> Attempt?
    {
        for guesses in [settingGuesses(after: best, difference), hiddenGuesses(after: best, difference)] {
            var better: Attempt?
            var score = Score(best.fidelity)
            for guess in guesses {
                let attempt = attempt(guess, reading)
                guard score < Score(attempt.fidelity) else { continue }
                score = Score(attempt.fidelity)
                better = attempt
                if attempt.fidelity.isWhole { break }
            }
            if let better { return better }
        }
        return nil
    }

    private func attempt(_ guess: Guess, _ reading: Reading) -> Attempt {
        var draft = ImportDraft(
            log,
            cast: cast,
            guess: guess,
            reading: reading,
            name: name,
            tolerance: tolerance
        )
        var played = play(draft.scenario)
        // On a real clock a turn begins a little late, and its answer still came when it came.
        for _ in 0..<ImportSearch.mostFits {
            let before = draft.scenario.model.script
            draft.fit(to: starts(in: played))
            if draft.scenario.model.script == before { break }
            played = play(draft.scenario)
        }
        let fidelity = Fidelity(of: log, in: played, toleranceMilliseconds: tolerance)
        return Attempt(draft: draft, fidelity: fidelity, guess: guess, played: played)
    }

    /// The events of a scenario's run.
    private func play(_ scenario: Scenario) -> [LoggedEvent] {
        // A scenario that was made here has no wordings that could fail to compile.
        guard let plan = try? RunPlan(scenario) else { return [] }
        var simulation = Simulation(plan, seed: 0)
        simulation.run(until: plan.end, stepLimit: ImportSearch.stepLimit)
        let file = SourceFile(path: "", bytes: simulation.log.ndjson)
        // What a run writes can be read.
        guard let read = try? LogReader.read(file) else { return [] }
        return read.records.map { LoggedEvent($0) }
    }

    /// When the calls of a run were made.
    private func starts(in played: [LoggedEvent]) -> [CallLane: [Instant]] {
        var starts: [CallLane: [Instant]] = [:]  // determinism: look-up only, never walked
        var answered: [Text: Instant] = [:]  // determinism: look-up only, never walked
        // Those that are made up before a log are none of its calls.
        let first = log.isCutAtStart ? Prehistory.callStart(log) : log.start
        for event in played where event.instant >= first {
            switch event.name {
            case .modelRequest:
                starts[CallLane(bot: event.bot, kind: .turn), default: []].append(event.instant)
            case .modelResponse: answered[event.bot] = event.instant
            case .outcomeTranscript:
                starts[CallLane(bot: Text(), kind: .judge), default: []].append(event.instant)
            case .scenarioApplied:
                let via = event.text("via").flatMap(ActionRoute.init)
                guard via == .repair || via == .standIn, let start = answered[event.bot] else { continue }
                starts[CallLane(bot: event.bot, kind: .repair), default: []].append(start)
            default: continue
            }
        }
        return starts
    }
}

extension ImportSearch {
    /// Other values of the settings that the log does not show.
    private func settingGuesses(after best: Attempt, _ difference: Fidelity.Difference) -> [Guess] {
        let guess = best.guess
        let entries = best.draft.scenario.settings.map { (name: $0.name, value: $0.value) }
        let votes = SettingVotes(log, besides: Settings(entries))
        var guesses: [Guess] = []
        for name in unseen {
            let current = guess.settings[name] ?? SettingInference.usual(name)
            for value in votes.values(of: name) where value != current {
                guesses.append(guess.setting(name, to: value))
            }
            if name == .maxSessionReplies { guesses += [12, 24, 1000].map { guess.setting(name, to: $0) } }
            if name == .reservedFinalReplies { guesses.append(guess.setting(name, to: 0)) }
        }
        let isIdle = difference.logged?.name == .alarmSelfHeal || difference.played?.name == .alarmSelfHeal
        // A short cooldown is seen in nothing but when alarms look first.
        if isIdle, unseen.contains(.brainCooldown) {
            let short = guess.setting(.brainCooldown, to: 1)
            let other = SettingVotes(
                log,
                besides: Settings(entries + [(Text(SettingName.brainCooldown.rawValue), "1")])
            )
            guesses += other.values(of: .idleTurnProbe).map { short.setting(.idleTurnProbe, to: $0) }
        }
        return guesses
    }

    /// Calls that leave no event, at the instants at which they may have been made.
    private func hiddenGuesses(after best: Attempt, _ difference: Fidelity.Difference) -> [Guess] {
        guard let instant = difference.instant else { return [] }
        let guess = best.guess
        var guesses: [Guess] = []
        if let cleared = cleared(difference) { guesses.append(guess.adding(.resetEvents, at: cleared)) }
        let bot = difference.logged?.bot ?? difference.played?.bot ?? Text()
        for reset in resets(of: bot) {
            for moment in moments(before: instant, of: bot) {
                let hidden = Guess.Hidden(instant: moment, request: reset)
                if !guess.hidden.contains(hidden) { guesses.append(guess.adding(reset, at: moment)) }
            }
        }
        return guesses
    }

    private func resets(of bot: Text) -> [Stimulus.Request] {
        let isKnown = cast.roster.peers.contains { $0.name == bot }
        return (isKnown ? [.resetBot(bot)] : []) + [.resetAll]
    }

    /// The instants at which something may have happened unseen: right at the difference, and right after
    /// what the log has before it, of the bot and of all.
    private func moments(before instant: Instant, of bot: Text) -> [Instant] {
        var moments = [instant]
        let earlier = log.events.prefix { $0.instant < instant }
        for last in [earlier.last?.instant, earlier.last { $0.bot == bot }?.instant] {
            guard let moment = last?.advanced(byMilliseconds: 1), !moments.contains(moment) else { continue }
            moments.append(moment)
        }
        return moments
    }

    /// When the log was cleared, if the judge read fewer lines than there were.
    private func cleared(_ difference: Fidelity.Difference) -> Instant? {
        guard let logged = difference.logged, logged.name == .outcomeTranscript,
            let entries = logged.count("entries"), let full = difference.played?.count("entries"),
            entries < full, entries < EventLog.durableCapacity,
            let place = log.events.firstIndex(where: { $0.record.line == logged.record.line })
        else { return nil }
        let lines = log.events[..<place].filter { $0.instant <= logged.instant }
        let start = lines.lastIndex { $0.name == .outcomeStart } ?? lines.count - 1
        let first = start + 1 - entries
        return lines.indices.contains(first) ? lines[first].instant : nil
    }
}
