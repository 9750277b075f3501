import RedeModel
import Testing

@testable import RedeSim

@Suite struct ScriptedProviderTests {
    @Test func `entries without a condition answer in order, once each`() {
        var provider = ScriptedProvider.sample(["A": [.say("one"), .say("two")], "B": [.say("eins")]])

        #expect(provider.texts(of: 0, 2) == ["one", "two"])
        #expect(provider.texts(of: 1, 1) == ["eins"])
    }

    @Test func `the first rule that holds goes before the order, as often as it holds`() {
        var provider = ScriptedProvider.sample([
            "A": [
                .say("plain"),
                .say("lamp", when: .init(from: "B", contains: "LAMP")),
                .say("third", when: .init(turn: 3)),
                .say("later"),
            ]
        ])

        let answers = [
            provider.answer(to: .turn(of: 0, from: "B", "the lamp")),
            provider.answer(to: .turn(of: 0, from: "C", "the lamp")),
            provider.answer(to: .turn(of: 0, from: "C", "the lamp")),
            provider.answer(to: .turn(of: 0, from: "B", "a Lamp again")),
            provider.answer(to: .turn(of: 0, from: "B", "the la mp")),
        ]

        #expect(answers.map(\.text) == ["lamp", "plain", "third", "lamp", "later"])
    }

    @Test func `alternatives come by their weights, and one bot's choice shifts no other's`() {
        let either = Script.Entry(alternatives: [
            .init(weight: 3, answer: .init(end: .text("often", finishReason: nil))),
            .init(weight: 1, answer: .init(end: .text("seldom", finishReason: nil))),
        ])
        let many = Array(repeating: either, count: 4000)
        var both = ScriptedProvider.sample(["A": many, "B": many])
        var single = ScriptedProvider.sample(["A": [.say("x")], "B": many])

        let first = both.texts(of: 0, 4000)
        let second = both.texts(of: 1, 4000)

        // Expected 3000, with a standard deviation of 27.
        #expect((2890...3110).contains(first.filter { $0 == "often" }.count))
        #expect(first != second)
        #expect(single.texts(of: 1, 4000) == second)
    }

