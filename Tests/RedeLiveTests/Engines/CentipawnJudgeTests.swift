import RedeModel
import RedeSim
import Testing

@testable import RedeLive

@Suite struct CentipawnJudgeTests {
    @Test func `a move costs what the engine gives less after it than before it`() throws {
        let judge = try CentipawnJudge(.sample())

        // The engine of the tests gives 30, 40, 50 and so on, each for the side to move.
        let losses = try judge.losses(in: .sample(playing: ["e4", "e5", "Nf3"]))

        #expect(losses == .init(white: (70.0 + 110) / 2, black: 90))
        #expect(try judge.losses(in: .sample()) == .init(white: nil, black: nil))
    }

    @Test func `a mate needs no engine, and costs nothing`() throws {
        let judge = try CentipawnJudge(.sample())

        let losses = try judge.losses(in: .sample(playing: ["f3", "e5", "g4", "Qh4"]))

        // 30 + 40, 50 + 60 for White; 40 + 50, and 60 less the limit for Black.
        #expect(losses == .init(white: (70.0 + 110) / 2, black: 45))
    }

    @Test func `an engine that gives no value is told`() throws {
        let judge = try CentipawnJudge(.sample("nonsense"))

        let error = #expect(throws: UnusableEngine.self) { try judge.losses(in: .sample()) }

        #expect(error?.expected == "an engine that says what a position is worth")
    }

    @Test func `values stand after the word score`() {
        func worth(_ line: String) -> Int? { UCIEngine.worth(in: Array(line.utf8)[...], mate: 1000) }

        #expect(worth("info depth 12 score cp -35 nodes 1000") == -35)
        #expect(worth("info depth 12 score mate 3 nodes 1000") == 1000)
        #expect(worth("info depth 12 score mate -2 pv e1e2") == -1000)
        #expect(worth("info depth 12 nodes 1000") == nil)
        #expect(worth("info score cp") == nil)
    }
}
