import RedeChess
package import RedeModel
package import RedeSim

/// A UCI engine that says what the moves of a game have cost each side.
///
/// A move's loss is what the engine gives the position before it less what it gives the one after it, both
/// for the mover, at least 0. What an engine gives is cut to ±``limit``; a mate counts as that, a draw as 0.
/// It is a class as it holds a process, which ends with it.
package final class CentipawnJudge {
    /// The most that a position is worth, in centipawns.
    package static let limit = 1000
    /// How long an engine may take over one position.
    private static let patience = Duration.seconds(30)

    /// The mean loss of each side's moves, in centipawns; nil without one.
    package struct Losses: Equatable, Sendable {
        /// That of White's moves.
        package var white: Double?
        /// That of Black's moves.
        package var black: Double?
    }

    private let policy: Policy.ChessUCI
    private let engine: UCIEngine

    /// Starts an engine, which looks at as many positions before each move as the policy says.
    ///
    /// - Throws: ``UnusableEngine`` when it cannot be started, or does not speak its protocol.
    package init(_ policy: Policy.ChessUCI) throws(UnusableEngine) {
        self.policy = policy
        engine = try UCIEngine(policy, patience: CentipawnJudge.patience)
    }

    /// The losses in a game.
    ///
    /// - Throws: ``UnusableEngine`` when the engine gives a position no value, or not in time.
    package func losses(in game: ChessEngine) throws(UnusableEngine) -> Losses {
        var losses = (white: [Int](), black: [Int]())
        var position = game.start
        var before = try worth(of: position)
        for move in game.moves {
            let mover = position.sideToMove
            position.play(move)
            let after = try worth(of: position)
            let loss = max(0, before + after)
            if mover == .white { losses.white.append(loss) } else { losses.black.append(loss) }
            before = after
        }
        return Losses(white: CentipawnJudge.mean(losses.white), black: CentipawnJudge.mean(losses.black))
    }

    /// What a position is worth for the side to move.
    private func worth(of position: Position) throws(UnusableEngine) -> Int {
        let limit = CentipawnJudge.limit
        switch position.status {
        case .checkmate: return -limit
        case .stalemate, .insufficientMaterial, .fiftyMoves, .threefoldRepetition: return 0
        case .active: break
        }
        do throws(UCIEngine.Failure) {
            return min(max(try engine.worth(of: position, mate: limit), -limit), limit)
        } catch {
            throw UnusableEngine(
                policy,
                expected: "an engine that says what a position is worth",
                found: OutsideAnswers.words(for: error)
            )
        }
    }

    private static func mean(_ losses: [Int]) -> Double? {
        losses.isEmpty ? nil : Double(losses.reduce(0, +)) / Double(losses.count)
    }
}
