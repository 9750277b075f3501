import ArgumentParser
import RedeModel

/// What the sides of a comparison are played with.
struct SideChanges: ParsableArguments {
    @Option(help: "The seed of scenarios that are played.")
    var seed: UInt64?

    @Option(help: ArgumentHelp("Play both sides, each with its seed, such as 7,8.", valueName: "one,other"))
    var seeds: String?

    @Option(
        help: ArgumentHelp(
            "Play both sides, each by its reading, such as documented,observed.",
            valueName: "one,other"
        )
    )
    var readings: String?

    @Option(
        help: ArgumentHelp("Give a setting a value on both sides; may be repeated.", valueName: "name=value")
    )
    var set: [String] = []

    @Option(
        help: ArgumentHelp(
            "Give a setting a value in the baseline; may be repeated.",
            valueName: "name=value"
        )
    )
    var baselineSet: [String] = []

    @Option(
        help: ArgumentHelp(
            "Give a setting a value in the candidate; may be repeated.",
            valueName: "name=value"
        )
    )
    var candidateSet: [String] = []

    @Option(help: ArgumentHelp("Take the candidate's bots from this file.", valueName: "file"))
    var candidateBots: String?

    @Option(help: ArgumentHelp("Take the candidate's game from this file.", valueName: "file"))
    var candidateGame: String?

    /// Which of the two sides.
    enum Side: Int { case baseline, candidate }

    /// The first option that makes two runs of one scenario; nil without any.
    var twin: String? {
        let options = [
            ("--seeds", seeds != nil), ("--readings", readings != nil),
            ("--baseline-set", !baselineSet.isEmpty), ("--candidate-set", !candidateSet.isEmpty),
            ("--candidate-bots", candidateBots != nil), ("--candidate-game", candidateGame != nil),
        ]
        return options.first { $0.1 }?.0
    }

    /// The first option that a side is played with; nil without any.
    func first(for side: Side) -> String? {
        let own = side == .baseline ? !baselineSet.isEmpty : !candidateSet.isEmpty
        let files = side == .candidate && (candidateBots != nil || candidateGame != nil)
        if own { return side == .baseline ? "--baseline-set" : "--candidate-set" }
        if files { return candidateBots != nil ? "--candidate-bots" : "--candidate-game" }
        return seeds != nil ? "--seeds" : readings != nil ? "--readings" : set.isEmpty ? nil : "--set"
    }

    /// The files that take the place of a side's own.
    func replacements(for side: Side) -> Scenario.Replacements {
        side == .candidate ? .init(bots: candidateBots, game: candidateGame) : .init()
    }

    /// The scenario as a side plays it.
    ///
    /// - Throws: `UsageProblem`.
    func changed(_ scenario: Scenario, for side: Side) throws(UsageProblem) -> Scenario {
        var scenario = scenario
        for text in set + (side == .baseline ? baselineSet : candidateSet) {
            scenario.settings.append(try RunSettings.setting(text))
        }
        if let readings {
            scenario.reading = try SideChanges.part(of: readings, side, "--readings", "two readings") {
                Reading(rawValue: $0)
            }
        }
        return scenario
    }

    /// The seed that a side is played with.
    ///
    /// - Throws: `UsageProblem`.
    func seed(of side: Side) throws(UsageProblem) -> UInt64 {
        guard let seeds else { return seed ?? 1 }
        return try SideChanges.part(of: seeds, side, "--seeds", "two seeds") { UInt64($0) }
    }

    private static func part<Value>(
        of text: String,
        _ side: Side,
        _ option: String,
        _ expected: String,
        _ read: (String) -> Value?
    ) throws(UsageProblem) -> Value {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let values = parts.compactMap(read)
        guard parts.count == 2, values.count == 2 else {
            let example = option == "--seeds" ? "7,8" : "documented,observed"
            throw UsageProblem(
                place: option,
                expected: "\(expected), such as \(example)",
                found: Quoted.text(Text(text))
            )
        }
        return values[side.rawValue]
    }
}
