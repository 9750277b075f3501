import RedeModel
import RedeTestSupport
import Testing

@Suite struct PlanFileTests {
    @Test func `a plan has its scenarios beside it, its sweeps in order, and its limits`() throws {
        let text = """
            schema: rede-sim/plan/1
            scenarios: [circle, /far/away.yaml, old.ndjson]
            runs: 20
            sweep:
              runtime: [documented, observed]
              faults.rateLimit: [0, 5%, 0.1]
            maxSteps: 500
            maxTime: 2m
            """

        let plan = try PlanFile.read(SourceFile(path: "plans/one.yaml", bytes: Array(text.utf8)))

        #expect(plan.scenarios == ["plans/circle", "/far/away.yaml", "plans/old.ndjson"])
        #expect(plan.runs == 20)
        #expect(plan.stepLimit == 500)
        #expect(plan.timeLimitMilliseconds == 120_000)
        #expect(plan.gridSize == 6)
        let grid = (0..<plan.gridSize).map { number in
            plan.values(ofVariant: number).map(\.written.string).joined(separator: " ")
        }
        #expect(
            grid == [
                "documented 0", "documented 5%", "documented 0.1", "observed 0", "observed 5%",
                "observed 0.1",
            ]
        )
    }

    @Test func `a sweep in an argument is a list of YAML`() throws {
        let sweep = try Sweep.read(argument: "latency=2s,{lognormal: {median: 5s, sigma: 0.3}},1s..3s")

        #expect(sweep.key == "latency")
        #expect(
            sweep.values.map(\.written) == ["2s", #"{"lognormal":{"median":"5s","sigma":0.3}}"#, "1s..3s"]
        )
    }

    @Test func `a plan points at all that is wrong`() {
        var text = ""
        for (title, plan) in Self.wrong {
            text += "# \(title)\n"
            do {
                _ = try PlanFile.read(SourceFile(path: "plan.yaml", bytes: Array(plan.utf8)))
                text += "fine\n\n"
            } catch {
                text += "\(error)\n\n"
            }
        }
        expectGolden(text, "Tests/Goldens/errors-plan.txt")
    }

    private static let head = "schema: rede-sim/plan/1\nscenarios: a\n"

    private static let wrong = [
        ("nothing", "{}"),
        ("a list", "[a]"),
        ("no scenarios", "schema: rede-sim/plan/1\nscenarios: []"),
        ("scenarios that are no paths", "schema: rede-sim/plan/1\nscenarios: [a, 3, {b: c}]"),
        ("wrong numbers", head + "runs: 0\nmaxSteps: many\nmaxTime: 90"),
        ("an unknown key", head + "sweeps: {}"),
        ("sweeps that are no object", head + "sweep: [runtime]"),
        (
            "unknown keys of sweeps",
            head + "sweep:\n  BRAIN_COLDOWN_SECONDS: [1]\n  faults.ratelimit: [1%]\n  weather: [1]"
        ),
        ("a key twice", head + "sweep:\n  runtime: [observed]\n  runtime: [documented]"),
        ("no values", head + "sweep:\n  runtime: []\n  ties: seeded"),
        ("a value twice", head + "sweep:\n  runtime: [observed, documented, observed]"),
        (
            "values that do not fit",
            head
                + """
                sweep:
                  MAX_SESSION_REPLIES: [[6]]
                  runtime: [observd]
                  duration: [90]
                  latency: [-1s, fast]
                  faults.timeout: [2]
                  policy: [chess]
                  policy.by: [hand]
                  bots: [7]
                """
        ),
        (
            "a grid that is too large",
            head
                + """
                sweep:
                  MAX_SESSION_REPLIES: [\((1...150).map(String.init).joined(separator: ", "))]
                  BRAIN_COOLDOWN_SECONDS: [\((1...150).map(String.init).joined(separator: ", "))]
                """
        ),
    ]

    private static let misplaced: [(argument: Text, expected: String)] = [
        ("policy.illegal=5%", "a scenario with the policy \"chess-random\""),
        ("faults.timeout=60%", "rates of at most 100% together"),
    ]

    @Test(arguments: misplaced.indices)
    func `a value that says nothing of a scenario, or too much, is told`(_ index: Int) throws {
        let (argument, expected) = Self.misplaced[index]
        let values = try [argument, "faults.empty=50%"].map { try Sweep.read(argument: $0).values[0] }
        let path = Project.root + "/scenarios/story-circle/scenario.yaml"

        let error = #expect(throws: InvalidInput.self) { try VariedScenario.load(path, with: values) }

        #expect(error?.problems.map(\.expected) == [expected])
        #expect(error?.problems.first?.location.file == Sweep.argumentFile)
    }

    @Test func `values change what their keys name`() throws {
        let arguments: [Text] = [
            "BRAIN_COOLDOWN_SECONDS=9", "runtime=observed", "ties=seeded", "duration=30s", "latency=2s",
            "network.latency=5ms", "network.loss=1%", "network.duplication=2%", "faults.rateLimit=3%",
            "whenExhausted=empty", "policy={story: {next: B}}",
        ]
        let path = Project.root + "/scenarios/story-circle/scenario.yaml"
        var scenario = try Scenario.load(path)

        let varied = try VariedScenario.load(
            path,
            with: arguments.map { try Sweep.read(argument: $0).values[0] }
        )

        scenario.settings.append(.init(name: "BRAIN_COOLDOWN_SECONDS", value: "9"))
        scenario.reading = .observed
        scenario.durationMilliseconds = 30_000
        scenario.model.latency = .fixed(milliseconds: 2000)
        scenario.network.latency = .fixed(milliseconds: 5)
        scenario.network.lossPartsPerMillion = 10_000
        scenario.network.duplicationPartsPerMillion = 20_000
        scenario.model.faults.rateLimit = 30_000
        scenario.model.script.whenExhausted = .empty
        scenario.model.policy = .story(.init(next: "B"))
        #expect(varied.scenario == scenario)
        #expect(varied.ties == .seeded)
    }

    @Test func `files take the place of those of a scenario, and of a recording's`() throws {
        let folder = Project.root + "/Tests/Fixtures/three-bots"
        let arguments = ["bots=\(folder)/bots.json"]
        let values = try arguments.map { try Sweep.read(argument: Text($0)).values[0] }
        let bots = try Scenario.load(folder + "/scenario.yaml").bots

        for path in ["/scenarios/chess-text/scenario.yaml", "/recordings/story-circle.ndjson"] {
            // The bots' other names are wrong elsewhere in the scenario, which is told of the new file.
            let error = #expect(throws: InvalidInput.self) {
                try VariedScenario.load(Project.root + path, with: values)
            }
            #expect(error?.description.contains("\"\(bots[0].name.string)\"") == true)
        }
    }
}
