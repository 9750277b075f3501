/// The objects of a scenario.
extension ObjectShape {
    static let scenario = ObjectShape(
        "scenario",
        [
            .required("schema", "The format: `rede-sim/scenario/1`."),
            .optional("name", "The scenario's name, a text; default the name of its directory."),
            .optional("description", "What the scenario shows, a text; default none."),
            .required("bots", "The bots: the path of a bots.json, or the list itself."),
            .optional("game", "The game: the path of a game.json, or the object itself; default none."),
            .optional(
                "settings",
                "Settings of the runtime by name, as texts, numbers or Booleans; default none."
            ),
            .optional(
                "epoch",
                "The instant at which a run starts, years 1970 to 9000; default `2026-01-01T00:00:00.000Z`."
            ),
            .optional(
                "origin",
                "The address at which the bots live and that they know of each other; default `http://localhost:8787`."
            ),
            .optional("duration", "How long a run lasts, a duration; default until nothing is pending."),
            .optional("runtime", "The reading of the runtime: `documented` (default) or `observed`."),
            .optional("stimuli", "What is called from outside, a list; default nothing."),
            .optional("network", "How messages travel between bots; default at once and without loss."),
            .optional(
                "model",
                "Where answers of the model come from; default the policy `story` for all bots."
            ),
            .optional(
                "prompt",
                "Wordings of the prompt's sections, by section, with placeholders `{{name}}`; default ours."
            ),
            .optional("web", "The pages that web_fetch finds, by URL; default none."),
            .optional("expect", "What must hold of a run, a list of checks; default nothing."),
        ]
    )

    static let stimulus = ObjectShape(
        "stimulus",
        [
            .optional("at", "When, a duration since the epoch; default `0s`."),
            .optional("deploy", "Deploy bots: a name or a list of names."),
            .optional("message", "Let a bot send a message to another one."),
            .optional("reset", "Reset `all`, the `events`, or one bot: `{bot: name}`."),
            .optional(
                "get",
                "Look at `bots`, `events`, one bot `{bot: name}` or its health `{health: name}`."
            ),
            .optional("request", "Any other request, word by word."),
        ]
    )

    static let message = ObjectShape(
        "message",
        [
            .required("from", "The sender, the name of a bot."),
            .required("to", "The recipient, the name of a bot."),
            .required("content", "What is said, a text."),
        ]
    )

    static let resetTarget = ObjectShape(
        "reset",
        [.required("bot", "The bot whose storage is cleared, a name.")]
    )

    static let view = ObjectShape(
        "view",
        [
            .optional("bot", "The bot whose profile is looked at, a name."),
            .optional("health", "The bot whose health is looked at, a name."),
        ]
    )

    static let request = ObjectShape(
        "request",
        [
            .optional("method", "The HTTP method, a text; default `GET`."),
            .required("path", "The path, a text that starts with `/`."),
            .optional("body", "The body: a text is sent as it is, anything else as JSON; default none."),
        ]
    )

    static let network = ObjectShape(
        "network",
        [
            .optional(
                "latency",
                "Time of a bot's post on its way, and again of the answer to it, a latency; default `0s`."
            ),
            .optional("loss", "How many posts get lost, a rate; default 0."),
            .optional("duplication", "How many posts arrive twice, a rate; default 0."),
            .optional(
                "partitions",
                "Spans of time in which bots do not reach each other, a list; default none."
            ),
            .optional(
                "posts",
                "What becomes of each bot's first posts, a list in the order of sending; default: drawn."
            ),
        ]
    )

    static let post = ObjectShape(
        "post",
        [
            .required("from", "The bot that sends it, a name."),
            .optional("latency", "How long it takes to its recipient, a duration; default `0s`."),
            .optional("response", "How long the answer takes back, a duration; default `0s`."),
            .optional("lost", "Why it never arrives, `loss` or `partition`; default it does."),
        ]
    )

    static let partition = ObjectShape(
        "partition",
        [
            .required("between", "The bots on one side: a name or a list of names."),
            .optional("and", "The bots on the other side: a name or a list of names; default all others."),
            .optional("from", "When it begins, a duration since the epoch; default `0s`."),
            .optional("until", "When it ends, a duration since the epoch and after `from`; default never."),
        ]
    )

    static let model = ObjectShape(
        "model",
        [
            .optional("script", "Answers written by hand: the path of a script, or the script itself."),
            .optional(
                "policy",
                "What answers for bots without a script: a policy's name, or `{name: parameters}`."
            ),
            .optional("latency", "Time of an answer that does not give its own, a latency; default `1s`."),
            .optional("faults", "How many calls fail, by kind, as rates; together at most 100%."),
            .optional("whenExhausted", "As in a script, and wins over it: `error`, `repeat` or `empty`."),
        ]
    )

