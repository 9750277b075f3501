import RedeModel
import RedeReport
import RedeSim
import Testing

struct TimelineTests {
    @Test func `a turn is told from its message to its reply`() throws {
        let timeline = try timeline(
            (
                0, "message.receive",
                #"{"bot":"B","from":"A","content":"Go.","timestamp":"2026-01-01T00:00:00.000Z"}"#
            ),
            (0, "bot.wait", #"{"bot":"B","seconds":2}"#),
            (
                0, "message.send",
                #"{"from":"A","to":"B","content":"Go.","timestamp":"2026-01-01T00:00:00.000Z"}"#
            ),
            (2000, "brain.start", #"{"bot":"B","lastMessageFrom":"A"}"#),
            (2000, "llm.request", #"{"bot":"B","lastMessageFrom":"A"}"#),
            (3500, "llm.response", #"{"bot":"B","finishReason":"stop"}"#),
            (3500, "brain.reply", #"{"bot":"B","content":"Done.","recipients":["A"],"coordination":[]}"#),
            (3500, "message.broadcast.plan", #"{"bot":"B","finalRecipients":["A"]}"#),
            (3600, "message.receive", #"{"bot":"A","from":"B","content":"Done.","timestamp":"x"}"#),
            (3700, "message.broadcast.sent", #"{"from":"B","to":"A","content":"Done."}"#)
        )

        #expect(timeline.lanes.map(\.name) == ["client", "A", "B"])
        #expect(timeline.spanLines == ["delay B 0–2000", "call B 2000–3500", "dispatch B 3500–3700"])
        #expect(timeline.story(of: 9) == [1, 2, 4, 5, 6, 7, 9])
        #expect(timeline.story(of: 10) == [1, 2, 4, 5, 6, 7, 8, 10])
        #expect(timeline.arrows.map { [$0.from, $0.to] } == [[0, 2], [2, 1]])
    }

    @Test func `a message that waits in line is served after the one before it`() throws {
        let timeline = try timeline(
            (0, "message.receive", #"{"bot":"B","from":"A","content":"One.","timestamp":"x"}"#),
            (0, "brain.start", #"{"bot":"B","lastMessageFrom":"A"}"#),
            (0, "llm.request", #"{"bot":"B"}"#),
            (500, "message.receive", #"{"bot":"B","from":"A","content":"Two.","timestamp":"x"}"#),
            (1000, "llm.response", #"{"bot":"B"}"#),
            (1000, "brain.skip", #"{"bot":"B","reason":"superseded-trigger"}"#),
            (1000, "brain.start", #"{"bot":"B","lastMessageFrom":"A"}"#)
        )

        #expect(timeline.spanLines == ["call B 0–1000", "queued B 500–1000"])
        #expect(timeline.story(of: 6) == [1, 2, 3, 5, 6])
        #expect(timeline.story(of: 7) == [4, 7])
    }

    @Test func `a turn that an alarm begins again follows from the failure`() throws {
        let timeline = try timeline(
            (
                0, "message.receive",
                #"{"bot":"B","from":"A","content":"Go.","timestamp":"2026-01-01T00:00:00.000Z"}"#
            ),
            (0, "brain.start", #"{"bot":"B","lastMessageFrom":"A"}"#),
            (0, "llm.request", #"{"bot":"B"}"#),
            (900, "brain.skip", #"{"bot":"B","reason":"rate-limit-error","backoffSeconds":4}"#),
            (5000, "brain.alarm.resume", #"{"bot":"B","from":"A","timestamp":"2026-01-01T00:00:00.000Z"}"#),
            (5000, "brain.start", #"{"bot":"B","lastMessageFrom":"A"}"#)
        )

        #expect(timeline.spanLines == ["call B 0–900", "backoff B 900–4900"])
        #expect(timeline.story(of: 6) == [1, 2, 3, 4, 5, 6])
    }

    @Test func `the timer's stop is not the running turn's`() throws {
        let timeline = try timeline(
            (
                0, "conversation.start",
                #"{"bot":"B","startedAt":"2026-01-01T00:00:00.000Z","killAt":"2026-01-01T00:00:02.000Z"}"#
            ),
            (0, "message.receive", #"{"bot":"B","from":"A","content":"Go.","timestamp":"x"}"#),
            (0, "llm.request", #"{"bot":"B"}"#),
            (2000, "conversation.stop", #"{"bot":"B"}"#),
            (2000, "brain.skip", #"{"bot":"B","reason":"conversation-expired"}"#),
            (2500, "llm.response", #"{"bot":"B"}"#),
            (2500, "brain.skip", #"{"bot":"B","reason":"conversation-expired"}"#)
        )

        #expect(timeline.story(of: 5) == [2, 1, 4, 5])
        #expect(timeline.story(of: 7) == [2, 3, 6, 7])
        #expect(timeline.sessions.map { $0.stop?.milliseconds(since: timeline.start) } == [2000])
    }

    @Test func `a call without an answer lasts as long as the log`() throws {
        let timeline = try timeline(
            (0, "llm.request", #"{"bot":"B"}"#),
            (7000, "message.receive", #"{"bot":"B","from":"A","content":"Still there?","timestamp":"x"}"#)
        )

        #expect(timeline.spanLines == ["call B 0–7000"])
        #expect(timeline.spans.map(\.last) == [nil])
    }

    @Test func `a call that repairs a move takes the time until the move`() throws {
        let timeline = try timeline(
            (0, "llm.request", #"{"bot":"A"}"#),
            (500, "llm.response", #"{"bot":"A"}"#),
            (500, "scenario.state.inspect", #"{"bot":"A","via":"runtime-fallback"}"#),
            (900, "scenario.action.applied", #"{"bot":"A","action":"e4","via":"runtime-repair"}"#),
            (900, "brain.reply", #"{"bot":"A","content":"e4","recipients":[]}"#)
        )

        #expect(timeline.spanLines == ["call A 0–500", "call A 500–900"])
    }

    @Test func `a move by a tool is within the call that uses it`() throws {
        let timeline = try timeline(
            (0, "llm.request", #"{"bot":"A"}"#),
            (300, "scenario.action.applied", #"{"bot":"A","action":"e4","via":"scenario_turn"}"#),
            (500, "llm.response", #"{"bot":"A"}"#)
        )

        #expect(timeline.spanLines == ["call A 0–500"])
    }

    @Test func `nobody judges a game that does not say how`() throws {
        let timeline = try timeline(
            (0, "conversation.stop", #"{"bot":"A"}"#),
            (0, "game.outcome.start", #"{"bot":"A","game":"g","event":"game.outcome"}"#)
        )

        #expect(timeline.lanes.map(\.name) == ["A"])
        #expect(timeline.laneOfRecord == [0, 0])
    }

    @Test func `the outcome under a name of the game's own follows from the judge`() throws {
        let timeline = try timeline(
            (0, "conversation.stop", #"{"bot":"A"}"#),
            (0, "game.outcome.start", #"{"bot":"A","game":"g","event":"my.end"}"#),
            (0, "game.outcome.transcript", #"{"bot":"A","entries":2,"chars":9}"#),
            (800, "game.outcome.response", #"{"bot":"A"}"#),
            (800, "my.end", #"{"winner":"A"}"#)
        )

        #expect(timeline.story(of: 5) == [1, 2, 3, 4, 5])
        #expect(timeline.spanLines == ["judge judge 0–800"])
    }

    @Test func `a run's own timeline has the prompts, the answers and the states`() throws {
        let run = try SampleRun("scenarios/story-circle")
        let looks = run.timeline.looks

        #expect(looks.isInside)
        #expect(looks.calls.filter { $0.kind == "turn" }.count == run.result.counts[.modelCalls])
        #expect(looks.calls.allSatisfy { $0.kind == "judge" || $0.sections.first?.name == "instructions" })
        #expect(looks.calls.allSatisfy { $0.answer != nil })
        #expect(
            looks.ledgers.last { look in run.timeline.lanes[look.lane].name == run.result.ledger.bot }?.items
                == run.result.ledger.items
        )
    }

    @Test func `a page that a call waits for is a span within the call`() throws {
        let timeline = try SampleRun("scenarios/research").timeline
        let calls = timeline.spans.filter { $0.kind == .call }
        let tools = timeline.spans.filter { $0.kind == .tool }

        #expect(tools.count == timeline.records.count { $0.name == .webFetch })
        for tool in tools {
            #expect(calls.contains { $0.lane == tool.lane && $0.start <= tool.start && tool.end <= $0.end })
        }
    }

    @Test func `ledgers and budgets worked out from a log are those of the run`() throws {
        let run = try SampleRun("scenarios/story-circle")
        let fromLog = Timeline(WrittenLog(records: run.timeline.records)).looks
        let lanes = run.timeline.lanes.indices

        for lane in lanes {
            let inside = run.timeline.looks.ledgers.last { $0.lane == lane }?.items.map(\.taskID)
            #expect(fromLog.ledgers.last { $0.lane == lane }?.items.map(\.taskID) == inside)
            let replies = run.timeline.looks.budgets.last { $0.lane == lane }?.replies
            #expect(fromLog.budgets.last { $0.lane == lane }?.replies == replies)
        }
    }
}
