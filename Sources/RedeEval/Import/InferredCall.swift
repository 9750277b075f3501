import RedeModel

/// A call of the model as a log lets it be told: when it began and ended, and what came back.
struct InferredCall: Sendable {
    /// A step with tools, after a time since the call began.
    struct Step: Sendable {
        var offsetMilliseconds: Int
        var calls: [ToolCall]
        /// How long its tools take.
        var durationMilliseconds = 0
    }

    var bot: Text
    var kind: CallKind
    var start: Instant
    /// When the answer came; nil when none did.
    var end: Instant?
    var steps: [Step] = []
    /// Whether the answer ended with its last tool step, whose text it is then.
    var endsWithStep = false
    var result: ScriptedAnswer.End = .hang
    /// Whether what came back is in the log, and not made up.
    var isTold = true

    /// The answer to the call when it begins at another instant, so that it ends at the same one.
    func answer(startingAt now: Instant) -> ScriptedAnswer {
        var answer = ScriptedAnswer(end: result)
        var spent = 0
        // A step never begins later than the answer ends.
        let total = end.map { max(0, $0.milliseconds(since: now)) }
        let isLastStep = endsWithStep ? steps.count - 1 : steps.count
        for (place, step) in steps.enumerated() {
            var offset = step.offsetMilliseconds
            if let total { offset = min(offset, total) }
            if place == isLastStep, let total, step.calls.allSatisfy({ !$0.name.equals("web_fetch") }) {
                offset = total
            }
            let latency = max(0, offset - spent)
            spent += latency + step.durationMilliseconds
            var text = Text()
            if place == isLastStep, case .text(let said, _) = result { text = said }
            answer.steps.append(.init(latency: .fixed(milliseconds: latency), calls: step.calls, text: text))
        }
        if let total, !endsWithStep { answer.latency = .fixed(milliseconds: max(0, total - spent)) }
        if endsWithStep, case .text(_, let reason) = result {
            answer.end = .text(Text(), finishReason: reason)
            answer.latency = .fixed(milliseconds: 0)
        }
        return answer
    }
}
