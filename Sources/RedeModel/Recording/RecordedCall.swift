/// A call of the language model as a recording keeps it: what was asked, and what came back.
package struct RecordedCall: Equatable, Sendable {
    /// Which of a run's calls it is: the bot's n-th of its kind.
    package struct Place: Hashable, Sendable {
        /// The name of the bot that asked.
        package var bot: Text
        /// What the call was for.
        package var kind: CallKind
        /// Its number among the bot's calls of this kind, from 1.
        package var index: Int

        package init(bot: Text, kind: CallKind, index: Int) {
            self.bot = bot
            self.kind = kind
            self.index = index
        }
    }

    /// The prompt, by sections.
    package struct Prompt: Equatable, Sendable {
        /// A section: its name and the digest of its text.
        package struct Section: Equatable, Sendable {
            /// The name.
            package var name: Text
            /// The digest of the text, which the recording holds once, but for that of a transcript.
            package var digest: Digest

            package init(name: Text, digest: Digest) {
                self.name = name
                self.digest = digest
            }
        }

        /// The digest of all sections' texts, one behind the other.
        package var digest: Digest
        /// The sections in order.
        package var sections: [Section]

        package init(digest: Digest, sections: [Section]) {
            self.digest = digest
            self.sections = sections
        }
    }

    /// A step in which the model called tools.
    package struct Step: Equatable, Sendable {
        /// The time before the tools were called, in milliseconds.
        package var latencyMilliseconds: Int
        /// What the model said beside its calls.
        package var text: Text
        /// The tools it called, in order.
        package var uses: [ToolUse]

        package init(latencyMilliseconds: Int, text: Text = Text(), uses: [ToolUse] = []) {
            self.latencyMilliseconds = latencyMilliseconds
            self.text = text
            self.uses = uses
        }
    }

    /// A tool call and what came of it.
    package struct ToolUse: Equatable, Sendable {
        /// The tool and its arguments; what a fetch came to stands in it, too.
        package var call: ToolCall
        /// The result that the model was given; nil for a fetch, and when there was none.
        package var result: JSONValue?

        package init(_ call: ToolCall, result: JSONValue? = nil) {
            self.call = call
            self.result = result
        }
    }

    /// What the call took of the model's tokens.
    package struct Usage: Equatable, Sendable {
        /// The tokens of the prompt.
        package var inputTokens: Int
        /// The tokens of the answer.
        package var outputTokens: Int

        package init(inputTokens: Int, outputTokens: Int) {
            self.inputTokens = inputTokens
            self.outputTokens = outputTokens
        }
    }

    /// Which call it is.
    package var place: Place
    /// When it was made.
    package var instant: Instant
    /// The sender of the message that it answered; empty for the judge.
    package var triggerSender: Text
    /// The text of the message that it answered; empty for the judge.
    package var triggerContent: Text
    /// What was asked; nil when that is not known.
    package var prompt: Prompt?
    /// The steps with tool calls, in order.
    package var steps: [Step]
    /// The time of the last step, in milliseconds.
    package var latencyMilliseconds: Int
    /// How the answer ended.
    package var end: ScriptedAnswer.End
    /// The tokens it took; nil when that is not known.
    package var usage: Usage?

    package init(
        place: Place,
        at instant: Instant,
        triggerSender: Text = Text(),
        triggerContent: Text = Text(),
        prompt: Prompt? = nil,
        steps: [Step] = [],
        latencyMilliseconds: Int,
        end: ScriptedAnswer.End,
        usage: Usage? = nil
    ) {
        self.place = place
        self.instant = instant
        self.triggerSender = triggerSender
        self.triggerContent = triggerContent
        self.prompt = prompt
        self.steps = steps
        self.latencyMilliseconds = latencyMilliseconds
        self.end = end
        self.usage = usage
    }

    /// The name of the section whose text is not kept: what the judge reads of the log.
    package static let transcript: Text = "transcript"
}

extension RecordedCall.Place: CustomStringConvertible {
    /// The call in words, such as `turn 3 of "A"`.
    package var description: String { "\(kind.rawValue) \(index) of \(Quoted.text(bot))" }
}
