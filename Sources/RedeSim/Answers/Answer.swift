package import RedeModel

/// What a model provider gives for one call: tool steps, then the end, each after its latency.
package struct Answer: Equatable, Sendable {
    /// How an answer ends.
    package typealias End = ScriptedAnswer.End

    /// A step in which the model calls tools.
    package struct Step: Equatable, Sendable {
        /// The time before the calls start, in milliseconds.
        package var latencyMilliseconds: Int
        /// The tools it calls, in order.
        package var calls: [ToolCall]
        /// What the model says beside its calls.
        package var text: Text

        package init(latencyMilliseconds: Int, calls: [ToolCall], text: Text = "") {
            self.latencyMilliseconds = latencyMilliseconds
            self.calls = calls
            self.text = text
        }
    }

    /// The steps before the end, in order.
    package var steps: [Step]
    /// The time of the last step, in milliseconds.
    package var latencyMilliseconds: Int
    /// How it ends.
    package var end: End

    package init(steps: [Step] = [], latencyMilliseconds: Int, end: End) {
        self.steps = steps
        self.latencyMilliseconds = latencyMilliseconds
        self.end = end
    }
}
