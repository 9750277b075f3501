/// An answer as a script writes it: tool steps, then a text, an error or silence.
package struct ScriptedAnswer: Equatable, Sendable {
    /// How an answer ends.
    package enum End: Equatable, Sendable {
        /// The text, with the finish reason when it is not the usual one.
        case text(Text, finishReason: Text?)
        /// The call fails with this text.
        case error(Text)
        /// No answer ever comes.
        case hang
    }

    /// A step in which the model calls tools.
    package struct Step: Equatable, Sendable {
        /// The time before the calls start; nil means none.
        package var latency: Latency?
        /// The tools it calls, in order.
        package var calls: [ToolCall]
        /// What the model says beside its calls.
        package var text: Text

        package init(latency: Latency? = nil, calls: [ToolCall], text: Text = "") {
            self.latency = latency
            self.calls = calls
            self.text = text
        }
    }

    /// The steps before the end, in order.
    package var steps: [Step]
    /// How it ends.
    package var end: End
    /// The time of the last step; nil means the scenario's latency.
    package var latency: Latency?

    package init(steps: [Step] = [], end: End, latency: Latency? = nil) {
        self.steps = steps
        self.end = end
        self.latency = latency
    }
}

/// A call of a tool by the model.
package struct ToolCall: Equatable, Sendable {
    /// The name of the tool.
    package var name: Text
    /// The arguments as the model gave them.
    package var arguments: JSONValue
    /// What its fetch comes to, if that is known beforehand; nil asks the scenario's pages.
    package var page: WebPage.Answer?

    package init(name: Text, arguments: JSONValue, page: WebPage.Answer? = nil) {
        self.name = name
        self.arguments = arguments
        self.page = page
    }
}
