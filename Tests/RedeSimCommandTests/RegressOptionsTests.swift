import RedeTestSupport
import Testing

/// `regress` where it runs something itself.
struct RegressOptionsTests {
    private let place: TemporaryDirectory
    private var store: String { place.path + "/rede.sqlite" }

    init() throws { place = try TemporaryDirectory() }

    @Test func `runs are added to both batches until it is decided`() throws {
        for (name, rate) in [("old", "0"), ("new", "30%")] {
            let plan = """
                schema: rede-sim/plan/1
                scenarios: \(Project.root)/scenarios/story-circle
                sweep: { faults.rateLimit: [\(rate)] }
                """
            try place.write(plan, to: "\(name).yaml")
        }
        let arguments = [
            "--until-decided", "--run-baseline", place.path + "/old.yaml", "--run-candidate",
            place.path + "/new.yaml", "--max-runs", "60",
        ]

        let ending = try Command.run(
            ["regress", "--baseline", "a", "--candidate", "b", "--store", store] + arguments
        )

        #expect(ending.status == 1, "\(ending.errors)")
        #expect(ending.text.contains("Decided after "))
        #expect(
            try Command.run("regress", "--baseline", "a", "--candidate", "a", "--store", store).status == 0
        )
        let again = try Command.run(
            ["regress", "--baseline", "a", "--candidate", "b", "--store", store] + arguments
        )
        #expect(again.text == ending.text)
    }

    @Test func `a change of prompts is told by what it leaves open`() throws {
        let change = "s/Add one sentence that follows/Add a short one that follows/"
        let bots = "scenarios/story-circle/bots.json"
        _ = try Command.shell("sed '\(change)' \(bots) > '\(place.path)/new.json'")
        let arguments = [
            "regress", "--bots-baseline", "scenarios/story-circle/bots.json", "--bots-candidate",
            place.path + "/new.json", "--recording", "recordings/story-circle.ndjson",
        ]

        let ending = try Command.run(arguments)

        #expect(ending.status == 1)
        expectGolden(ending.text, "Tests/Goldens/regress/prompts.txt")
        #expect(ending.text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
        let json = try Command.run(arguments + ["--json", "--undecided", "pass"])
        #expect(json.status == 0)
        expectGolden(json.text.replacing(place.path, with: "PLACE"), "Tests/Goldens/regress/prompts.json")
    }
}
