/// The objects of a script.
extension ObjectShape {
    private static let answerKeys: [Key] = [
        .optional(
            "say",
            "The reply: a text, or a reply written as an object; default empty after tool calls."
        ),
        .optional("json", "The reply: any value, given as compact JSON text."),
        .optional("error", "The call fails with this text."),
        .optional(
            "hang",
            "`true`: no answer ever comes; an answer that is only this may be the word `hang`."
        ),
        .optional(
            "tools",
            "Tool calls before the reply: a list of calls is one step, a list of such lists several."
        ),
        .optional("steps", "Tool steps before the reply, each with a latency and a text of its own."),
        .optional("latency", "Time of the last step, a latency; default the scenario's."),
        .optional("finish", "The finish reason, a text; default `stop`."),
    ]

    static let script = ObjectShape(
        "script",
        [
            .required(
                "schema",
                "The format: `rede-sim/script/1`; not needed in a script that stands in a scenario."
            ),
            .optional(
                "bots",
                "The answers of each bot's turns, by the bot's name: a list of answers, or a policy."
            ),
            .optional("judge", "The answers of the outcome judge, a list."),
            .optional("repair", "The answers of each bot's repair calls, by the bot's name: lists."),
            .optional(
                "whenExhausted",
                "What answers any further call: `error` (default), `repeat` the last answer, `empty` text."
            ),
        ]
    )

    static let inlineScript = ObjectShape("script", script.keys.map { Key.optional($0.name, $0.summary) })

    static let policyScript = ObjectShape(
        "policy script",
        [
            .required(
                "policy",
                "How the bot's answers are made: the name of a policy, or an object `{name: parameters}`."
            )
        ]
    )

    static let answer = ObjectShape(
        "answer",
        [
            .optional(
                "when",
                "The calls that this entry answers, each time; default the next one in order, once."
            ),
            .optional("oneOf", "Answers of which one is drawn by weight, in place of the keys below."),
        ] + answerKeys
    )

    static let alternative = ObjectShape(
        "alternative",
        [
            .optional(
                "weight",
                "How likely the answer is beside the others, a whole number from 1 to 1000000; default 1."
            )
        ]
            + answerKeys
    )

    static let condition = ObjectShape(
        "condition",
        [
            .optional("from", "The sender of the message that the call answers, the name of a bot."),
            .optional("contains", "A text that this message contains, in any ASCII case."),
            .optional("matches", "The same as `contains`."),
            .optional("turn", "The number of the call among the bot's calls, a whole number from 1."),
        ]
    )

    static let reply = ObjectShape(
        "reply",
        [
            .optional("message", "What is said, a text."),
            .optional("recipients", "To whom, names of bots; default none, so that the runtime chooses."),
            .optional("coordination", "Changes to the ledger, a list of updates; default none."),
        ]
    )

    static let update = ObjectShape(
        "update",
        [
            .required("type", "`claim`, `request`, `report` or `complete`."),
            .required("taskId", "The task, a text."),
            .required("summary", "What the task is or how it stands, a text."),
            .optional("owner", "Who is to do it, a text; default the sender."),
        ]
    )

    static let toolStep = ObjectShape(
        "tool step",
        [
            .required("tools", "The calls, a list; each is an object `{name of the tool: arguments}`."),
            .optional("latency", "Time before the calls start, a latency; default none."),
            .optional("say", "What the model says beside its calls, a text; default empty."),
        ]
    )
}
