import RedeModel

/// How far a bot's turn is, as the log tells it.
struct TurnTrace: Equatable, Sendable {
    /// What the log says of a turn.
    enum Happening: String, Sendable {
        /// A wait or a refusal before the call.
        case waits
        case starts
        case asks
        case answered
        /// The call failed, and the turn ends or waits to try again.
        case callFailed
        /// The trigger is superseded.
        case superseded
        /// The answer cannot be used.
        case unusable
        /// The session is over: the turn says so, or the timer does.
        case expired
        case error
        case replies
        case plans
        /// A recipient is left out of the dispatch.
        case leavesOut
        /// The dispatch ends before it has begun.
        case sendsNothing
        /// A post has come back.
        case posted
    }

    private enum Phase: Equatable {
        /// No turn, or one that has not asked the model.
        case idle
        case started
        case calling
        case answered
        /// Answered, and perhaps ended with its session: the log does not tell whose skip it was.
        case perhapsEnded
        case replied
        /// Posts are under way: so many.
        case dispatching(Int)
    }

    private var phase = Phase.idle

    /// Takes what the log says next; gives a complaint when a turn could not do this now.
    ///
    /// `count` is the number of targets of a plan.
    mutating func take(_ happening: Happening, count: Int = 0) -> String? {
        let before = phase
        guard let after = phase(after: happening, count: count) else {
            // From here on the later of two turns counts.
            phase = recovered(after: happening, count: count)
            return
                "a turn that is \(TurnTrace.words(before)) logs what belongs to another phase (\(happening.rawValue))"
        }
        phase = after
        return nil
    }

    /// The next phase; nil when there is none.
    private func phase(after happening: Happening, count: Int) -> Phase? {
        let isBetweenTurns = phase == .idle || phase == .perhapsEnded || phase == .dispatching(0)
        let hasAnswer = phase == .answered || phase == .perhapsEnded
        switch happening {
        case .waits: return isBetweenTurns ? .idle : nil
        case .starts: return isBetweenTurns ? .started : nil
        case .asks: return phase == .started ? .calling : nil
        case .answered: return phase == .calling ? .answered : nil
        case .callFailed: return phase == .calling ? .idle : nil
        case .superseded, .error:
            return isBetweenTurns || hasAnswer || phase == .calling ? .idle : nil
        case .unusable: return hasAnswer ? .idle : nil
        case .expired: return phase == .answered ? .perhapsEnded : phase
        case .replies: return hasAnswer ? .replied : nil
        case .plans: return phase == .replied ? .dispatching(count) : nil
        case .leavesOut, .posted:
            guard case .dispatching(let rest) = phase, rest > 0 else { return nil }
            return .dispatching(rest - 1)
        case .sendsNothing:
            guard case .dispatching = phase else { return nil }
            return .dispatching(0)
        }
    }

    private func recovered(after happening: Happening, count: Int) -> Phase {
        switch happening {
        case .starts: .started
        case .asks: .calling
        case .answered: .answered
        case .replies: .replied
        case .plans: .dispatching(count)
        case .leavesOut, .posted, .expired: phase
        case .waits, .callFailed, .superseded, .unusable, .error, .sendsNothing: .idle
        }
    }

    private static func words(_ phase: Phase) -> String {
        switch phase {
        case .idle: "not asking"
        case .started: "about to ask"
        case .calling: "asking the model"
        case .answered, .perhapsEnded: "answered"
        case .replied: "about to send"
        case .dispatching(let rest): "dispatching, \(rest) posts out"
        }
    }
}

extension TurnTrace.Happening {
    /// What a skip says of a turn; nil for skips of no turn.
    init?(_ reason: SkipReason) {
        switch reason {
        case .presenceMessage, .peerRoutingPolicy, .staleInFlightTrigger: return nil
        case .conversationExpired: self = .expired
        case .rateLimitBackoff, .sessionReplyBudget, .brainCooldown, .missingAPIKey: self = .waits
        case .rateLimitError, .transientModelError: self = .callFailed
        case .supersededTrigger: self = .superseded
        case .emptyReply, .coordinationOnlyReply, .unparsableReply, .scenarioActionAlreadyBroadcast,
            .scenarioActionRejected:
            self = .unusable
        }
    }
}
