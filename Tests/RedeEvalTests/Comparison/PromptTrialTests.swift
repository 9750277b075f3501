import Foundation
import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// A recording with other prompts.
struct PromptTrialTests {
    private static let recording = Project.root + "/recordings/story-circle.ndjson"
    private static let bots = Project.root + "/scenarios/story-circle/bots.json"
    private let place = ShardDirectory()

    @Test func `with the recorded prompts every answer stands`() throws {
        let trial = try PromptTrial(Self.recording, baselineBots: Self.bots, candidateBots: Self.bots)

        #expect(trial.changes.isEmpty)
        #expect(trial.candidate.open.isEmpty)
        #expect(trial.candidate.certain == trial.candidate.calls)
        #expect(trial.candidate.openFrom == nil)
        #expect(trial.candidate.tokens == .init(inputTokens: 0, outputTokens: 0))
        #expect(trial.baseline.result == trial.candidate.result)
    }

    /// Bots see each other's prompts, but not when the others were made.
    @Test func `what changes one bot's prompts leaves its answers open, and the others' in doubt`() throws {
        let trial = try trial(
            replacing: "\"name\": \"B\",",
            by: "\"name\": \"B\", \"createdAt\": \"2025-12-24\","
        )

        let side = trial.candidate
        #expect(trial.changes.map(\.bot) == ["B"])
        #expect(trial.changes.map(\.section) == ["context"])
        #expect(trial.changes[0].now?.string.contains("Created: 2025-12-24") == true)
        // A's first turn was before B's.
        #expect(side.certain == 1)
        #expect(side.open.first == RecordedCall.Place(bot: "B", kind: .turn, index: 1))
        #expect(side.open.filter { $0.kind == .turn }.count == trial.changes[0].calls)
        #expect(side.conditional > side.open.count)
        #expect(side.missed == 0 && side.unasked == 0)
        #expect(side.tokens.inputTokens > 400 * trial.changes[0].calls)
        #expect(side.tokens.outputTokens > 0)
        #expect(side.openFrom.map { $0 > 5000 } == true)
    }

    @Test func `a changed prompt is seen by the others, whose answers are open, too`() throws {
        let trial = try trial(replacing: "Add one sentence that follows", by: "Add a short one that follows")

        #expect(trial.candidate.certain == 0)
        #expect(trial.changes.first { $0.section == "instructions" }?.bot == "B")
        #expect(trial.changes.filter { $0.section == "peers" }.map(\.bot) == ["A", "C"])
    }

    private func trial(replacing old: String, by new: String) throws -> PromptTrial {
        let text = try String(contentsOf: URL(filePath: Self.bots), encoding: .utf8)
        let changed = text.replacingOccurrences(of: old, with: new)
        try OutputDirectory.make(place.path)
        try Data(changed.utf8).write(to: URL(filePath: place.path + "/new.json"))
        return try PromptTrial(
            Self.recording,
            baselineBots: Self.bots,
            candidateBots: place.path + "/new.json"
        )
    }

    @Test func `recordings make sides of a comparison`() throws {
        let trial = try PromptTrial(Self.recording, baselineBots: Self.bots, candidateBots: Self.bots)

        let sides = PromptTrial.columns(of: [trial, trial])

        #expect(sides.baseline.count == 2)
        #expect(
            try Regression(baseline: sides.baseline, candidate: sides.candidate, gates: nil).verdict == .fine
        )
    }
}
