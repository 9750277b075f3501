/// The object of a plan.
extension ObjectShape {
    static let plan = ObjectShape(
        "plan",
        [
            .required("schema", "The format: `rede-sim/plan/1`."),
            .required("scenarios", "What is run: the path of a scenario or a recording, or a list of them."),
            .optional("runs", "How many seeds each variant is run with, from 1 on; default 100."),
            .optional("sweep", "What is varied: lists of values by key, each combination of them a variant."),
            .optional("maxSteps", "How many steps a run may take, a whole number; default 1000000."),
            .optional("maxTime", "How much virtual time a run may take, a duration; default any."),
        ]
    )

    /// The shapes of a plan.
    package static let planFile: [ObjectShape] = [.plan]
}
