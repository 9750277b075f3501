package import RedeModel

/// What a live model gives when it is asked: tool calls, or the end of its answer.
package struct ModelStep: Equatable, Sendable {
    /// What it comes to.
    package enum Content: Equatable, Sendable {
        /// Tools are called; the model is asked again with what they give.
        case tools([ToolCall], text: Text)
        /// The answer ends.
        case end(Answer.End)
    }

    /// What it comes to.
    package var content: Content
    /// How long the model took, in milliseconds.
    package var latencyMilliseconds: Int
    /// The tokens that it took; nil when that is not known.
    package var usage: RecordedCall.Usage?

    package init(_ content: Content, latencyMilliseconds: Int, usage: RecordedCall.Usage? = nil) {
        self.content = content
        self.latencyMilliseconds = latencyMilliseconds
        self.usage = usage
    }
}
