package import RedeModel
package import RedeSim

/// A recording played with the bots of two files: which prompts changed, and which recorded answers still
/// stand.
///
/// An answer stands *for certain* while no call before it has asked anything else than was recorded, *if* the
/// others had answered alike when its own prompt is the recorded one, and is *open* when that changed: what
/// the model would have said to the new prompt is not known.
package struct PromptTrial: Sendable {
    /// What the recorded answers are worth to one side's bots.
    package struct Side: Sendable {
        /// How many answers stand for certain, and how many as long as the others do.
        package var certain = 0, conditional = 0
        /// The calls whose prompt is not the recorded one, in the order in which they were made.
        package var open: [RecordedCall.Place] = []
        /// How many of these were answered by nothing, as there is no recorded call to stand in for them.
        package var missed = 0
        /// How many calls were put to a live model, as their prompts are not the recorded ones.
        package var asked = 0
        /// How many recorded calls were not asked for.
        package var unasked = 0
        /// How many milliseconds after its start the run could have gone another way; nil when it could not.
        package var openFrom: Int?
        /// About how many tokens it takes to ask the open calls again.
        package var tokens = RecordedCall.Usage(inputTokens: 0, outputTokens: 0)
        /// What the run came to with the recorded answers, those to open calls as they were.
        package var result: RunResult

        /// How many calls were made.
        package var calls: Int { certain + conditional + open.count + asked }
    }

    /// A section of a bot's prompts that is not the recorded one.
    package struct Change: Equatable, Sendable {
        /// The bot.
        package let bot: Text
        /// The section.
        package let section: Text
        /// The recorded text of the first such call; nil when it had no such section.
        package let recorded: Text?
        /// The text now; nil when there is none.
        package let now: Text?
        /// How many calls have it.
        package fileprivate(set) var calls: Int
    }

    /// Whether any side's answers are open.
    package var isOpen: Bool { isOpen(.baseline) || isOpen(.candidate) }

    /// Whether answers of a side are open.
    package func isOpen(_ side: SideName) -> Bool {
        switch side {
        case .baseline: !baseline.open.isEmpty
        case .candidate: !candidate.open.isEmpty
        }
    }

    /// The file of the recording.
    package let file: String
    /// The model that answered.
    package let model: Text
    /// The recorded run's scenario.
    package let scenario: Text
    /// What the answers are worth to the baseline's bots.
    package let baseline: Side
    /// What they are worth to the candidate's.
    package let candidate: Side
    /// The sections in which the candidate's prompts are not the recorded ones, the judge's reading apart.
    package let changes: [Change]

    /// The two sides of a trial.
    package enum SideName: String, Sendable {
        case baseline, candidate
    }

    /// Plays the recording in a file with the bots of two others.
    ///
    /// `play` plays a side with the recorded answers, and may ask others for those that these leave open.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`, and what `play` throws.
    package init(
        _ file: String,
        baselineBots: String,
        candidateBots: String,
        playing play: (SideName, Recording, [RecordedCall]) throws -> Played = PromptTrial.replayed
    ) throws {
        var reader = try RecordingReader(file, keepingTexts: true, replacing: .init(bots: baselineBots))
        let calls = try reader.rest()
        let old = reader.recording
        let new = try RecordingReader(file, replacing: .init(bots: candidateBots)).recording
        self.file = file
        model = old.model
        scenario = old.scenario.name
        baseline = Side(try play(.baseline, old, calls), of: old, try old.plan)
        candidate = Side(try play(.candidate, new, calls), of: new, try new.plan)
        // What changed is what the recorded answers do not stand for, whoever has answered meanwhile.
        let after = try PromptTrial.replayed(.candidate, new, calls)
        changes = PromptTrial.changes(after.run.report(texts: reader.texts))
    }

    /// A side as it was played.
    package struct Played: Sendable {
        /// The run.
        package var run: ReplayedRun
        /// What its calls took of tokens, and what these cost.
        package var spending: MetricSources
        /// The calls that an earlier trial, which this one went on with, has put to a live model.
        package var asked: [RecordedCall.Place]

        package init(
            _ run: ReplayedRun,
            spending: MetricSources = MetricSources(),
            asked: [RecordedCall.Place] = []
        ) {
            self.run = run
            self.spending = spending
            self.asked = asked
        }
    }

    /// Plays a side with its recorded answers alone.
    ///
    /// - Throws: `InvalidInput`.
    package static func replayed(
        _ side: SideName,
        _ recording: Recording,
        _ calls: [RecordedCall]
    ) throws -> Played {
        Played(
            ReplayedRun(
                try recording.plan,
                seed: recording.seed,
                replaying: calls,
                stepLimit: PlanFile.defaultStepLimit
            )
        )
    }

    private static func changes(_ report: ReplayReport) -> [Change] {
        var changes: [Change] = []
        for change in report.changes {
            for section in change.sections where section.name != RecordedCall.transcript {
                let known = changes.firstIndex { $0.bot == change.place.bot && $0.section == section.name }
                if let known {
                    changes[known].calls += 1
                } else {
                    changes.append(
                        Change(
                            bot: change.place.bot,
                            section: section.name,
                            recorded: section.recorded,
                            now: section.now,
                            calls: 1
                        )
                    )
                }
            }
        }
        return changes
    }
}

