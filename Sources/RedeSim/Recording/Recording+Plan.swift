package import RedeModel

extension Recording {
    /// What the recorded run was a function of, but its seed and its answers.
    ///
    /// - Throws: `InvalidInput` for wordings of the prompt that do not compile.
    package var plan: RunPlan {
        get throws(InvalidInput) { try RunPlan(scenario, tieOrder: ties) }
    }
}
