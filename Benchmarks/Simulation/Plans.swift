import RedeModel
import RedeSim

/// The runs that are measured.
enum Plans {
    /// A story circle of three bots; each session gives so many replies a bot, in so many seconds at most.
    static func storyCircle(replies: Int, seconds: Int = 120) -> RunPlan {
        let names = ["A", "B", "C"]
        var plan = RunPlan(
            bots: zip(names, ["B", "C", "A"]).map { name, next in
                BotDefinition(
                    name: Text(name),
                    prompt: Text(
                        "You tell a story with two friends, one sentence at a time, then hand on to \(next)."
                    )
                )
            }
        )
        plan.settings = Settings([
            (name: "OPENAI_API_KEY", value: "key"),
            (name: "RESERVED_FINAL_REPLIES", value: "0"),
            (name: "MAX_SESSION_REPLIES", value: Text(String(replies))),
            (name: "SESSION_KILL_AFTER_SECONDS", value: Text(String(seconds))),
        ])
        plan.game = GameConfiguration(
            isEnabled: true,
            name: "story-circle",
            publicContext: "A story, one sentence each.",
            rules: nil,
            outcome: .init(event: nil, prompt: "Judge whether the story is coherent.")
        )
        plan.stimuli = names.map { .init(at: plan.epoch, Request(.post, Text("/bots/\($0)/deploy"))) }
        let opening = Request(
            .post,
            Text("/bots/C/message"),
            body: Array("{\"to\":\"A\",\"content\":\"Begin: a lighthouse, at night.\"}".utf8)
        )
        plan.stimuli.append(.init(at: plan.epoch.advanced(byMilliseconds: 5000), opening))
        plan.modelLatency = .logNormal(medianMilliseconds: 5000, sigmaThousandths: 300)
        plan.script.bots = names.map { .init(bot: Text($0), source: .policy(.story(.init()))) }
        let verdict = ScriptedAnswer(end: .text("{\"coherent\":true}", finishReason: nil))
        plan.script.judge = [.init(alternatives: [.init(answer: verdict)])]
        return plan
    }

    /// A story circle whose log has about so many events.
    ///
    /// A round, one reply of each bot, comes with some fifty-five events; the session ends when the replies
    /// are used up.
    static func storyCircle(events: Int) -> RunPlan {
        storyCircle(replies: max(1, events / 55), seconds: max(120, events))
    }
}
