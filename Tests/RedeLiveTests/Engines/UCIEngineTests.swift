import RedeChess
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeLive

@Suite struct UCIEngineTests {
    @Test func `a game is told from where it began, and after a pass from there`() {
        #expect(
            UCIEngine.position(of: .sample(playing: ["e4", "e5"]))
                == "position fen rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1 moves e2e4 e7e5"
        )
        #expect(
            UCIEngine.position(of: .sample(playing: ["e4", "--", "Nf3"]))
                == "position fen rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR w KQkq - 1 2 moves g1f3"
        )
    }

    @Test func `an engine is told all that makes its moves repeatable`() throws {
        let directory = try TemporaryDirectory()
        var policy = Policy.ChessUCI.sample(notes: directory.path + "/notes")
        policy.nodes = 500
        policy.options = [.init(name: "Move Overhead", value: "20")]
        let engine = try UCIEngine(policy, patience: .seconds(60))

        let move = try engine.move(in: .sample())

        #expect(move.description == "e2e4")
        #expect(
            try directory.text("notes") == """
                uci \nsetoption name Threads value 1\nsetoption name Hash value 16
                setoption name Move Overhead value 20\nisready \nucinewgame \nisready \
                \nposition fen rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1\ngo nodes 500\n
                """
        )
    }

    @Test func `a program that is not there is told with its place and what to install`() {
        var policy = Policy.ChessUCI.sample()
        policy.engine = "no-such-engine"

        let error = #expect(throws: UnusableEngine.self) { try UCIEngine(policy, patience: .seconds(60)) }

        #expect(
            error?.description == """
                script.yaml:4:9: chess-uci: expected an engine that speaks UCI, found "no-such-engine", \
                which is in no directory of PATH
                  note: Debian's engine comes with: apt-get install stockfish
                """
        )
    }

    @Test func `an engine that no script names is told without a place`() {
        let policy = Policy.ChessUCI(engine: "no-such-engine")

        let error = #expect(throws: UnusableEngine.self) { try UCIEngine(policy, patience: .seconds(60)) }

        #expect(error?.description.hasPrefix("chess-uci: expected an engine that speaks UCI, found") == true)
    }

    @Test(arguments: [
        ("deaf", Duration.milliseconds(100), "it says nothing in time"),
        ("broken", .seconds(60), "it has ended with exit code 3"),
    ])
    func `a program that does not speak UCI is told so`(mode: String, patience: Duration, words: String) {
        let error = #expect(throws: UnusableEngine.self) {
            try UCIEngine(.sample(mode), patience: patience)
        }

        #expect(error?.found.hasSuffix("which does not speak it: \(words)") == true)
    }

    @Test func `an engine that fails says how`() throws {
        let dying = try UCIEngine(.sample("die"), patience: .seconds(60))
        let raving = try UCIEngine(.sample("nonsense"), patience: .seconds(60))

        #expect(throws: UCIEngine.Failure.silent(.ended("it has ended with exit code 3"))) {
            try dying.move(in: .sample())
        }
        #expect(throws: UCIEngine.Failure.nonsense("bestmove e2e9 with \"love\"")) {
            try raving.move(in: .sample())
        }
    }

    @Test func `a program that talks for ever is not listened to for ever`() throws {
        let process = try EngineProcess("/bin/sh", ["-c", "while :; do echo info; done"])

        #expect(throws: EngineProcess.Silence.late) {
            let deadline = ContinuousClock.now.advanced(by: .milliseconds(50))
            while true { _ = try process.line(until: deadline) }
        }
    }
}
