import ChessTestSupport
import PropertyTestSupport
import RedeChess
import RedeModel
import RedeTestSupport
import Testing

@testable import RedeSim

@Suite struct ChessPolicyTests {
    @Test(arguments: Policy.Means.allCases)
    func `random games end by the rules, and no move is refused`(_ means: Policy.Means) throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            let report = try PropertyRuns.game(seed: seed, by: means)
            #expect(report == nil)
        }
    }

    @Test func `a game comes to its end through illegal, broken and empty answers`() throws {
        let policy = Policy.ChessRandom(illegal: 200_000, malformed: 200_000, silent: 200_000, means: .text)
        let result = try ChessNetwork.play(.chessRandom(policy), seed: 3)
        let game = try #require(result.game)

        #expect(game.ending != nil)
        #expect(game.refused > 0)
        #expect(game.recovered > 0)
        #expect(game.defaulted > 0)
        #expect(game.moves.count == result.counts[.replies])
    }

    @Test func `an illegal move is never one that can be read as legal`() throws {
        let policy = Policy.ChessRandom(illegal: 1_000_000)
        var stream = SeedStream(seed: 5, name: "test")
        for fen in ChessSamples.perft.map(\.fen) {
            let start = try FEN.position(of: Array(fen.utf8))
            let game = ChessEngine(options: .init(), roster: .init(), reading: .documented, start: start)
            let mover: Text = start.sideToMove == .white ? "A" : "B"
            for _ in 0..<200 {
                guard case .move(let move) = policy.answer(in: game, as: mover, from: &stream) else {
                    Issue.record("\(fen)")
                    continue
                }
                #expect(PermissiveMove.read(move.bytes, in: start) == nil, "\(fen) \(move)")
            }
            #expect(policy.answer(in: game, as: mover == "A" ? "B" : "A", from: &stream) == .silence)
        }
    }

    @Test func `a move is made by the tool and then said to the opponent, or said alone`() {
        let reply: Text = #"{"message": "e4", "recipients": ["B"]}"#
        let call = ToolCall(
            name: "scenario_turn",
            arguments: .object(.init([.init(key: "action", value: .string("e4"))]))
        )
        let text = Answer.End.text(reply, finishReason: nil)

        #expect(
            ChessAnswer.move("e4").answer(by: .tool, to: "B", afterMilliseconds: 70)
                == Answer(
                    steps: [.init(latencyMilliseconds: 70, calls: [call])],
                    latencyMilliseconds: 0,
                    end: text
                )
        )
        #expect(
            ChessAnswer.move("e4").answer(by: .text, to: "B", afterMilliseconds: 70)
                == Answer(latencyMilliseconds: 70, end: text)
        )
        #expect(
            ChessAnswer.malformed("e4").answer(by: .tool, to: "B", afterMilliseconds: 70).text
                == #"{"message": "e4", "recipients": ["B""#
        )
    }

    @Test(arguments: Policy.Means.allCases)
    func `a game of a file is played to its end`(_ means: Policy.Means) throws {
        let file = SourceFile(path: "fool.pgn", bytes: Array("1. f3 {?} e5 2. g4 (2. e4) Qh4# 0-1".utf8))
        let game = try #require(
            try ChessNetwork.play(.chessPGN(.init(file: file, means: means)), seed: 1).game
        )

        #expect(game.moves == ["f3", "e5", "g4", "Qh4#"])
        #expect(game.ending?.winner == "B")
        #expect(game.refused + game.recovered + game.defaulted == 0)
    }

    @Test func `the end of a file and a game that has left it are told`() throws {
        let file = SourceFile(path: "games/ruy.pgn", bytes: Array("1. e4 e5 2. Nf3 *".utf8))
        let policy = Policy.ChessPGN(file: file)
        let line = try ChessLine(file)
        var along = ChessEngine(options: .init(), roster: .init(), reading: .documented)
        var away = along
        for (actor, move) in [("A", "e4"), ("B", "e5"), ("A", "Nf3")] as [(Text, Text)] {
            #expect(policy.answer(in: along, as: actor, along: line) == .move(move))
            _ = along.apply(move, by: actor)
        }
        _ = away.apply("e4", by: "A")
        _ = away.apply("c5", by: "B")

        #expect(
            policy.answer(in: along, as: "B", along: line)
                == .failure(#"the game of "ruy.pgn" ends here"#)
        )
        #expect(
            policy.answer(in: away, as: "A", along: line)
                == .failure(#"the game has left "ruy.pgn": c5 was played where it has e5"#)
        )
        #expect(policy.answer(in: away, as: "B", along: line) == .silence)
        let classed = Policy.ChessPGN(file: SourceFile(path: "game-500.pgn", bytes: file.bytes))
        #expect(classed.answer(in: along, as: "B", along: line) == .failure("the game of the PGN ends here"))
    }

    @Test(arguments: [
        ("1. e4 e5 2. Ke3 *", "game.pgn:1:13: expected a legal move, found \"Ke3\""),
        ("[Event \"x\"]\n\n*", "game.pgn:1:1: expected a game, found no moves"),
        (
            "[FEN \"4k3/8/8/8/8/8/8/4K2R w K - 0 1\"]\n\n1. O-O *",
            "game.pgn:1:1: expected a game from the usual start, found \"4k3/8/8/8/8/8/8/4K2R w K - 0 1\""
        ),
    ])
    func `a file that holds no game to play is refused, with its place`(text: String, problem: String) {
        let file = SourceFile(path: "game.pgn", bytes: Array(text.utf8))
        let failure = #expect(throws: InvalidInput.self) {
            try RunPlan(ChessNetwork.scenario(.chessPGN(.init(file: file))))
        }

        #expect(failure?.description == problem)
    }

    @Test func `without the engine a policy that plays chess says what it needs`() throws {
        var scenario = ChessNetwork.scenario(.chessRandom(.init()))
        scenario.game = GameConfiguration()
        let plan = try RunPlan(scenario)
        var provider = ScriptedProvider(
            script: plan.script,
            roster: ["A", "B"],
            latency: .none,
            faults: .none,
            seed: 1
        )

        #expect(
            provider.answer(to: .turn(of: 0)).end
                == .error("a policy that plays chess needs a game whose engine is chess-v1")
        )
    }
}
