import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct RunMetricsTests {
    private func run(_ name: String, seed: UInt64 = 1) throws -> (log: EventLog, result: RunResult) {
        let scenario = try Scenario.load(Project.root + "/scenarios/\(name)")
        let plan = try RunPlan(scenario)
        var simulation = Simulation(plan, seed: seed)
        simulation.run(until: plan.end, stepLimit: 20_000)
        return (simulation.log, RunResult(of: simulation, scenario: scenario, plan: plan, seed: seed))
    }

    @Test(arguments: ShippedScenarioTests.names)
    func `an archived log has the metrics of its run`(_ name: String) throws {
        let (log, result) = try run(name)
        let written = try LogReader.read(SourceFile(path: "log", bytes: log.ndjson))

        let metrics = RunMetrics(of: EventLog(written))

        // The budget and the epoch are not in a log.
        for metric in MetricName.allCases where metric != .budgetUsed && metric != .virtualSeconds {
            #expect(metrics[metric] == result.metrics[metric], "\(metric)")
        }
    }

    @Test func `a log without records counts nothing, and all else has no value`() {
        let metrics = RunMetrics(of: EventLog())

        #expect(metrics[.turns] == 0)
        #expect(metrics[.virtualSeconds] == 0)
        for metric in [MetricName.idleShare, .cost, .endedQuiet, .judged, .orderKept, .chessPlies] {
            #expect(metrics[metric] == nil, "\(metric)")
        }
    }

    @Test func `a circle is one by how it passes on, and chess by its board`() throws {
        let story = try run("story-circle").result.metrics
        let chess = try run("chess-rules").result
        let research = try run("research").result.metrics

        #expect(story[.orderKept] == 1)
        #expect(story[.rounds] == 6)
        #expect(story[.chessPlies] == nil)
        #expect(chess.metrics[.chessPlies] == chess.game.map { Double($0.moves.count) })
        #expect(chess.metrics[.chessMargin] == 1)
        #expect(chess.metrics[.chessCheckmate] == 1)
        #expect(chess.metrics[.orderKept] == nil)
        #expect(research[.orderKept] == nil)
        #expect(research[.ledgerDone] == 4)
    }

    @Test func `times are those between a message and its answer`() {
        let log = EventLog.talk
        let metrics = RunMetrics(of: log)

        #expect(metrics[.firstReplySeconds] == 2)
        // B answers A after 3 s, C answers B after 5 s; A's answer to C never comes.
        #expect(metrics[.handoffSecondsMedian] == 4)
        #expect(metrics[.handoffSecondsP95] == 5)
        // Busy 2 + 3 + 5 s of the 20 s from the first session's start to the last record.
        #expect(metrics[.idleShare] == 0.5)
        #expect(metrics[.endedByFailure] == 1)
        #expect(metrics[.endedQuiet] == 0)
    }

    @Test func `what is said is counted by sentence and word`() {
        let metrics = RunMetrics(of: EventLog.talk)

        // "The lamp is lit." twice, once in other case; "It burns — all night" is one of four words.
        #expect(metrics[.sentencesPerTurn] == 4.0 / 3)
        #expect(metrics[.wordsPerSentence] == 4)
        #expect(metrics[.repeatedSentences] == 1)
        #expect(metrics[.orderKept] == 1)
        #expect(metrics[.rounds] == 1)
    }

    @Test func `tokens are estimated where nobody counted, and cost what the table says`() throws {
        var sources = MetricSources()
        #expect(RunMetrics(of: EventLog.talk, beside: sources)[.inputTokens] == 78)
        #expect(RunMetrics(of: EventLog.talk, beside: sources)[.outputTokens] == 15)
        #expect(RunMetrics(of: EventLog.talk, beside: sources)[.cost] == nil)

        sources.usage = [("B", [.init(inputTokens: 1000, outputTokens: 100)])]
        let text = "schema: rede-sim/prices/1\nmodels: { m: { input: 1, output: 10 } }"
        sources.prices = try PriceTable.read(SourceFile(path: "prices", bytes: Array(text.utf8)))
        let metrics = RunMetrics(of: EventLog.talk, beside: sources)

        #expect(metrics[.inputTokens] == 1052)
        #expect(metrics[.outputTokens] == 110)
        #expect(metrics[.cost] == (1052.0 + 1100) / 1_000_000)
    }

    @Test func `the budget is used by replies that count`() {
        var sources = MetricSources()
        sources.replyBudget = 2

        #expect(RunMetrics(of: EventLog.talk)[.budgetUsed] == nil)
        #expect(RunMetrics(of: EventLog.talk, beside: sources)[.budgetUsed] == 0.5)
    }
}

extension EventLog {
    /// A, B and C each reply once, a message after the other; then A's call is refused for its rate.
    fileprivate static let talk: EventLog = {
        var log = EventLog()
        func add(_ milliseconds: Int, _ payload: LogRecord.Payload) {
            log.append(LogRecord(at: Instant(milliseconds: milliseconds), payload))
        }
        func hear(_ bot: Text, _ sender: Text, at now: Int, isFirst: Bool) {
            if isFirst {
                let start = Timestamp.instant(Instant(milliseconds: now))
                add(
                    now,
                    .conversationStart(
                        .init(
                            bot: bot,
                            runID: nil,
                            startedAt: start,
                            killAt: start,
                            triggerFrom: sender,
                            initialMessageLength: 1
                        )
                    )
                )
            }
            let instant = Instant(milliseconds: now)
            add(now, .messageReceive(bot: bot, from: sender, content: "?", timestamp: instant))
            add(now, .brainStart(bot: bot, lastMessageFrom: sender))
            add(
                now,
                .modelRequest(
                    .init(
                        bot: bot,
                        model: "m",
                        lastMessageFrom: sender,
                        promptCharacters: 101,
                        historyMessages: 1,
                        coordinationCount: 0
                    )
                )
            )
        }
        func say(_ bot: Text, _ content: Text, to recipient: Text, at now: Int) {
            add(
                now,
                .modelResponse(
                    .init(
                        bot: bot,
                        model: "m",
                        finishReason: "stop",
                        textCharacters: 20,
                        toolCalls: 0,
                        toolResults: 0,
                        steps: 1
                    )
                )
            )
            let length = content.utf16Count
            add(
                now,
                .brainReply(
                    bot: bot,
                    content: content,
                    length: length,
                    recipients: [recipient],
                    coordination: []
                )
            )
        }
        for name in ["A", "B", "C"] as [Text] { add(0, .durableDeploy(bot: name, knownBots: 3)) }
        hear("A", "C", at: 0, isFirst: true)
        say("A", "The lamp is lit.", to: "B", at: 2000)
        hear("B", "A", at: 4000, isFirst: true)
        say("B", "THE LAMP is lit! It burns — all night", to: "C", at: 7000)
        hear("C", "B", at: 10_000, isFirst: true)
        say("C", "Nobody saw the light", to: "A", at: 15_000)
        hear("A", "C", at: 20_000, isFirst: false)
        add(20_000, .brainSkip(bot: "A", .rateLimitError(backoffSeconds: 30)))
        return log
    }()
}
