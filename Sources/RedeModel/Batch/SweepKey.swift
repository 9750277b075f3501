/// What a batch can vary: the one table that reading and documentation share.
package struct SweepKey: Sendable {
    typealias Reader = @Sendable (Field, inout Problems) -> VariedScenario.Change?

    /// The key, such as `BRAIN_COOLDOWN_SECONDS` or `faults.rateLimit`.
    package let name: Text
    /// What it varies and what its values are, in a line.
    package let summary: String
    /// What a value does to a scenario; nil, with a problem added, for a value that does not fit.
    let change: Reader

    private init(_ name: Text, _ summary: String, _ change: @escaping Reader) {
        self.name = name
        self.summary = summary
        self.change = change
    }

    /// All keys, in the order in which they are documented.
    package static let all: [SweepKey] =
        // An API key is no variant, and results must not show it.
        SettingName.allCases.filter { $0 != .openAIAPIKey }.map(setting) + others

    private static func setting(_ name: SettingName) -> SweepKey {
        let key = Text(name.rawValue)
        return SweepKey(key, name.summary + "; " + name.range) { field, problems in
            field.writtenText(&problems).map { value in
                .set { $0.scenario.settings.append(.init(name: key, value: value)) }
            }
        }
    }

    private static let others: [SweepKey] =
        [
            SweepKey("runtime", "the reading of the runtime; `documented` or `observed`") { field, problems in
                let reading = field.choice(of: Reading.self, "\"documented\" or \"observed\"", &problems)
                return reading.map { reading in .set { $0.scenario.reading = reading } }
            },
            SweepKey("ties", "the order of things of one instant; `insertion` or `seeded`") {
                field,
                problems in
                let ties = field.choice(of: TieOrder.self, "\"insertion\" or \"seeded\"", &problems)
                return ties.map { ties in .set { $0.ties = ties } }
            },
            SweepKey("duration", "how long a run lasts; a duration") { field, problems in
                field.milliseconds(&problems).map { time in .set { $0.scenario.durationMilliseconds = time } }
            },
            SweepKey("latency", "the time of an answer that does not give its own; a latency") {
                field,
                problems in
                field.latency(&problems).map { latency in .set { $0.scenario.model.latency = latency } }
            },
            SweepKey("network.latency", "the time of a message between bots; a latency") { field, problems in
                field.latency(&problems).map { latency in .set { $0.scenario.network.latency = latency } }
            },
            rate("network.loss", "messages that get lost", \.scenario.network.lossPartsPerMillion),
            rate(
                "network.duplication",
                "messages that arrive twice",
                \.scenario.network.duplicationPartsPerMillion
            ),
        ] + faults + policies + files

    private static let faults = [
        rate("faults.rateLimit", "calls refused for their rate", \.scenario.model.faults.rateLimit),
        rate("faults.serverError", "calls that fail for now", \.scenario.model.faults.serverError),
        rate("faults.timeout", "calls that are never answered", \.scenario.model.faults.timeout),
        rate("faults.empty", "answers that are empty", \.scenario.model.faults.empty),
        rate("faults.malformed", "answers that are broken JSON", \.scenario.model.faults.malformed),
        rate("faults.truncated", "answers that are cut off", \.scenario.model.faults.truncated),
    ]

    private static let policies = [
        SweepKey("policy", "what answers for bots without a script; a policy") { field, problems in
            field.policy(in: nil, &problems).map { policy in .set { $0.scenario.model.policy = policy } }
        },
        chessRate("policy.illegal", "moves of `chess-random` that are not legal", \.illegal),
        chessRate("policy.malformed", "answers of `chess-random` that are broken JSON", \.malformed),
        chessRate("policy.silent", "answers of `chess-random` that are empty", \.silent),
        SweepKey("policy.by", "how `chess-random` makes its moves; `tool` or `text`") { field, problems in
            field.means(&problems).map { means in .chess { $0.means = means } }
        },
        SweepKey("whenExhausted", "what answers once a script is used up; `error`, `repeat` or `empty`") {
            field,
            problems in
            let what = "\"error\", \"repeat\" or \"empty\""
            return field.choice(of: Script.WhenExhausted.self, what, &problems).map { choice in
                .set { $0.scenario.model.script.whenExhausted = choice }
            }
        },
    ]

    private static let files = [
        file("bots", "the bots; the path of a bots.json", \.bots),
        file("game", "the game; the path of a game.json", \.game),
        file("script", "the answers; the path of a script", \.script),
        SweepKey("template", "wordings of the prompt's sections; the path of a file that replay takes, too") {
            field,
            problems in
            field.path(&problems).map { .template($0) }
        },
    ]

    private static func rate(
        _ name: Text,
        _ what: String,
        _ place: any WritableKeyPath<VariedScenario, Int> & Sendable
    ) -> SweepKey {
        SweepKey(name, what + "; a rate") { field, problems in
            field.partsPerMillion(&problems).map { rate in .set { $0[keyPath: place] = rate } }
        }
    }

    private static func chessRate(
        _ name: Text,
        _ what: String,
        _ place: any WritableKeyPath<Policy.ChessRandom, Int> & Sendable
    ) -> SweepKey {
        SweepKey(name, what + "; a rate") { field, problems in
            field.partsPerMillion(&problems).map { rate in .chess { $0[keyPath: place] = rate } }
        }
    }

    private static func file(
        _ name: Text,
        _ summary: String,
        _ place: any WritableKeyPath<Scenario.Replacements, String?> & Sendable
    ) -> SweepKey {
        SweepKey(name, summary) { field, problems in field.path(&problems).map { .file(place, $0) } }
    }
}

extension VariedScenario.Change {
    /// A change that every scenario takes.
    fileprivate static func set(_ body: @escaping @Sendable (inout VariedScenario) -> Void) -> Self {
        .edit(needs: "") {
            body(&$0)
            return true
        }
    }

    /// A change of each policy `chess-random`.
    fileprivate static func chess(_ body: @escaping @Sendable (inout Policy.ChessRandom) -> Void) -> Self {
        .edit(needs: "a scenario with the policy \"chess-random\"") { varied in
            var isTaken = false
            varied.scenario.changePolicies { policy in
                guard case .chessRandom(var chess) = policy else { return }
                body(&chess)
                policy = .chessRandom(chess)
                isTaken = true
            }
            return isTaken
        }
    }
}

extension Field {
    /// The path of a file, from the directory of the file in which it is named.
    fileprivate func path(_ problems: inout Problems) -> String? {
        text(&problems, expected: "the path of a file").map {
            FilePath.resolved($0.string, from: problems.file.path)
        }
    }
}
