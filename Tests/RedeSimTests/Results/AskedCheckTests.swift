import RedeModel
import RedeSim
import Testing

/// Checks that a judge or a command decides on.
struct AskedCheckTests {
    private static let labels = JudgeClaim.Scale.labels(
        ["yes", "no", "in part"],
        passing: ["yes", "in part"]
    )
    private static let numbers = JudgeClaim.Scale.numbers(1...5, .atLeast(4))

    @Test(
        arguments: [
            ("yes", true, "yes", 1),
            (" In Part\n", true, "in part", 1),
            ("no", false, "no", 0),
            (#"Well: {"label": "yes", "reason": "It is."}"#, true, "yes", 1),
            ("perhaps", false, "an answer that does not count", 0),
            (#"{"score": 3}"#, false, "an answer that does not count", 0),
        ] as [(Text, Bool, String, Double)]
    )
    func `a judge says a label`(_ answer: Text, _ passes: Bool, _ found: String, _ score: Double) throws {
        let check = try judged(AskedCheckTests.labels, answer)

        #expect(check.hasPassed == passes)
        #expect(check.found == found)
        #expect(check.score == score)
    }

    @Test(
        arguments: [
            ("4", true, "4", 0.75),
            (#"{"score": 1.5, "reason": "Dull."}"#, false, "1.5", 0.125),
            (#"{"score": 6}"#, false, "an answer that does not count", 0),
            ("four", false, "an answer that does not count", 0),
            ("{}", false, "an answer that does not count", 0),
        ] as [(Text, Bool, String, Double)]
    )
    func `a judge says a number`(_ answer: Text, _ passes: Bool, _ found: String, _ score: Double) throws {
        let check = try judged(AskedCheckTests.numbers, answer)

        #expect(check.hasPassed == passes)
        #expect(check.found == found)
        #expect(check.score == score)
    }

    @Test func `a judge's reason and events are the check's, but for events that there are not`() throws {
        let check = try judged(
            AskedCheckTests.labels,
            #"{"label": "no", "reason": "It is dark.", "events": [3, 0, 100000, "x", 5]}"#
        )

        #expect(check.reason == "It is dark.")
        #expect(check.events == [3, 5])
        #expect(check.moment?.event == 3)
    }

    @Test func `the prompt has the rubric, what was said and what may be answered`() throws {
        let check = try judged(AskedCheckTests.labels, "yes", "Is it dark?")

        let prompt = try #require(check.judged?.prompt.string)
        #expect(prompt.contains("nothing else:\n\nIs it dark?\n\n"))
        #expect(prompt.contains(#" "A" to ["B"]: "B, look.""#))
        #expect(prompt.contains(#" "B" to ["A"]: "Ask me.""#))
        #expect(prompt.contains(#"The label is one of ["yes","no","in part"]"#))
        #expect(check.judged?.answer == "yes")
    }

    @Test func `a judge that is shown the events sees each line of the log`() throws {
        let claim = JudgeClaim("Well?", AskedCheckTests.numbers, view: .events, answers: [.init(text: "5")])

        let run = try PlayedRun(.sample(checks: [.judge(claim)]))

        let prompt = try #require(run.result.checks.first?.judged?.prompt)
        #expect(prompt.contains(Text("\n\(run.log.count) {\"event\":")))
        #expect(prompt.contains("The score is a number from 1 to 5;"))
    }

    @Test func `of answers written by hand the first that fits what is shown counts`() throws {
        let answers: [JudgeClaim.Answer] = [
            .init(contains: "well?", text: "no"), .init(contains: "NOTHING.", text: "in part"),
            .init(text: "yes"),
        ]
        let claim = JudgeClaim("Well?", AskedCheckTests.labels, answers: answers)

        #expect(try PlayedRun(.sample(checks: [.judge(claim)])).result.checks.first?.found == "in part")
    }

    @Test func `a recorded answer replays exactly, and a miss is named`() throws {
        let scripted = JudgeClaim("Well?", AskedCheckTests.labels, answers: [.init(text: "in part")])
        let first = try #require(try PlayedRun(.sample(checks: [.judge(scripted)])).result.checks.first)
        let bytes = JudgeRecording.bytes(of: [try #require(first.judged)])
        let recording = try JudgeRecording(SourceFile(path: "judge.ndjson", bytes: bytes))
        let bare = JudgeClaim("Well?", AskedCheckTests.labels)
        let other = JudgeClaim("Ill?", AskedCheckTests.labels)

        let checks = try PlayedRun(.sample(checks: [.judge(bare), .judge(other)])) {
            $0.writtenAnswer(from: recording)
        }.result.checks

        #expect(checks[0].found == "in part")
        #expect(checks[1].found == "no answer")
        let digest = Digest(of: try #require(checks[1].judged?.prompt)).short
        #expect(
            checks[1].reason
                == "there is no answer to the prompt \(digest)… in the recording and in the check's answers"
        )
    }

    @Test(
        arguments: [
            (#"{"score": 0.5, "passed": true, "reason": "Half.", "events": [12]}"#, nil, true, 0.5, "Half."),
            (#"{"passed": false}"#, nil, false, 0, nil),
            (#"{"score": 0.5}"#, .atLeast(0.5), true, 0.5, nil),
            (#"{"score": 0.5, "passed": true}"#, .atLeast(0.6), false, 0.5, nil),
            (
                #"{"score": 0.5}"#, nil, false, 0,
                #"expected "passed" in the answer, found none in "{\"score\": 0.5}""#
            ),
            (
                #"{"passed": true}"#, .atLeast(0.5), false, 0,
                #"expected "score" in the answer, found none in "{\"passed\": true}""#
            ),
            (#"{"score": 2, "passed": true}"#, nil, false, 0, nil),
            (#"{"passed": 1}"#, nil, false, 0, nil),
            ("[]", nil, false, 0, #"expected an object of JSON, found [] in "[]""#),
            ("", nil, false, 0, nil),
            ("Fine.", nil, false, 0, nil),
        ] as [(Text, Bound?, Bool, Double, String?)]
    )
    func `a command's answer passes, fails, or does not count`(
        _ answer: Text,
        _ bound: Bound?,
        _ passes: Bool,
        _ score: Double,
        _ reason: String?
    ) throws {
        let claim = Check.Claim.command(CommandClaim(["judge.py"], bound))

        let check = try #require(
            try PlayedRun(.sample(checks: [claim])) { _ in .text(answer) }.result.checks.first
        )

        #expect(check.hasPassed == passes)
        #expect(check.score == score)
        if let reason { #expect(check.reason == reason) }
        #expect(check.judged == nil)
    }

    @Test func `a command reads the run and what was said, and without leave it is not run`() throws {
        let claim = Check.Claim.command(CommandClaim(["judge.py"]))
        var read: [UInt8] = []

        let asked = try PlayedRun(.sample(checks: [claim])) { question in
            if case .command(_, let input) = question.asked { read = input }
            return .failure("the command fails")
        }
        let refused = try PlayedRun(.sample(checks: [claim]))

        let input = try JSONReader.value(of: read[...])
        #expect(input["scenario"] == .string("sample"))
        #expect(input["checks"] == nil)
        #expect(input["outcome"]?["fields"]?["score"] == .number(0.5))
        #expect(
            input["conversation"]?.array?.map { $0["text"] }
                == ["Ask me.", "B, look.", "Nothing."].map { .string($0) }
        )
        #expect(asked.result.checks.first?.reason == "the command fails")
        #expect(refused.result.checks.first?.reason == "commands are not allowed here")
        #expect(!refused.result.hasPassed)
    }

    private func judged(
        _ scale: JudgeClaim.Scale,
        _ answer: Text,
        _ rubric: Text = "Well?"
    ) throws -> CheckResult {
        let claim = JudgeClaim(rubric, scale, answers: [.init(text: answer)])
        return try #require(try PlayedRun(.sample(checks: [.judge(claim)])).result.checks.first)
    }
}
