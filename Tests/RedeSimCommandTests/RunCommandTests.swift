import Foundation
import RedeTestSupport
import Testing

struct RunCommandTests {
    static let threeBots = "Tests/Fixtures/three-bots"

    @Test func `the summary without a terminal has no colour and fits 80 columns`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run("run", RunCommandTests.threeBots, "--out", reports.path)

        let text = Masked.text(ending.text, reports.path)
        expectGolden(text, "Tests/Goldens/summary/three-bots.txt")
        #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
        #expect(!ending.output.contains(0x1B))
        #expect(ending.status == 0)
    }

    @Test func `a failed check shows its bound, its value and the moment, and the exit code is 1`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run("run", "Tests/Fixtures/failing-checks", "--out", reports.path)

        expectGolden(Masked.text(ending.text, reports.path), "Tests/Goldens/summary/failing-checks.txt")
        #expect(ending.status == 1)
    }

    @Test func `the shipped story circle passes its checks`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run("run", "story-circle", "--seed", "7", "--out", reports.path)

        expectGolden(Masked.text(ending.text, reports.path), "Tests/Goldens/summary/story-circle.txt")
        #expect(ending.status == 0)
        #expect(try reports.names() == ["story-circle-7"])
    }

    @Test func `a game of chess is shown with letters if asked for, and game.pgn holds it`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run("run", "chess-text", "--ascii", "--out", reports.path)

        expectGolden(Masked.text(ending.text, reports.path), "Tests/Goldens/summary/chess-text.txt")
        let pgn = try #require(reports.bytes("chess-text-1/game.pgn"))
        #expect(
            String(decoding: pgn, as: UTF8.self).hasSuffix("1. e4 e5 2. Bc4 h6 3. Qh5 Nf6 4. Qxf7# 1-0\n\n")
        )
    }

    @Test func `the events on the standard output are those of the file, and nothing else`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run("run", RunCommandTests.threeBots, "--out", reports.path, "--events", "-")

        let file = try #require(reports.bytes("three-bots-1/events.ndjson"))
        #expect(firstDifference(expected: file, found: ending.output) == nil)
        #expect(ending.errors == "")
    }

    @Test func `two processes write the same bytes`() throws {
        let (here, there) = (try TemporaryDirectory(), try TemporaryDirectory())
        let japan = ["TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"]
        let peru = ["TZ": "America/Lima", "LANG": "C"]

        for (directory, environment) in [(here, japan), (there, peru)] {
            let ending = try Command.run(
                "run",
                "story-circle",
                "--seed",
                "7",
                "--out",
                directory.path,
                environment: environment
            )
            #expect(ending.status == 0)
        }

        for file in ["run.json", "events.ndjson"] {
            let one = try #require(here.bytes("story-circle-7/\(file)"))
            let other = try #require(there.bytes("story-circle-7/\(file)"))
            #expect(firstDifference(expected: one, found: other) == nil)
        }
    }

    @Test func `run.json is what --json prints`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run("run", RunCommandTests.threeBots, "--out", reports.path, "--json")

        #expect(ending.output == reports.bytes("three-bots-1/run.json"))
    }

    @Test func `--follow shows a line an event`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run(
            "run",
            RunCommandTests.threeBots,
            "--out",
            reports.path,
            "--follow",
            "--quiet"
        )

        expectGolden(ending.text, "Tests/Goldens/follow/three-bots.txt")
        let events = try #require(reports.bytes("three-bots-1/events.ndjson"))
        #expect(ending.output.filter { $0 == 0x0A }.count == events.filter { $0 == 0x0A }.count)
    }

    @Test func `the reading has a directory of its own, and a second run replaces the first`() throws {
        let reports = try TemporaryDirectory()
        let arguments = ["--out", reports.path, "--quiet"]

        for _ in 1...2 {
            let ending = try Command.run(
                "run",
                RunCommandTests.threeBots,
                arguments[0],
                arguments[1],
                "--quiet",
                "--runtime",
                "observed"
            )
            #expect(ending == Command.Ending(status: 0, output: [], errors: ""))
        }

        #expect(try reports.names() == ["three-bots-1-observed"])
    }

    @Test func `several scenarios run one after the other`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run(
            "run",
            RunCommandTests.threeBots,
            "Tests/Fixtures/failing-checks",
            "--out",
            reports.path
        )

        #expect(ending.status == 1)
        #expect(try reports.names() == ["failing-checks-1", "three-bots-1"])
    }

    @Test func `a bare directory runs with a message and the story policy`() throws {
        let bare = try TemporaryDirectory()
        let bots = try #require(
            FileManager.default.contents(atPath: Project.root + "/Tests/Fixtures/three-bots/bots.json")
        )
        try bare.write(String(decoding: bots, as: UTF8.self), to: "bots.json")

        let ending = try Command.run(
            "run",
            ".",
            "--message",
            "Cyd:Ada:Once upon a time",
            "--until",
            "30s",
            "--json",
            in: bare.path
        )

        #expect(ending.status == 0)
        #expect(ending.text.contains(#""replies": 6"#) || ending.text.contains(#""turns""#))
        #expect(try bare.names() == ["bots.json", "reports"])
    }

    @Test func `--set wins over the environment, which wins over the scenario`() throws {
        let reports = try TemporaryDirectory()
        let environment = ["MAX_SESSION_REPLIES": "2", "BRAIN_COOLDOWN_SECONDS": "1", "HOME": "/nowhere"]

        let ending = try Command.run(
            "run",
            RunCommandTests.threeBots,
            "--out",
            reports.path,
            "--set",
            "MAX_SESSION_REPLIES=1",
            "--json",
            environment: environment
        )

        #expect(ending.text.contains(#""MAX_SESSION_REPLIES": "1""#))
        #expect(ending.text.contains(#""BRAIN_COOLDOWN_SECONDS": "1""#))
        #expect(ending.text.contains(#""SESSION_KILL_AFTER_SECONDS": "30""#))
        #expect(!ending.text.contains("HOME"))
    }
}

/// Output of the command without what differs from run to run.
enum Masked {
    /// The text with `…` for real time, its line filled up, and `REPORTS` for the directory.
    static func text(_ text: String, _ directory: String) -> String {
        var lines = text.components(separatedBy: "\n")
        for index in lines.indices {
            guard let end = lines[index].range(of: " simulated in ") else { continue }
            let words = lines[index][..<end.lowerBound].split(separator: " ")
            lines[index] = words.joined(separator: " ") + " simulated in …"
        }
        return lines.joined(separator: "\n").replacingOccurrences(of: directory, with: "REPORTS")
    }
}
