/// The objects of checks that look at texts, or ask a judge or a command.
extension ObjectShape {
    static let boundKeys: [Text] = ["equals", "atLeast", "atMost"]

    static let patternCheck = ObjectShape(
        "pattern check",
        [
            .optional("name", "The check's name, a text; default its own words."),
            .required("pattern", "A text that texts of the run contain, in any ASCII case."),
            .optional(
                "in",
                "What is looked at: `replies` (default), or `messages` that were received, presence aside."
            ),
            .optional("bot", "The bot that replies or receives, a name; default any."),
            .optional("every", "`true`: all of them, at least one, contain it."),
            .optional("equals", "How many must contain it; without a bound at least one."),
            .optional("atLeast", "The least it may be, a number."),
            .optional("atMost", "The most it may be, a number."),
        ]
    )

    static let judgeCheck = ObjectShape(
        "judge check",
        [
            .optional("name", "The check's name, a text; default its own words."),
            .required("judge", "What a model is to judge the run by, a text: the rubric."),
            .optional("labels", "What it may say, a list of texts, the one or the other of them."),
            .optional("passes", "With `labels`: the label that passes, or a list of them."),
            .optional("scale", "In place of labels, a number: the least and the most, such as `[1, 5]`."),
            .optional("equals", "With `scale`: the number it must be."),
            .optional("atLeast", "The least it may be, a number."),
            .optional("atMost", "The most it may be, a number."),
            .optional("sees", "What it is shown: `replies` (default), or `events`, the whole log."),
            .optional(
                "answers",
                "Answers written by hand, a list: the first that fits counts; default none."
            ),
        ]
    )

    static let judgeAnswer = ObjectShape(
        "judge answer",
        [
            .optional("when", "A text in what is shown of the run, in any ASCII case; default any run."),
            .optional("say", "What the judge says, a text: a label or a number, or JSON."),
            .optional(
                "json",
                "The same as an object: `label` or `score`, and perhaps `reason` and `events`."
            ),
        ]
    )

    static let commandCheck = ObjectShape(
        "command check",
        [
            .optional("name", "The check's name, a text; default its own words."),
            .required(
                "command",
                "A program and its arguments, a list of texts; it starts in the scenario's directory."
            ),
            .optional("limit", "How long it may take, a duration; default `10s`."),
            .optional("sees", "What it is shown: `replies` (default), or `events`, the whole log."),
            .optional("equals", "The score it must give; without a bound it says itself what passes."),
            .optional("atLeast", "The least it may be, a number."),
            .optional("atMost", "The most it may be, a number."),
        ]
    )
}
