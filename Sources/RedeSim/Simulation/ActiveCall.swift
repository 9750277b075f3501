import RedeModel

/// A call to the model that is under way: which of its answer's steps comes next.
struct ActiveCall: Equatable, Sendable {
    /// How many steps of a turn may call tools.
    ///
    /// Spec: section 2, "Model steps per turn".
    static let maximumSteps = 3

    // Kept, as a text of a literal is made anew.
    private static let toolCalls: Text = "tool-calls"
    private static let stop: Text = "stop"

    var bot: BotID
    var token: Int
    var answer: Answer
    /// The tool step that is due or running, from 0.
    var step = 0
    /// The fetches of the running step that have not come back.
    var outstanding = 0
    /// The results of the running step.
    var results = 0

    /// Whether the answer ends with the tool step that has just run.
    var endsWithStep: Bool { step + 1 == ActiveCall.maximumSteps }

    /// What the bot is told when the running tool step was the last one.
    var replyOfStep: ModelReply {
        let last = answer.steps[step]
        var reason = ActiveCall.toolCalls
        if case .text(_, let given?) = answer.end { reason = given }
        return .text(
            last.text,
            ModelReply.Figures(
                finishReason: reason,
                steps: step + 1,
                toolCalls: last.calls.count,
                toolResults: results,
                actedInLastStep: last.calls.contains { Tool(named: $0.name) == .scenarioTurn }
            )
        )
    }

    /// What the bot is told at the end of the answer; nil when it never comes.
    var replyOfEnd: ModelReply? {
        switch answer.end {
        case .text(let text, let reason):
            .text(
                text,
                ModelReply.Figures(
                    finishReason: reason ?? ActiveCall.stop,
                    steps: answer.steps.count + 1,
                    toolCalls: 0,
                    toolResults: 0,
                    actedInLastStep: false
                )
            )
        case .error(let error):
            .failure(error)
        case .hang:
            nil
        }
    }
}
