import Foundation
import RedeModel
import Testing

@Suite struct ScenarioTests {
    @Test func `a scenario is read with its files`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("bots.json", Samples.bots)
        try directory.write("game.json", Samples.game)
        try directory.write("script.yaml", Samples.script)
        try directory.write("scenario.yaml", Samples.scenario)

        let scenario = try Scenario.load(directory.path)

        #expect(scenario.name == "story-circle")
        #expect(scenario.bots.map(\.name) == ["A", "B", "C"])
        #expect(scenario.game.isEnabled)
        #expect(scenario.settings == [.init(name: "MAX_SESSION_REPLIES", value: "6")])
        #expect(scenario.durationMilliseconds == 180_000)
        #expect(
            scenario.stimuli == [
                Stimulus(.deploy(["A", "B", "C"])),
                Stimulus(
                    atMilliseconds: 10_000,
                    .message(from: "C", to: "A", content: "Begin: a lighthouse, at night.")
                ),
            ]
        )
        #expect(scenario.model.latency == .logNormal(medianMilliseconds: 1800, sigmaThousandths: 400))
        #expect(scenario.model.faults == .init(rateLimit: 20_000, timeout: 5000))
        #expect(scenario.network.latency == .uniform(milliseconds: 20...80))
        #expect(
            scenario.checks.map(\.claim) == [
                .order(["A", "B", "C"]), .metric(.replies, bot: nil, reason: nil, .atLeast(12)),
                .outcome(field: "coherent", equals: .bool(true)),
            ]
        )
        #expect(scenario.checks.map(\.location.line) == [20, 21, 22])
        #expect(scenario.model.script.bots.map(\.bot) == ["A", "B", "C"])
        #expect(scenario.model.script.judge.count == 1)
        #expect(scenario.model.policy == nil)
    }

    @Test func `problems of all files are told together`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("bots.json", #"[{"name": "A"}]"#)
        try directory.write("game.json", "[]")
        try directory.write("script.yaml", "bots: {}")
        try directory.write(
            "scenario.yaml",
            Samples.scenario.replacingOccurrences(of: "name: story-circle", with: "nam: x")
        )

        let error = try #require(throws: InvalidInput.self) { try Scenario.load(directory.path) }

        let names = ["scenario.yaml", "bots.json", "game.json", "script.yaml"].map {
            directory.path + "/" + $0
        }
        #expect(error.problems.map(\.location.file) == names)
    }

    @Test func `a directory with a bots.json is a scenario`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("bots.json", Samples.bots)
        let without = try Scenario.load(directory.path)
        try directory.write("game.json", Samples.game)
        let with = try Scenario.load(directory.path + "/")

        #expect(without.game == GameConfiguration())
        #expect(with.game.name == "tale")
        #expect(with.bots.count == 3)
        #expect(with.stimuli.isEmpty)
        #expect(with.model.policy == .story(.init()))
        #expect(directory.path.hasSuffix(with.name.string))
    }

    @Test func `a directory without either is no scenario`() throws {
        let directory = try TemporaryDirectory()

        #expect(
            throws: UnreadableFile(
                path: directory.path,
                reason: "neither a scenario.yaml nor a bots.json in it"
            )
        ) {
            try Scenario.load(directory.path)
        }
    }

    @Test func `other files may take the place of those named`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("bots.json", Samples.bots)
        try directory.write("game.json", "null")
        try directory.write("script.yaml", Samples.script)
        try directory.write("scenario.yaml", Samples.scenario)
        try directory.write("other.json", #"{"name": "other"}"#)
        try directory.write("few.json", #"[{"name": "A", "prompt": "p"}]"#)
        let path = directory.path

        #expect(try Scenario.load(path, replacing: .init(game: path + "/other.json")).game.name == "other")
        // Names are checked against the bots that will run.
        let error = try #require(throws: InvalidInput.self) {
            try Scenario.load(path, replacing: .init(bots: path + "/few.json"))
        }
        #expect(error.problems.first?.notes == [#"few.json declares "A""#])
        #expect(throws: UnreadableFile.self) {
            try Scenario.load(path, replacing: .init(script: path + "/none.yaml"))
        }
    }
}
