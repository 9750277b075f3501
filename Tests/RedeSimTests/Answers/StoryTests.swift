import RedeModel
import Testing

@testable import RedeSim

@Suite struct StoryTests {
    @Test func `the story of seed 7 never changes`() {
        let story = told(12, seed: 7, opening: "Begin: a lighthouse, at night.").joined(separator: "\n")

        #expect(
            story == """
                In the harbour town of Sallow Quay, where rain had been falling for three days, there \
                lived a baker of ship's biscuit named Jonah.
                In a drawer that had always stuck, he discovered a clockwork bird with a label tied to it.
                Its owner, all agreed, was a retired doctor at the lighthouse; Jonah had never travelled \
                so far, but meant to be there by Sunday noon.
                Jonah had not gone a mile when the news came: the tide had taken the causeway.
                He slipped and fell with the bird under one arm, and after that its wings jerked once and \
                locked.
                There was no bread left, the rain had not let up, and the lighthouse seemed no nearer than \
                before.
                Help came from where nobody would have looked for it: a carpenter on stilts, who had been \
                going the other way.
                Together they went back to where the road broke off, and there the carpenter showed Jonah \
                that a row of mooring posts still marked the old crossing.
                As they crossed, the bird slid from its cloth, and Jonah noticed for the first time that a \
                year and a heart were stamped under its tail.
                The rain thinned and stopped just as the lighthouse came into sight.
                No sooner had Jonah carried the bird over the threshold than its wings opened and beat, \
                and the doctor laughed out loud.
                They sat up until morning, and the doctor told the story of the bird, which was longer \
                than the road.
                """
        )
    }

    @Test func `the first trigger chooses place, object and weather by naming them`() {
        for seed in 0..<50 as Range<UInt64> {
            let whole = told(16, seed: seed, opening: "Begin: the LIGHTHOUSE, a violin, and fog.")
                .joined(separator: " ")
            #expect(whole.contains("the lighthouse") && whole.contains("violin"), "seed \(seed)")
            #expect(!whole.contains("rain "), "seed \(seed)")
        }
    }

    @Test func `a word inside another names nothing`() {
        let plain = told(12, seed: 3, opening: "Begin.")

        #expect(
            told(12, seed: 3, opening: "Begin by a window, with a bellyful of brain and watchfulness.")
                == plain
        )
    }

    @Test func `no sentence comes twice before the epilogue is used up`() {
        for seed in 0..<200 as Range<UInt64> {
            let sentences = told(12 + StorySentences.epilogue.count, seed: seed)
            #expect(Set(sentences).count == sentences.count, "seed \(seed)")
            #expect(told(100, seed: seed).count == 100)
        }
    }

    @Test func `every slot is filled, and every sentence is one`() {
        for seed in 0..<300 as Range<UInt64> {
            for sentence in told(26, seed: seed) {
                #expect(!sentence.contains("%") && !sentence.contains("  "), "seed \(seed): \(sentence)")
                #expect(
                    sentence.hasSuffix(".") && !sentence.dropLast().contains("."),
                    "seed \(seed): \(sentence)"
                )
                #expect(sentence.first?.isUppercase == true, "seed \(seed): \(sentence)")
                #expect(sentence.utf8.count <= 200, "seed \(seed): \(sentence)")
            }
        }
    }

    @Test func `no sentence reads as a claim or a completion`() {
        let words: [StaticString] = ["done", "finished", "completed", "i'm", "i am", "i will", "i'll"]
        for seed in 0..<300 as Range<UInt64> {
            for sentence in told(26, seed: seed) {
                let text = Text(sentence)
                #expect(
                    !words.contains { text.contains(words: $0, edges: .both) },
                    "seed \(seed): \(sentence)"
                )
            }
        }
    }

    @Test func `different seeds tell different stories`() {
        let stories = Set((0..<200 as Range<UInt64>).map { told(12, seed: $0) })

        #expect(stories.count == 200)
    }

    @Test func `a reply hands the next line on by a request`() {
        var provider = StoryTests.provider(next: nil)

        let replies = (0..<4).map { provider.answer(to: .turn(of: $0 % 3)).text }

        let values = replies.compactMap { try? JSONReader.value(of: $0) }  // a failure shows in the count
        #expect(values.map { $0["recipients"] } == ["B", "C", "A", "B"].map { .array([.string($0)]) })
        #expect(values.allSatisfy { $0["message"]?.text?.isBlank == false })
        let last = try? JSONReader.value(
            of: #"""
                [{"type": "request", "taskId": "b-line", "summary": "write line 5", "owner": "B"}]
                """#
        )
        #expect(values.last?["coordination"] == last)
    }

    @Test func `a policy may name who goes on, and a bot alone hands on to nobody`() {
        var named = StoryTests.provider(next: "C")
        var alone = StoryTests.provider(next: nil, roster: ["A"])

        #expect(named.answer(to: .turn(of: 0)).text.contains(#""recipients": ["C"]"#))
        #expect(alone.answer(to: .turn(of: 0)).text.contains(#""recipients": [], "#))
    }

    private static func provider(next: Text?, roster: [Text] = ["A", "B", "C"]) -> ScriptedProvider {
        let source = Script.Source.policy(.story(.init(next: next)))
        let script = Script(bots: roster.map { Script.BotScript(bot: $0, source: source) })
        return ScriptedProvider(script: script, roster: roster, latency: .none, faults: .none, seed: 7)
    }

    private func told(_ count: Int, seed: UInt64, opening: Text = "") -> [String] {
        var story = Story(seed: seed)
        var trigger = opening
        return (0..<count).map { _ in
            trigger = story.sentence(after: trigger)
            return trigger.string
        }
    }
}
