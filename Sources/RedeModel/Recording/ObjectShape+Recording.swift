/// The objects of a recording's lines.
extension ObjectShape {
    static let recording = ObjectShape(
        "recording",
        [
            .required("schema", "The format: `rede-sim/recording/1`."),
            .required("digest", "The digest of the rest of the line, from the key `seed` to the last brace."),
            .required("seed", "The number that all chance came from, 0 to 9007199254740991."),
            .required("ties", "In which order things of one instant happened: `insertion` or `seeded`."),
            .required("model", "What answered: `scripted`, `imported`, or the name of a live model."),
            .optional("calls", "How many calls follow; absent while a run is recorded."),
            .optional("log", "The event log of the run; absent while it is recorded."),
            .required("scenario", "What was run, a scenario with its bots and its game in it."),
        ]
    )

    static let recordedLog = ObjectShape(
        "recorded log",
        [
            .required("events", "How many lines the log has."),
            .required("digest", "The digest of all its bytes."),
            .required("lines", "The first eight digits of each line's digest, one behind the other."),
        ]
    )

    private static let recordedText = ObjectShape(
        "recorded text",
        [
            .required("digest", "The digest of the text."),
            .required("text", "The text of a section of a prompt; each stands in a recording once."),
        ]
    )

    private static let recordedLine = ObjectShape(
        "recorded line",
        [
            .required("digest", "The digest of the call as it is written, from its first brace to its last."),
            .required("call", "The call."),
        ]
    )

    private static let recordedProgress = ObjectShape(
        "recorded progress",
        [
            .required(
                "digest",
                "The digest of the progress as it is written, from its first brace to its last."
            ),
            .required(
                "progress",
                "How far a run has come that is being served; a recording that was finished has none."
            ),
        ]
    )

    private static let progress = ObjectShape(
        "progress",
        [
            .required("milliseconds", "How long the run has lasted."),
            .required("requests", "The requests that have come since the line before, a list."),
        ]
    )

    private static let recordedRequest = ObjectShape(
        "recorded request",
        [
            .required("at", "When it came, in milliseconds since the epoch."),
            .required("method", "The method."),
            .required("path", "The path."),
            .required("body", "The body, a text; empty when there was none."),
        ]
    )

    private static let recordedCall = ObjectShape(
        "recorded call",
        [
            .required("number", "The number of the call in the file, from 1."),
            .required("bot", "The bot that asked, a name."),
            .required("kind", "What the call was for: `turn`, `judge` or `repair`."),
            .required("index", "Its number among the bot's calls of this kind, from 1."),
            .required("at", "When it was made, a timestamp."),
            .required("from", "The sender of the message that it answered; empty for the judge."),
            .required("trigger", "The text of the message that it answered; empty for the judge."),
            .optional("prompt", "What was asked; absent when that is not known."),
            .required("steps", "The steps in which the model called tools, a list."),
            .required("latencyMilliseconds", "The time of the last step."),
            .optional("text", "The answer, a text."),
            .optional("finish", "The finish reason, a text; absent for `stop`."),
            .optional("error", "The call failed with this text."),
            .optional("hang", "`true`: no answer came."),
            .optional("usage", "The tokens that the call took; absent when that is not known."),
        ]
    )

    private static let recordedPrompt = ObjectShape(
        "recorded prompt",
        [
            .required("digest", "The digest of all sections' texts, one behind the other."),
            .required("sections", "The digest of each section's text, by the section's name, in order."),
        ]
    )

    private static let recordedStep = ObjectShape(
        "recorded step",
        [
            .required("latencyMilliseconds", "The time before the tools were called."),
            .required("text", "What the model said beside its calls, a text."),
            .required("tools", "The tools that it called, a list."),
        ]
    )

    private static let recordedTool = ObjectShape(
        "recorded tool call",
        [
            .required("name", "The name of the tool."),
            .required("arguments", "The arguments, any value."),
            .optional("result", "What the model was given, any value; absent for a page."),
            .optional("page", "What a fetch came to; absent for all other tools, and when it was refused."),
        ]
    )

    private static let recordedPage = ObjectShape(
        "recorded page",
        [
            .optional("status", "The HTTP status."),
            .optional("contentType", "The content type, a text; absent when there was none."),
            .optional("text", "The body, a text."),
            .optional("url", "The address after redirections; absent when there were none."),
            .optional("error", "The fetch failed with this text."),
            .optional("hang", "`true`: the fetch never ended by itself."),
            .optional("latencyMilliseconds", "How long the fetch took; absent when it did not end."),
        ]
    )

    private static let usage = ObjectShape(
        "usage",
        [
            .required("inputTokens", "The tokens of the prompt."),
            .required("outputTokens", "The tokens of the answer."),
        ]
    )

    /// The shapes of a recording, but for those of its scenario.
    package static let recordingFile: [ObjectShape] = [
        .recording, .recordedLog, .recordedText, .recordedLine, .recordedProgress, .progress,
        .recordedRequest, .recordedCall, .recordedPrompt, .recordedStep, .recordedTool, .recordedPage, .usage,
    ]
}
