package import RedeModel

/// The result of a run of which the log is left.
extension RunResult {
    /// The result that a log gives: no game is in it, and the ledgers are those that the log tells.
    ///
    /// `ask` gives the answers of the checks' judges and commands.
    package init(
        of log: EventLog,
        scenario: Scenario,
        seed: UInt64,
        reading: Reading,
        epoch: Instant,
        asking ask: (CheckQuestion) -> CheckQuestion.Answer = { $0.writtenAnswer() }
    ) {
        let names = scenario.bots.map(\.name)
        let budget = Settings(scenario.settings.map { (name: $0.name, value: $0.value) }).maxSessionReplies
        let tally = RunTally(log, beside: MetricSources(bots: names, epoch: epoch, replyBudget: budget))
        var trace = LedgerTrace(of: names)
        for index in 0..<log.count { _ = trace.take(log[index]) }
        let ledgers = zip(names, trace.ledgers).map { (bot: $0, items: $1.items) }
        self.scenario = scenario.name
        self.seed = seed
        self.reading = reading
        tieOrder = .insertion
        settings = scenario.settings.map(\.shown)
        self.epoch = epoch
        eventCount = log.count
        virtualMilliseconds = tally.virtualMilliseconds
        counts = tally.total
        metrics = RunMetrics(tally)
        bots = tally.bots
        outcome = tally.outcome
        let coordinator = scenario.bots.first { $0.isCoordinator == true }?.name
        ledger = FinalLedger(bot: coordinator, items: ledgers.first { $0.bot == coordinator }?.items ?? [])
        checks = []
        game = nil
        let judge = CheckJudge(run: self, log: log, ledgers: ledgers)
        checks = scenario.checks.map { judge.result($0, asking: ask) }
    }
}
