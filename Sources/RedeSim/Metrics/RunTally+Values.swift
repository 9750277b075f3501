import RedeChess
import RedeModel

/// What a tally says of each metric.
extension RunTally {
    /// The value of a metric; nil when it does not apply to the run.
    func value(of metric: MetricName) -> Double? {
        switch metric {
        case .turns, .replies, .skips, .skipsPresenceMessage, .skipsPeerRoutingPolicy,
            .skipsConversationExpired, .skipsRateLimitBackoff, .skipsSessionReplyBudget, .skipsBrainCooldown,
            .skipsMissingAPIKey, .skipsRateLimitError, .skipsTransientModelError, .skipsSupersededTrigger,
            .skipsEmptyReply, .skipsCoordinationOnlyReply, .skipsUnparsableReply, .skipsStaleInFlightTrigger,
            .skipsScenarioActionAlreadyBroadcast, .skipsScenarioActionRejected, .modelCalls, .errors,
            .retries, .messages, .refused, .duplicates, .sessions, .conflicts, .handoffs:
            Double(total[metric])
        case .virtualSeconds: Double(virtualMilliseconds) / 1000
        case .budgetUsed: budget.share
        case .firstReplySeconds: pace.firstReplyMilliseconds.map { Double($0) / 1000 }
        case .handoffSecondsMedian: handoffs.median.map { $0 / 1000 }
        case .handoffSecondsP95: handoffs.percentile95.map { $0 / 1000 }
        case .idleShare: pace.idleShare(until: end)
        case .promptCharactersMean: spending.meanPrompt
        case .promptCharactersMax: spending.maximumPrompt
        case .inputTokens: spending.inputTokens
        case .outputTokens: spending.outputTokens
        case .cost: spending.cost(by: prices, of: model)
        case .ledgerOpen: ledger.count(of: .open)
        case .ledgerInProgress: ledger.count(of: .inProgress)
        case .ledgerBlocked: ledger.count(of: .blocked)
        case .ledgerDone: ledger.count(of: .done)
        case .ledgerAbandoned: ledger.count(of: .abandoned)
        case .endedQuiet: ended(.quiet)
        case .endedByBudget: ended(.budget)
        case .endedByTime: ended(.time)
        case .endedByFailure: ended(.failure)
        case .judged: outcome != nil ? 1 : isJudged ? 0 : nil
        case .orderKept: circle?.orderKept
        case .rounds: circle.map { Double($0.rounds) }
        case .sentencesPerTurn: circle?.sentencesPerTurn
        case .wordsPerSentence: circle?.wordsPerSentence
        case .repeatedSentences: circle.map { Double($0.repeatedSentences) }
        case .chessPlies, .chessRefused, .chessRecovered, .chessDefaulted, .chessIllegalPerThousand,
            .chessNotationDiscipline, .chessMargin, .chessMaterial, .chessCheckmate, .chessStalemate,
            .chessDraw, .chessUnfinished, .chessCentipawnLossWhite, .chessCentipawnLossBlack:
            game.flatMap { chess(metric, of: $0) }
        }
    }

    private func ended(_ way: EndingTally.Way) -> Double? {
        ending.way.map { $0 == way ? 1 : 0 }
    }

    private func chess(_ metric: MetricName, of game: ChessTally.Game) -> Double? {
        switch metric {
        case .chessPlies: return Double(game.plies)
        case .chessRefused: return Double(game.refused)
        case .chessRecovered: return Double(chess.recovered)
        case .chessDefaulted: return Double(chess.defaulted)
        case .chessIllegalPerThousand:
            return game.plies > 0 ? 1000 * Double(game.refused) / Double(game.plies) : nil
        case .chessNotationDiscipline:
            return game.said > 0 ? Double(game.disciplined) / Double(game.said) : nil
        case .chessMargin: return Double(game.margin)
        case .chessMaterial: return Double(game.material)
        case .chessCheckmate, .chessStalemate, .chessDraw, .chessUnfinished:
            let ending: MetricName =
                switch game.position.status {
                case .active: .chessUnfinished
                case .checkmate: .chessCheckmate
                case .stalemate: .chessStalemate
                case .insufficientMaterial, .fiftyMoves, .threefoldRepetition: .chessDraw
                }
            return metric == ending ? 1 : 0
        default: return nil  // An engine has not been asked.
        }
    }
}
