import RedeModel

/// A call to the model that is under way: which of its answer's steps comes next.
struct ActiveCall: Equatable, Sendable {
    /// How many steps of a turn may call tools.
    ///
    /// Spec: section 2, "Model steps per turn".
    static let maximumSteps = 3

    // Kept, as a text of a literal is made anew.
    static let toolCalls: Text = "tool-calls"
    private static let stop: Text = "stop"

    /// How its answer becomes known.
    enum Source: Equatable, Sendable {
        /// As a whole.
        case whole
        /// Step by step: the model is asked anew with what its tools have given.
        indirect case dialogue(Dialogue)
    }

    /// What a model is asked, and what has been said since.
    struct Dialogue: Equatable, Sendable {
        var call: ModelCall
        var outside: Provision.Outside
        var prompt: Prompt?
        var judged: Question.Judged?
        /// The steps so far, each tool call with its result or page.
        var steps: [RecordedCall.Step] = []
    }

    var bot: BotID
    var token: Int
    /// The answer as far as it is known.
    var answer: Answer
    var source = Source.whole
    /// The number under which the call is recorded; nil in a run that is not.
    var record: Int?
    /// The tool step that is due or running, from 0.
    var step = 0
    /// The fetches of the running step that have not come back.
    var outstanding = 0
    /// The results of the running step.
    var results = 0

    /// Whether somebody is told what its tools give: a recording, or the model that is asked again.
    var isTold: Bool {
        if case .dialogue = source { return true }
        return record != nil
    }

    /// Keeps what the tool calls of the running step have given, where the model is told of it.
    mutating func keep(_ uses: [RecordedCall.ToolUse]) {
        guard case .dialogue(var dialogue) = source else { return }
        let step = answer.steps[step]
        dialogue.steps.append(
            .init(latencyMilliseconds: step.latencyMilliseconds, text: step.text, uses: uses)
        )
        source = .dialogue(dialogue)
    }

    /// Keeps the page of a tool call of the running step.
    mutating func keep(_ page: WebPage.Answer, of use: Int) {
        guard case .dialogue(var dialogue) = source else { return }
        dialogue.steps[step].uses[use].call.page = page
        source = .dialogue(dialogue)
    }

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
