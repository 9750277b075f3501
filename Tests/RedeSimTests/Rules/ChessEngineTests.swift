import RedeChess
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct ChessEngineTests {
    @Test func `a move ends a game or not as observed`() {
        let passed = UnitVectors.pass("chess-status") { input in
            let start = try FEN.position(of: try input.text("fen").bytes, kingSafety: .ignored)
            var engine = ChessEngine(options: players, roster: Roster(), reading: .observed, start: start)
            let actor: Text = start.sideToMove == .white ? "W" : "B"
            let result = engine.apply(try input.text("action").trimmed(), by: actor)
            var fields = try fields(of: result, in: engine)
            let next: Text = engine.position.sideToMove == .white ? "W" : "B"
            fields["legalNext"] = .texts(engine.view(for: next).legalActions.texts)
            return .object(fields)
        }
        #expect(passed)
    }

    @Test func `games are ruled as observed`() {
        let passed = UnitVectors.pass("chess-engine-sequence") { input in
            let peers = input["peers"]?.array == nil ? Roster() : try input.roster()
            let options = input["options"]?.object ?? JSONObject()
            var engine = ChessEngine(options: options, roster: peers, reading: .observed)
            let steps = try input.items("steps").map { step -> JSONValue in
                let actor = try step.text("actor")
                guard let action = step["action"]?.text else {
                    let view = engine.view(for: actor)
                    return .object(of: [
                        "state": try state(of: view), "legalActions": .texts(view.legalActions.texts),
                    ])
                }
                let result = engine.apply(action, by: actor)
                var fields = try fields(of: result, in: engine)
                // The order of refusals: who plays neither side is told so even after the end.
                if ![engine.white, engine.black].contains(actor) {
                    fields["terminal"] = nil
                    fields["outcome"] = nil
                }
                fields["legalCount"] = .integer(engine.view(for: actor).legalActions.count)
                return .object(fields)
            }
            return .object(of: [
                "steps": .array(steps), "history": .texts(engine.view(for: "").history.texts),
            ])
        }
        #expect(passed)
    }

    @Test func `the pass is a move under the observed reading only`() {
        var observed = ChessEngine(options: players, roster: Roster(), reading: .observed)
        var documented = ChessEngine(options: players, roster: Roster(), reading: .documented)

        #expect(observed.apply("--!", by: "W") == .accepted("--"))
        #expect(documented.apply("--!", by: "W") == .refused("\"--!\" is no legal move here"))
        #expect(documented.apply("e2e4", by: "W") == .accepted("e4"))
    }

    @Test func `a refusal names the first rule that is broken`() {
        var engine = ChessEngine(options: players, roster: Roster(), reading: .documented)
        #expect(engine.apply("e5", by: "B") == .refused("it is the turn of \"W\""))
        #expect(
            engine.apply("e5", by: "X")
                == .refused("\"X\" plays neither side: White is \"W\", Black is \"B\"")
        )
        for (actor, move) in [("W", "f3"), ("B", "e5"), ("W", "g4"), ("B", "Qh4")] as [(Text, Text)] {
            _ = engine.apply(move, by: actor)
        }

        #expect(engine.apply("e4", by: "W") == .refused("the game is over: checkmate, 0-1"))
        #expect(engine.view(for: "W").legalActions == [])
        #expect(engine.moves.count == 4)
    }

    @Test func `the board shows its state in the order of keys that rede writes`() throws {
        let engine = ChessEngine(options: players, roster: Roster(), reading: .documented)
        let state = try JSONReader.value(of: engine.view(for: "W").state.bytes[...])
        let keys = state.object?.members.map(\.key)

        #expect(keys == ["engine", "fen", "moveNumber", "sideToMove", "history", "status"])
        #expect(engine.view(for: "W").legalActions.count == 20)
        #expect(engine.view(for: "B").legalActions == [])
    }

    private let players = JSONObject([
        JSONObject.Member(key: "white", value: .string("W")),
        JSONObject.Member(key: "black", value: .string("B")),
    ])

    /// The fields of a vector for what became of an action.
    private func fields(of result: ActionResult, in engine: ChessEngine) throws -> JSONObject {
        var fields = JSONObject()
        fields["state"] = try state(of: engine.view(for: ""))
        let outcome = engine.ending.map { ending in
            JSONValue.object(of: [
                "winner": ending.winner.map { .string($0) }, "result": .string(ending.result),
                "reason": .string(ending.reason),
            ])
        }
        switch result {
        case .accepted(let action):
            fields["ok"] = .bool(true)
            fields["action"] = .string(action)
            fields["terminal"] = .bool(engine.ending != nil)
            fields["outcome"] = outcome
        case .refused(let error):
            fields["ok"] = .bool(false)
            fields["error"] = .string(error)
            guard let ending = engine.ending, var late = outcome?.object else { break }
            late["reason"] = .string(ending.status)
            fields["terminal"] = .bool(true)
            fields["outcome"] = .object(late)
        }
        return fields
    }

    /// The public state as vectors have it: how long the history is in place of the history.
    private func state(of view: BoardView) throws -> JSONValue {
        var state = try #require(try JSONReader.value(of: view.state.bytes[...]).object)
        state["engine"] = nil
        state["history"] = nil
        state["historyLength"] = .integer(view.history.count)
        return .object(state)
    }
}
