/// The objects of a file with gates.
extension ObjectShape {
    static let gates = ObjectShape(
        "gates",
        [
            .required("schema", "The format: `rede-sim/gates/1`."),
            .optional("confidence", "The confidence of gates that give none, a rate; default 95%."),
            .required("gates", "The gates, a list of at least one."),
        ]
    )

    static let gate = ObjectShape(
        "gate",
        [
            .optional("metric", "What is measured: `passed`, or the name of a metric. Or:"),
            .optional("check", "What is measured: the check of this title."),
            .optional(
                "direction",
                "Which way is better: `higher`, `lower`, `neutral`; default the metric's."
            ),
            .optional(
                "margin",
                "How much worse the candidate may be, a number in the metric's unit; of what is 0 or 1, or a share, a rate. Or:"
            ),
            .optional("relativeMargin", "The same as a part of the baseline's mean, a rate."),
            .optional(
                "confidence",
                "The confidence of the interval that decides, a rate from 50% to 99.99%."
            ),
        ]
    )

    /// The shapes of a file with gates.
    package static let gatesFile: [ObjectShape] = [.gates, .gate]
}
