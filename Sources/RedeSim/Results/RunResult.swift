package import RedeModel

/// All that a run gives, computed from its log and its final state.
package struct RunResult: Equatable, Sendable {
    /// What the game's judge said last.
    package struct Outcome: Equatable, Sendable {
        /// The name of the event that carried it.
        package var event: Text
        /// Its fields, runId and game included.
        package var fields: JSONObject
        /// The record that carried it.
        package var moment: Moment
    }

    /// The ledger at the end of a run.
    package struct FinalLedger: Equatable, Sendable {
        /// The bot whose ledger it is; nil when it is made of the ledgers of all bots.
        package var bot: Text?
        /// The tasks, in the ledger's order.
        package var items: [LedgerItem]
    }

    /// The name of the scenario.
    package var scenario: Text
    /// The number that all chance came from.
    package var seed: UInt64
    /// Which reading of the runtime was simulated.
    package var reading: Reading
    /// In which order things of one instant happened.
    package var tieOrder: RunPlan.TieOrder
    /// The settings that were given, in order, the value of an API key hidden.
    package var settings: [Scenario.Setting]
    /// The instant at which the run started.
    package var epoch: Instant
    /// The virtual time from the epoch to the last record.
    package var virtualMilliseconds: Int
    /// How many records the log has.
    package var eventCount: Int
    /// How often things happened, to all bots together.
    package var counts: RunCounts
    /// The metrics of the run.
    package var metrics: RunMetrics
    /// The active bots in roster order.
    package var bots: [BotResult]
    /// What the judge said last; nil when it said nothing.
    package var outcome: Outcome?
    /// The tasks at the end.
    package var ledger: FinalLedger
    /// The scenario's checks, in its order.
    package var checks: [CheckResult]
    /// The game of chess on the board; nil when no chess was played.
    package var game: ChessResult?

    /// The result of a run of a scenario that has ended.
    ///
    /// `spending` tells what its calls took of tokens, and what these cost; `ask` gives the answers of the
    /// checks' judges and commands.
    package init(
        of simulation: Simulation,
        scenario: Scenario,
        plan: RunPlan,
        seed: UInt64,
        spending: MetricSources = MetricSources(),
        asking ask: (CheckQuestion) -> CheckQuestion.Answer = { $0.writtenAnswer() }
    ) {
        let log = simulation.log
        var sources = spending
        sources.bots = simulation.worker.bots.map(\.name)
        sources.epoch = plan.epoch
        sources.replyBudget = plan.settings.maxSessionReplies
        let tally = RunTally(log, beside: sources)
        self.scenario = scenario.name
        self.seed = seed
        reading = plan.reading
        tieOrder = plan.tieOrder
        settings = scenario.settings.map(\.shown)
        epoch = plan.epoch
        eventCount = log.count
        virtualMilliseconds = tally.virtualMilliseconds
        counts = tally.total
        metrics = RunMetrics(tally)
        bots = tally.bots
        outcome = tally.outcome
        ledger = FinalLedger(of: simulation.worker)
        checks = []
        game = ChessResult(of: simulation, tally, scenario: scenario.name, plan: plan, seed: seed)
        let ledgers = simulation.worker.bots.compactMap(\.state).map {
            (bot: $0.name, items: $0.ledger.items)
        }
        let judge = CheckJudge(run: self, log: log, ledgers: ledgers)
        checks = scenario.checks.map { judge.result($0, asking: ask) }
    }

    /// Whether no check failed.
    package var hasPassed: Bool { checks.allSatisfy(\.hasPassed) }
}

extension RunResult.FinalLedger {
    /// The coordinator's ledger; when no bot with a state is the coordinator, the tasks of all, each as the
    /// first bot has it.
    init(of worker: Worker) {
        let states = worker.bots.compactMap(\.state)
        if let coordinator = states.first(where: \.isCoordinator) {
            self.init(bot: coordinator.name, items: coordinator.ledger.items)
            return
        }
        var items: [LedgerItem] = []
        for state in states {
            for item in state.ledger.items where !items.contains(where: { $0.taskID == item.taskID }) {
                items.append(item)
            }
        }
        self.init(bot: nil, items: items)
    }
}