    static let faults = ObjectShape(
        "faults",
        [
            .optional("rateLimit", "The call fails for its rate (429); a rate, default 0."),
            .optional("serverError", "The call fails with an error of the server (500); a rate, default 0."),
            .optional("timeout", "No answer ever comes; a rate, default 0."),
            .optional("empty", "The answer is empty; a rate, default 0."),
            .optional("malformed", "The answer is broken JSON; a rate, default 0."),
            .optional("truncated", "The answer is cut off; a rate, default 0."),
        ]
    )

    static let page = ObjectShape(
        "page",
        [
            .optional("status", "The HTTP status, a whole number from 100 to 599; default 200."),
            .optional("contentType", "The content type, a text; default none."),
            .optional("text", "The body, a text; default empty."),
            .optional("url", "The address after redirections, a text; default the address asked for."),
            .optional("latency", "How long a fetch takes, a duration; default `0s`."),
            .optional("error", "The fetch fails with this text."),
            .optional("hang", "`true`: the fetch never ends by itself."),
        ]
    )

    private static let bound: [Key] = [
        .optional("equals", "The number it must be."),
        .optional("atLeast", "The least it may be, a number."),
        .optional("atMost", "The most it may be, a number."),
    ]

    static let orderCheck = ObjectShape(
        "order check",
        [
            .optional("name", "The check's name, a text; default its own words."),
            .required(
                "order",
                "Bots in the order in which each replies for the first time, a list of names."
            ),
            .optional(
                "kept",
                "How many of their replies must come round in this order, all along, a rate; default any."
            ),
        ]
    )

    static let metricCheck = ObjectShape(
        "metric check",
        [
            .optional("name", "The check's name, a text; default its own words."),
            .required("metric", "The metric's name."),
            .optional("bot", "The bot whose number counts, a name; default all bots together."),
            .optional("reason", "For the metric `skips`: the only reason that counts; default all."),
        ] + bound
    )

    static let outcomeCheck = ObjectShape(
        "outcome check",
        [
            .optional("name", "The check's name, a text; default its own words."),
            .required("outcome", "A field of the outcome, or a path of them such as `scores.A`, a text."),
            .optional("equals", "The value it must have, any."),
        ] + bound.dropFirst()
    )

    static let eventCheck = ObjectShape(
        "event check",
        [
            .optional("name", "The check's name, a text; default its own words."),
            .required(
                "event",
                "The event's name, such as `message.broadcast.sent`; its records are counted."
            ),
            .optional(
                "where",
                "Values that fields of the payload must have, an object; an object in it is a part; default any."
            ),
            .optional("equals", "How many there must be; without a bound at least one."),
        ] + bound.dropFirst()
    )

    static let ledgerCheck = ObjectShape(
        "ledger check",
        [
            .optional("name", "The check's name, a text; default its own words."),
            .required("ledger", "The id of a task that the ledger must hold, a text."),
            .optional("bot", "The bot whose ledger is looked at, a name; default every bot's."),
            .optional("status", "`open`, `in_progress`, `blocked`, `done` or `abandoned`; default any."),
            .optional("owner", "Who owns the task, a text; default anyone."),
            .optional("reached", "`true`: once, at any moment, is enough; default at the end."),
        ]
    )
}

extension ObjectShape {
    /// The shapes of bots.json.
    package static let botsFile: [ObjectShape] = [.bot]
    /// The shapes of game.json.
    package static let gameFile: [ObjectShape] = [.game, .rules, .outcome]
    /// The shapes of a script.
    package static let scriptFile: [ObjectShape] = [
        .script, .policyScript, .policy, .story, .chessRandom, .chessPGN, .chessUCI, .answer, .alternative,
        .condition,
        .reply, .update,
        .toolStep,
        .latency, .logNormal,
    ]
    /// The shapes of a scenario, but for those of its bots, game and script.
    package static let scenarioFile: [ObjectShape] = [
        .scenario, .stimulus, .message, .resetTarget, .view, .request, .network, .partition, .post,
        .latency,
        .logNormal,
        .model, .policy, .story, .chessRandom, .chessPGN, .chessUCI, .faults, .page, .orderCheck,
        .metricCheck,
        .outcomeCheck, .eventCheck, .patternCheck, .ledgerCheck, .judgeCheck, .judgeAnswer, .commandCheck,
    ]
}