    @Test func `an answer keeps its steps, its end and its own latency`() {
        let call = ToolCall(name: "web_fetch", arguments: .null)
        let answer = ScriptedAnswer(
            steps: [
                .init(latency: .fixed(milliseconds: 5), calls: [call], text: "wait"),
                .init(calls: [call]),
            ],
            end: .text("high water", finishReason: "stop"),
            latency: .fixed(milliseconds: 70)
        )
        let failing = ScriptedAnswer(end: .error("429 slow down"))
        var provider = ScriptedProvider.sample([
            "A": [
                .init(alternatives: [.init(answer: answer)]), .init(alternatives: [.init(answer: failing)]),
                .init(alternatives: [.init(answer: .init(end: .hang))]),
            ]
        ])

        let expected = Answer(
            steps: [
                .init(latencyMilliseconds: 5, calls: [call], text: "wait"),
                .init(latencyMilliseconds: 0, calls: [call]),
            ],
            latencyMilliseconds: 70,
            end: .text("high water", finishReason: "stop")
        )
        #expect(provider.answer(to: .turn(of: 0)) == expected)
        #expect(
            provider.answer(to: .turn(of: 0))
                == Answer(latencyMilliseconds: 1000, end: .error("429 slow down"))
        )
        #expect(provider.answer(to: .turn(of: 0)) == Answer(latencyMilliseconds: 1000, end: .hang))
    }

    @Test func `a script that ran out says so, as the script chooses`() {
        var failing = ScriptedProvider.sample(["A": [.say("one"), .say("two")]])
        var again = ScriptedProvider.sample(["A": [.say("one"), .say("two")]], whenExhausted: .repeat)
        var silent = ScriptedProvider.sample(["A": [.say("one")]], whenExhausted: .empty)

        #expect(failing.texts(of: 0, 2) == ["one", "two"])
        let end = Answer.End.error("the script for bot \"A\" ran out: all its 2 answers were given")
        #expect(failing.answer(to: .turn(of: 0)) == Answer(latencyMilliseconds: 1000, end: end))
        #expect(again.texts(of: 0, 4) == ["one", "two", "two", "two"])
        #expect(silent.texts(of: 0, 3) == ["one", "", ""])
    }

    @Test func `a bot, the judge and repairs without a script say so`() {
        var provider = ScriptedProvider.sample(
            ["A": [.say("x", when: .init(from: "Z"))]],
            judge: [.say("verdict")],
            whenExhausted: .repeat
        )

        #expect(
            provider.answer(to: .turn(of: 0)).end
                == .error(
                    """
                    no rule of the script for bot "A" holds for this call, \
                    and there are no answers in order
                    """
                )
        )
        #expect(provider.answer(to: .turn(of: 1)).end == .error("the script has no answers for bot \"B\""))
        let repair = ModelCall(bot: BotID(1), kind: .repair, triggerSender: "", triggerContent: "")
        #expect(
            provider.answer(to: repair).end == .error("the script has no answers for repairs by bot \"B\"")
        )
        let judge = ModelCall(bot: BotID(0), kind: .judge, triggerSender: "", triggerContent: "")
        #expect(
            [provider.answer(to: judge), provider.answer(to: judge)].map(\.text) == ["verdict", "verdict"]
        )
    }

    @Test(arguments: [
        (500, "more than 499 answers were"), (5005, "more than 4999 answers were"), (1, "its one answer was"),
    ])
    func `the text of a shortage is of no error class`(given: Int, count: String) {
        func text(_ bot: Text) -> Text {
            ScriptShortage(kind: .turn, bot: bot, given: given, hasOnlyRules: false).text
        }

        #expect(text("Ada") == Text("the script for bot \"Ada\" ran out: \(count) given"))
        #expect(text("RPM desk") == Text("the script for this bot ran out: \(count) given"))
    }

    @Test func `latencies come from a stream a bot and kind of call`() {
        let spread = Latency.logNormal(medianMilliseconds: 1800, sigmaThousandths: 400)
        let script: KeyValuePairs<Text, [Script.Entry]> = ["A": [.say("x")], "B": [.say("y")]]
        var both = ScriptedProvider.sample(script, whenExhausted: .repeat, latency: spread)
        var single = both

        let alone = (0..<20).map { _ in single.answer(to: .turn(of: 1)).latencyMilliseconds }
        let mixed = (0..<20).map { _ in
            let first = both.answer(to: .turn(of: 0)).latencyMilliseconds
            let second = both.answer(to: .turn(of: 1)).latencyMilliseconds
            return [first, second]
        }

        #expect(mixed.map { $0[1] } == alone)
        #expect(mixed.map { $0[0] } != alone)
    }

    @Test func `a call that fails by a fault takes no answer from the script`() {
        let entries = (1...200).map { Script.Entry.say(Text("line \($0)")) }
        var faults = FaultRates.none
        faults.rateLimit = 200_000
        faults.serverError = 100_000
        faults.timeout = 100_000
        var plain = ScriptedProvider.sample(["A": entries])
        var faulty = ScriptedProvider.sample(["A": entries], faults: faults)

        let texts = faulty.texts(of: 0, 250).filter { !$0.isEmpty }

        #expect(texts.count < 200)
        #expect(texts == plain.texts(of: 0, texts.count))
    }

    @Test func `a fork goes its own way and disturbs nothing`() {
        var provider = ScriptedProvider.sample(["A": [.say("one"), .say("two"), .say("three")]])
        _ = provider.answer(to: .turn(of: 0))

        var fork = provider
        #expect(fork.texts(of: 0, 2) == ["two", "three"])
        #expect(provider.texts(of: 0, 2) == ["two", "three"])
    }
}

extension Answer {
    /// The text that the answer ends with, empty when it ends otherwise.
    var text: Text {
        guard case .text(let text, _) = end else { return Text() }
        return text
    }
}

extension ModelCall {
    static func turn(of bot: Int, from sender: Text = "B", _ content: Text = "go on") -> ModelCall {
        ModelCall(bot: BotID(bot), kind: .turn, triggerSender: sender, triggerContent: content)
    }
}

extension Script.Entry {
    static func say(_ text: Text, when condition: Script.Condition? = nil) -> Script.Entry {
        let answer = ScriptedAnswer(end: .text(text, finishReason: nil))
        return Script.Entry(condition: condition, alternatives: [.init(answer: answer)])
    }
}

extension ScriptedProvider {
    /// A provider for bots A, B and C that takes a second an answer.
    static func sample(
        _ bots: KeyValuePairs<Text, [Script.Entry]> = [:],
        judge: [Script.Entry] = [],
        whenExhausted: Script.WhenExhausted = .error,
        latency: Latency = .fixed(milliseconds: 1000),
        faults: FaultRates = .none,
        seed: UInt64 = 7
    ) -> ScriptedProvider {
        let script = Script(
            bots: bots.map { Script.BotScript(bot: $0.key, source: .entries($0.value)) },
            judge: judge,
            whenExhausted: whenExhausted
        )
        let roster: [Text] = ["A", "B", "C"]
        return ScriptedProvider(script: script, roster: roster, latency: latency, faults: faults, seed: seed)
    }

    /// The answer to a call of a network without a scenario's rules.
    mutating func answer(to call: ModelCall) -> Answer {
        let board = Board(rules: nil, roster: Roster(), reading: .documented)
        guard case .answer(let answer) = provision(for: call, on: board) else {
            Issue.record("the call is answered from outside")
            return Answer(latencyMilliseconds: 0, end: .hang)
        }
        return answer
    }

    mutating func texts(of bot: Int, _ count: Int) -> [Text] {
        (0..<count).map { _ in answer(to: .turn(of: bot)).text }
    }
}
