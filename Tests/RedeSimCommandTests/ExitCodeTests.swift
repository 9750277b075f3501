import Foundation
import RedeTestSupport
import Testing

struct ExitCodeTests {
    /// Arguments that are wrong, the exit code, and a part of what is said.
    struct Case: CustomTestStringConvertible {
        var arguments: [String]
        var status: Int32
        var words: String

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let cases = [
        Case(arguments: ["serve", "--host", "0.0.0.0"], status: 64, words: "or a --token"),
        Case(arguments: ["serve", "--token", "short"], status: 64, words: "--token: expected 8 letters"),
        Case(arguments: ["serve", "--speed", "0"], status: 64, words: "--speed"),
        Case(arguments: ["serve", "--model", "recording"], status: 64, words: "--recording FILE"),
        Case(arguments: ["serve", "--record", "x", "--watch"], status: 64, words: "found --watch"),
        Case(arguments: ["archive", "--run", "a/b"], status: 64, words: "--run: expected a name for files"),
        Case(arguments: ["kill", "--url", "http://127.0.0.1:1"], status: 64, words: "no terminal"),
        Case(arguments: ["deploy", "--url", "127.0.0.1"], status: 69, words: "an address such as http"),
        Case(
            arguments: ["send", "A", "B", "x", "--url", "http://127.0.0.1:1"],
            status: 69,
            words: "http://127.0.0.1:1: expected a network that answers, found nobody who listens"
        ),
        Case(arguments: ["run"], status: 64, words: "scenarios"),
        Case(arguments: ["run", "story-circle", "--sede", "1"], status: 64, words: "--sede"),
        Case(
            arguments: ["run", "story-circle", "--seed", "9007199254740992"],
            status: 64,
            words: "--seed: expected"
        ),
        Case(
            arguments: ["run", "story-circle", "--events", "x"],
            status: 64,
            words: "--events: expected \"-\""
        ),
        Case(
            arguments: ["run", "story-circle", "--events", "-", "--follow"],
            status: 64,
            words: "--events -"
        ),
        Case(
            arguments: ["run", "story-circle", "--set", "MAX_SESION_REPLIES=1"],
            status: 64,
            words: "the nearest name is \"MAX_SESSION_REPLIES\""
        ),
        Case(
            arguments: ["run", "story-circle", "--set", "X"],
            status: 64,
            words: "--set: expected NAME=value"
        ),
        Case(
            arguments: ["run", "story-circle", "--until", "90"],
            status: 64,
            words: "--until: expected a duration"
        ),
        Case(
            arguments: ["run", "story-circle", "--message", "A:D:Hello"],
            status: 64,
            words: "--message: expected the name of a bot, found \"D\""
        ),
        Case(
            arguments: ["run", "story-circle", "scenarios/story-circle"],
            status: 64,
            words: "\"story-circle\" twice"
        ),
        Case(arguments: ["explain", "brain.skipp"], status: 64, words: "the nearest name is \"brain.skip\""),
        Case(arguments: ["init", "--template", "chess", "x"], status: 64, words: "chess"),
        Case(
            arguments: ["run", "stroy-circle"],
            status: 66,
            words: "the nearest name is \"story-circle\""
        ),
        Case(
            arguments: ["run", "no/where"],
            status: 66,
            words: "no/where: expected a file that can be read"
        ),
        Case(
            arguments: ["run", "Tests/Goldens"],
            status: 66,
            words: "neither a scenario.yaml nor a bots.json"
        ),
        Case(arguments: ["validate", "no/where.yaml"], status: 66, words: "no such file or directory"),
        Case(
            arguments: ["run", "story-circle", "--bots", "no-bots.json"],
            status: 66,
            words: "no-bots.json: expected a file that can be read"
        ),
        Case(
            arguments: ["run", "story-circle", "--out", "Package.swift/reports"],
            status: 73,
            words: "expected a place that can be written"
        ),
        Case(arguments: ["init", "Tests"], status: 73, words: "a directory that is not empty"),
    ]

    @Test(arguments: cases)
    func `wrong arguments have their exit code and say what would be right`(_ one: Case) throws {
        let arguments = one.arguments.map { "'\($0)'" }.joined(separator: " ")

        let ending = try Command.shell("\"$REDE_SIM\" \(arguments)")

        #expect(ending.status == one.status)
        #expect(ending.errors.contains(one.words), "\(ending.errors)")
        #expect(ending.output.isEmpty)
    }

    @Test func `a wrong file is told by line and column, and nothing runs`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("[{\"name\": \"A\"}, {\"name\": \"B\", \"prompt\": 7}]\n", to: "bots.json")
        let scenario = """
            schema: rede-sim/scenario/1
            bots: bots.json
            stimulii: []

            """
        try directory.write(scenario, to: "scenario.yaml")

        for command in ["run", "validate"] {
            let ending = try Command.run(command, ".", in: directory.path)
            #expect(ending.status == 65)
            expectGolden(ending.errors, "Tests/Goldens/errors/missing-keys.txt")
        }
        #expect(try directory.names() == ["bots.json", "scenario.yaml"])
    }

    @Test func `broken YAML is told where it breaks`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("schema: rede-sim/scenario/1\nbots: [A, B\n", to: "scenario.yaml")

        let ending = try Command.run("validate", "scenario.yaml", in: directory.path)

        #expect(ending.status == 65)
        expectGolden(ending.errors, "Tests/Goldens/errors/broken-yaml.txt")
    }

    @Test func `a directory with something else in it is not replaced`() throws {
        let reports = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: reports.path + "/three-bots-1",
            withIntermediateDirectories: false
        )
        try reports.write("mine", to: "three-bots-1/notes.txt")

        let ending = try Command.run("run", RunCommandTests.threeBots, "--out", reports.path)

        #expect(ending.status == 73)
        #expect(ending.errors.contains("notes.txt"))
        #expect(reports.bytes("three-bots-1/notes.txt") == Array("mine".utf8))
        #expect(try reports.names() == ["three-bots-1"])
    }

    @Test func `a closed pipe ends the command without a word`() throws {
        let reports = try TemporaryDirectory()
        let run = "\"$REDE_SIM\" run \(RunCommandTests.threeBots) --out '\(reports.path)'"

        for options in ["--events -", "--follow", "--json"] {
            let ending = try Command.shell("for i in 1 2 3; do \(run) \(options) | head -1; done")
            #expect(ending.status == 0)
            #expect(ending.errors == "")
            #expect(ending.output.filter { $0 == 0x0A }.count == 3)
        }
    }

    @Test func `Ctrl-C ends a run at once with exit code 130, and leaves nothing behind`() throws {
        let reports = try TemporaryDirectory()
        let process = Process()
        process.executableURL = URL(filePath: Command.path)
        process.currentDirectoryURL = URL(filePath: Project.root)
        // Far more lines than the pipe holds: the run waits for its reader when the signal comes.
        process.arguments = [
            "run", "story-circle", "--out", reports.path, "--follow", "--set",
            "SESSION_KILL_AFTER_SECONDS=100000",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        #expect(try pipe.fileHandleForReading.read(upToCount: 1)?.count == 1)

        process.interrupt()
        process.waitUntilExit()

        #expect(process.terminationStatus == 130)
        #expect(try reports.names() == [])
    }

    @Test func `a full disk behind a redirection is told`() throws {
        let ending = try Command.shell("\"$REDE_SIM\" explain > /dev/full")

        #expect(ending.status == 73)
        #expect(ending.errors.contains("standard output: expected a place that can be written"))
    }
}