extension PromptTrial.Side {
    fileprivate init(_ played: PromptTrial.Played, of recording: Recording, _ plan: RunPlan) {
        let run = played.run
        let recorded = run.simulation.tracking?.replay?.recorded ?? []
        result = RunResult(
            of: run.simulation,
            scenario: recording.scenario,
            plan: plan,
            seed: recording.seed,
            spending: played.spending
        )
        unasked = run.simulation.tracking?.replay?.unasked.count ?? 0
        for call in run.calls {
            guard call.answerer != .model, !played.asked.contains(call.place) else {
                asked += 1
                continue
            }
            // A call that was matched by its turn has another prompt, or one that was not recorded.
            guard call.answerer != .exactPrompt else {
                if open.isEmpty { certain += 1 } else { conditional += 1 }
                continue
            }
            if open.isEmpty { openFrom = call.instant.milliseconds(since: plan.epoch) }
            open.append(call.place)
            if call.recorded == nil { missed += 1 }
            let usage = PromptTrial.usage(of: call, answered: call.recorded.map { recorded[$0] }, recorded)
            tokens.inputTokens += usage.inputTokens
            tokens.outputTokens += usage.outputTokens
        }
    }
}

extension PromptTrial {
    /// About what a call takes that is asked again: the new prompt, estimated, and the answer that was
    /// recorded, or the mean of all that were.
    fileprivate static func usage(
        of call: ReplayedCall,
        answered: RecordedCall?,
        _ recorded: [RecordedCall]
    ) -> RecordedCall.Usage {
        let characters = call.asked.map { $0.texts.reduce(0) { $0 + $1.utf16Count } }
        let steps = (answered?.steps.count ?? 0) + 1
        let input =
            characters.map { SpendingTally.tokens(of: $0) * steps } ?? answered?.usage?.inputTokens ?? 0
        if let answered { return .init(inputTokens: input, outputTokens: output(of: answered)) }
        let all = recorded.reduce(0) { $0 + output(of: $1) }
        return .init(inputTokens: input, outputTokens: recorded.isEmpty ? 0 : all / recorded.count)
    }

    private static func output(of call: RecordedCall) -> Int {
        if let usage = call.usage { return usage.outputTokens }
        guard case .text(let text, _) = call.end else { return 0 }
        return SpendingTally.tokens(of: text.utf16Count)
    }
}

extension PromptTrial {
    /// The runs of both sides of some recordings, to be compared; the place of a recording stands for a seed.
    package static func columns(of trials: [PromptTrial]) -> (baseline: RunColumns, candidate: RunColumns) {
        func side(_ name: Text, _ side: KeyPath<PromptTrial, Side>) -> RunColumns {
            var columns = RunColumns(name: name)
            var scenarios: [Text] = []
            for (place, trial) in trials.enumerated() {
                let result = trial[keyPath: side].result
                if !scenarios.contains(trial.scenario) { scenarios.append(trial.scenario) }
                let number = (scenarios.firstIndex(of: trial.scenario) ?? 0) + 1
                let variant = columns.place(of: .init(scenario: trial.scenario), number: number)
                columns.add(variant: variant, seed: UInt64(place + 1), hasPassed: result.hasPassed)
                let titles = RunTable.told(apart: result.checks.map { Text($0.title) })
                for (title, check) in zip(titles, result.checks) {
                    columns.setCheck(columns.column(ofCheck: title), hasPassed: check.hasPassed)
                }
                for metric in MetricName.allCases {
                    if let value = result.metrics[metric] { columns.set(metric, to: value) }
                }
            }
            return columns
        }
        return (side("the old prompts", \.baseline), side("the new prompts", \.candidate))
    }
}
