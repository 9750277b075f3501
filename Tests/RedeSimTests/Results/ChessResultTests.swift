import ChessTestSupport
import RedeChess
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct ChessResultTests {
    @Test func `the PGN has the tags, the moves and the end of the game`() throws {
        let file = SourceFile(path: "fool.pgn", bytes: Array("1. f3 e5 2. g4 Qh4# 0-1".utf8))
        let game = try #require(try ChessNetwork.play(.chessPGN(.init(file: file)), seed: 7).game)

        #expect(
            String(decoding: game.pgn, as: UTF8.self) == """
                [Event "chess"]
                [Site "?"]
                [Date "2026.01.01"]
                [Round "7"]
                [White "A"]
                [Black "B"]
                [Result "0-1"]

                1. f3 e5 2. g4 Qh4# 0-1


                """
        )
        let read = try #require(try PGNReader.games(in: game.pgn).first)
        #expect(read.played.position == game.position)
        #expect(game.fen == "rnb1kbnr/pppp1ppp/8/4p3/6Pq/5P2/PPPPP2P/RNBQKBNR w KQkq - 1 3")
    }

    @Test func `run.json ends with the game`() throws {
        let file = SourceFile(path: "open.pgn", bytes: Array("1. e4 e5 *".utf8))
        let scenario = ChessNetwork.scenario(.chessPGN(.init(file: file, means: .text)))
        var plan = try RunPlan(scenario)
        plan.end = plan.epoch.advanced(byMilliseconds: 50_000)
        var simulation = Simulation(plan, seed: 1)
        simulation.run(until: plan.end)
        let result = RunResult(of: simulation, scenario: scenario, plan: plan, seed: 1)
        let object = try #require(try JSONReader.value(of: result.json[...]).object)

        #expect(object.members.last?.key == "game")
        let game = try #require(object["game"]?.object)
        #expect(
            game.members.map(\.key) == [
                "engine", "white", "black", "result", "reason", "winner", "plies", "refused", "recovered",
                "defaulted", "fen", "pgn",
            ]
        )
        #expect(game["result"] == .string("*"))
        #expect(game["reason"] == .null)
        #expect(game["winner"] == .null)
        #expect(game["plies"] == .number(2))
    }

    @Test func `a run without the engine has no game`() throws {
        #expect(try PlayedRun(.sample()).result.game == nil)
    }
}
