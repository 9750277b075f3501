import RedeModel
import RedeSim
import RedeTestSupport
import Testing

struct RunResultTests {
    @Test func `the counts are those of the log's lines`() throws {
        let run = try PlayedRun(.sample())

        func lines(_ name: EventName) -> Int { run.log.records.filter { $0.payload.name == name }.count }
        #expect(run.result.eventCount == run.log.count)
        #expect(run.result.counts[.turns] == lines(.brainStart))
        #expect(run.result.counts[.replies] == lines(.brainReply))
        #expect(run.result.counts[.skips] == lines(.brainSkip))
        #expect(run.result.counts[.modelCalls] == lines(.modelRequest))
        #expect(run.result.counts[.messages] == lines(.messageReceive))
        #expect(run.result.counts[.sessions] == lines(.conversationStart))
        #expect(run.result.counts[.replies] == 2)
        #expect(run.result.counts[.messages] == 5)
    }

    @Test func `what happened to each bot adds up to what happened to all`() throws {
        let result = try PlayedRun(.sample()).result

        for metric in MetricName.allCases where metric.isPerBot {
            #expect(result.bots.map { $0.counts[metric] }.reduce(0, +) == result.counts[metric], "\(metric)")
        }
        for (reason, count) in result.counts.skips {
            #expect(result.bots.map { $0.counts[reason] }.reduce(0, +) == count)
        }
    }

    @Test func `the median is that of the times from a turn's start to its reply`() throws {
        let result = try PlayedRun(.sample()).result

        #expect(result.bots.map(\.medianReplyMilliseconds) == [2000, 3000])
    }

    @Test func `a bot without a reply has no median`() throws {
        let result = try PlayedRun(.sample(answers: [])).result

        #expect(result.bots.map(\.medianReplyMilliseconds) == [nil, nil])
        #expect(result.counts[SkipReason.emptyReply] == 1)
    }

    @Test func `the ledger is the coordinator's`() throws {
        let ledger = try PlayedRun(.sample()).result.ledger

        #expect(ledger.bot == "A")
        let item = try #require(ledger.items.first { $0.taskID == "look" })
        #expect(item.status == .done)
        #expect(item.owner == "B")
    }

    @Test func `the outcome is the last one, with its place in the log`() throws {
        let run = try PlayedRun(.sample())

        let outcome = try #require(run.result.outcome)
        #expect(outcome.event == "game.outcome")
        #expect(outcome.fields["kept"] == .bool(true))
        let record = run.log[outcome.moment.event - 1]
        #expect(record.payload.name == .outcome)
        #expect(record.instant == outcome.moment.instant)
    }

    @Test func `a bot is busy in the parts of the run in which its turns are`() throws {
        let result = try PlayedRun(.sample()).result

        // 41 s in 24 parts: A's turn takes 5 to 7 s, B's 7 to 10 s.
        let busy = result.bots.map { bot in bot.activity.indices.filter { bot.activity[$0] == .replying } }
        #expect(busy.allSatisfy { $0.count == 1 })
        #expect(busy[0][0] < busy[1][0])
        #expect(result.bots[1].activity[0] == .idle)
    }

    @Test func `a run in which nothing happens gives zeros`() throws {
        let result = try PlayedRun(Scenario(name: "empty", bots: [.sample("A")])).result

        #expect(result.eventCount == 0)
        #expect(result.virtualMilliseconds == 0)
        #expect(result.hasPassed)
        #expect(result.ledger.bot == nil)
        #expect(result.ledger.items == [])
    }

    @Test func `run.json has every number, and no key of an API`() throws {
        let settings = [Scenario.Setting(name: "OPENAI_API_KEY", value: "sk-secret")]
        let checks: [Check.Claim] = [
            .order(["A", "B"]), .metric(.replies, bot: "A", reason: nil, .atLeast(9)),
        ]
        let result = try PlayedRun(.sample(checks: checks, settings: settings)).result

        expectGolden(String(decoding: result.json, as: UTF8.self), "Tests/Goldens/results/run.json")
        #expect(!String(decoding: result.json, as: UTF8.self).contains("sk-secret"))
    }
}
