/// A scenario or a recording with the values of sweeps in it.
package struct VariedScenario: Sendable {
    /// What a value of a sweep does to a scenario.
    enum Change: Sendable {
        /// Another file takes the place of one that the scenario names.
        case file(any WritableKeyPath<Scenario.Replacements, String?> & Sendable, String)
        /// The wordings of a file take the place of the scenario's for the same sections.
        case template(String)
        /// Something else is changed; `needs` is what a scenario lacks in which the edit changes nothing.
        case edit(needs: String, @Sendable (inout VariedScenario) -> Bool)
    }

    /// The scenario.
    package var scenario: Scenario
    /// In which order things of one instant happen.
    package var ties: TieOrder
    /// The seed of its first run.
    package var firstSeed: UInt64
    /// The recorded calls that answer; nil for a scenario, whose own model does.
    package var calls: [RecordedCall]?
    /// Whether a script answers what no recorded call does.
    package var hasScript: Bool

    /// The scenario or, when its name ends in `.ndjson`, the recording at a path, with these values in it.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` for what is wrong in the files, and for a value
    ///   that says nothing of this scenario.
    package static func load(_ path: String, with values: [Sweep.Value]) throws -> VariedScenario {
        var replacements = Scenario.Replacements()
        for value in values {
            if case .file(let place, let file) = value.change { replacements[keyPath: place] = file }
        }
        var varied = try load(path, replacing: replacements)
        for value in values {
            switch value.change {
            case .file: break
            case .template(let file): varied.scenario.replacePrompt(with: try Scenario.loadPrompt(file))
            case .edit(let needs, let edit):
                guard !edit(&varied) else { continue }
                throw value.problem(expected: needs, found: "none in \(Quoted.text(varied.scenario.name))")
            }
        }
        let rates = varied.scenario.largestSumOfRates
        if let last = values.last, rates > 1_000_000 {
            let share = NumberText.javaScript(Double(rates) / 10_000)
            throw last.problem(expected: "rates of at most 100% together", found: "\(share)%")
        }
        return varied
    }

    private static func load(
        _ path: String,
        replacing replacements: Scenario.Replacements
    ) throws -> VariedScenario {
        guard isRecording(path) else {
            let scenario = try Scenario.load(path, replacing: replacements)
            return VariedScenario(scenario: scenario, ties: .insertion, firstSeed: 1, hasScript: true)
        }
        var reader = try RecordingReader(path, replacing: replacements)
        let calls = try reader.rest()
        let recording = reader.recording
        return VariedScenario(
            scenario: recording.scenario,
            ties: recording.ties,
            firstSeed: recording.seed,
            calls: calls,
            hasScript: replacements.script != nil
        )
    }

    /// Whether a path is that of a recording, as its name says.
    package static func isRecording(_ path: String) -> Bool { path.hasSuffix(".ndjson") }
}

extension Sweep.Value {
    fileprivate func problem(expected: String, found: String) -> InvalidInput {
        InvalidInput(problems: [
            .init(location: location, path: path, expected: expected, found: found)
        ])
    }
}

extension Scenario {
    /// Puts wordings in the place of those of the same sections.
    package mutating func replacePrompt(with wordings: [PromptWording]) {
        prompt.removeAll { old in wordings.contains { $0.section == old.section } }
        prompt += wordings
    }

    /// The largest sum of rates of which at most one strikes, in parts per million.
    fileprivate var largestSumOfRates: Int {
        var largest = model.faults.sum
        var copy = self
        copy.changePolicies { policy in
            guard case .chessRandom(let chess) = policy else { return }
            largest = max(largest, chess.illegal + chess.malformed + chess.silent)
        }
        return largest
    }

    /// Changes each policy in place.
    mutating func changePolicies(_ body: (inout Policy) -> Void) {
        if var policy = model.policy {
            body(&policy)
            model.policy = policy
        }
        for index in model.script.bots.indices {
            guard case .policy(var policy) = model.script.bots[index].source else { continue }
            body(&policy)
            model.script.bots[index].source = .policy(policy)
        }
    }
}
