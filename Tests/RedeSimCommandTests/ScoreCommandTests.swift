import Foundation
import RedeTestSupport
import Testing

struct ScoreCommandTests {
    private static let scenario = "Tests/Fixtures/judged-runs"

    @Test func `a run is scored again as it was scored, and compared with people`() throws {
        let reports = try TemporaryDirectory()
        for seed in ["1", "2", "3", "4"] {
            let run = try Command.run(
                "run",
                ScoreCommandTests.scenario,
                "--seed",
                seed,
                "--out",
                reports.path,
                "--quiet",
                "--allow-commands"
            )
            #expect(run.status == 0, "\(run.errors)")
        }
        try reports.write("seed,label\n1,wet\n2,dry\n3,dry\n", to: "labels.csv")

        let runs = ["1", "2", "3", "4"].map { reports.path + "/judged-runs-\($0)" }
        let ending = try Command.run(
            ["score", ScoreCommandTests.scenario] + runs
                + ["--allow-commands", "--labels", reports.path + "/labels.csv"]
        )

        expectGolden(Masked.text(ending.text, reports.path), "Tests/Goldens/summary/score.txt")
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(ending.text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
    }

    @Test func `answers of judges are written down, and taken from there`() throws {
        let reports = try TemporaryDirectory()
        let arguments = [
            "run", ScoreCommandTests.scenario, "--out", reports.path, "--quiet", "--allow-commands",
        ]
        _ = try Command.run(arguments)
        let judged = try #require(reports.bytes("judged-runs-1/judge.ndjson"))
        let text = String(decoding: judged, as: UTF8.self)
        #expect(text.contains(#""schema":"rede-sim/judge/1""#))
        let end = try #require(text.range(of: #""answer":"#, options: .backwards)?.lowerBound)
        try reports.write(text[..<end] + #""answer":"perhaps"}"# + "\n", to: "answers.ndjson")

        let ending = try Command.run(
            "score",
            ScoreCommandTests.scenario,
            reports.path + "/judged-runs-1",
            "--allow-commands",
            "--judge",
            reports.path + "/answers.ndjson"
        )

        #expect(ending.status == 1)
        #expect(ending.text.contains("answer that does not count"))
    }

    @Test(arguments: ["run", "score"])
    func `commands need leave, and nothing runs without it`(_ command: String) throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run(
            [command, ScoreCommandTests.scenario] + (command == "run" ? ["--out", reports.path] : ["no-run"])
        )

        #expect(ending.status == 64)
        #expect(
            ending.errors.hasPrefix(
                "Tests/Fixtures/judged-runs/scenario.yaml:19:5: command: expected --allow-commands"
            ),
            "\(ending.errors)"
        )
        #expect(try reports.names() == [])
    }
}
