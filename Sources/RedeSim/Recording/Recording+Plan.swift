package import RedeModel

extension Recording {
    /// What the recorded run was a function of, but its seed and its answers.
    ///
    /// - Throws: `InvalidInput` for wordings of the prompt that do not compile.
    package var plan: RunPlan {
        get throws(InvalidInput) { try RunPlan(scenario, tieOrder: ties) }
    }

    /// The recorded run once more, with these as its calls; what its judge reads is kept.
    ///
    /// - Throws: `InvalidInput` for wordings of the prompt that do not compile.
    package func played(_ calls: [RecordedCall]) throws(InvalidInput) -> ReplayedRun {
        let recorder = Recorder(hiding: Secrets(keys: []))
        return ReplayedRun(try plan, seed: seed, replaying: calls, recorder: recorder)
    }
}
