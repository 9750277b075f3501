import Foundation
import RedeModel
import RedeTestSupport
import Testing

/// Chess engines as the command runs them.
@Suite struct EngineTests {
    private static let scenario = "Tests/Fixtures/chess-uci"

    /// The scenario with other words in place of the engine's path.
    private func scenario(_ engine: String, in directory: TemporaryDirectory) throws -> String {
        let fixture = Project.root + "/" + EngineTests.scenario
        let text = try String(contentsOf: URL(filePath: fixture + "/scenario.yaml"), encoding: .utf8)
        let bots = try String(contentsOf: URL(filePath: fixture + "/bots.json"), encoding: .utf8)
        try directory.write(bots, to: "bots.json")
        try directory.write(
            text.replacingOccurrences(of: "engine: ./engine.sh", with: "engine: \(engine)"),
            to: "scenario.yaml"
        )
        return directory.path + "/scenario.yaml"
    }

    @Test func `bots play by an engine, and two runs write the same`() throws {
        let directory = try TemporaryDirectory()
        for name in ["first", "second"] {
            let ending = try Command.run(
                "run",
                EngineTests.scenario,
                "--quiet",
                "--out",
                "\(directory.path)/\(name)"
            )
            #expect(ending == Command.Ending(status: 0, output: [], errors: ""))
        }
        let log = try #require(directory.bytes("first/chess-uci-1/events.ndjson"))
        let isSame = log == directory.bytes("second/chess-uci-1/events.ndjson")
        #expect(isSame)
    }

    @Test func `an engine judges the moves where that is asked for`() throws {
        let directory = try TemporaryDirectory()
        let engine = Project.root + "/Tests/Fixtures/chess-uci/engine.sh"
        let run = ["run", EngineTests.scenario, "--quiet", "--out", directory.path]

        let ending = try Command.run(run + ["--centipawns", engine])
        let missing = try Command.run(run + ["--centipawns", "stockfisch"])

        #expect(ending.status == 0)
        let result = try #require(directory.bytes("chess-uci-1/run.json"))
        let metrics = try JSONReader.value(of: result[...])["metrics"]
        #expect(metrics?["chess-centipawn-loss-white"]?.double != nil)
        #expect(metrics?["chess-centipawn-loss-black"]?.double != nil)
        #expect(missing.status == 69)
        #expect(
            missing.errors.hasPrefix("--centipawns: expected an engine that speaks UCI")
        )
    }

    @Test func `an engine that is not there ends the run with exit code 69 before anything is written`()
        throws
    {
        let directory = try TemporaryDirectory()
        let path = try scenario("stockfisch", in: directory)

        #expect(try Command.run("validate", path, "--quiet").status == 0)
        let ending = try Command.run("run", path, "--out", directory.path + "/reports")

        #expect(ending.status == 69)
        #expect(
            ending.errors == """
                \(path):11:34: chess-uci: expected an engine that speaks UCI, found "stockfisch", which is in no \
                directory of PATH
                  note: Debian's engine comes with: apt-get install stockfish

                """
        )
        #expect(try directory.names() == ["bots.json", "scenario.yaml"])
    }

    @Test func `the command line asks for stockfish`() throws {
        let directory = try TemporaryDirectory()
        let path = try scenario("./engine.sh", in: directory)
        let engine = Project.root + "/" + EngineTests.scenario + "/engine.sh"

        let ending = try Command.shell(
            """
            sed -i '/policy:/d' '\(path)'
            ln -s '\(engine)' stockfish
            PATH="$PWD:$PATH" "$REDE_SIM" run '\(path)' --policy chess-uci --quiet
            """,
            in: directory.path
        )

        #expect(ending == Command.Ending(status: 0, output: [], errors: ""))
    }

    @Test func `Ctrl-C ends an engine that takes no notice of it`() throws {
        let directory = try TemporaryDirectory()
        let engine = Project.root + "/" + EngineTests.scenario + "/engine.sh"
        let notes = directory.path + "/notes"
        let path = try scenario("\(engine), args: [stubborn, \"\(notes)\"]", in: directory)

        // The engine has noted that it is to move when the signal comes.
        let ending = try Command.shell(
            """
            "$REDE_SIM" run '\(path)' --out '\(directory.path)/reports' & command=$!
            until grep -qs '^go' '\(notes)'; do :; done
            kill -INT $command
            wait $command
            echo $?
            engine=$(sed -n 's/^process //p' '\(notes)')
            for _ in {1..1000}; do
                case $(ps -o stat= -p "$engine") in '' | Z*) echo gone; break ;; esac
            done
            """
        )

        #expect(ending == Command.Ending(status: 0, output: Array("130\ngone\n".utf8), errors: ""))
    }
}
