import RedeModel
package import RedeSim

/// Which rules of the `documented` reading a run under the other one breaks, told from the run itself.
///
/// Spec: section 16.
package enum RuleExplanation {
    /// The rules that explain why a plan's log differs between the readings; nil when it does not.
    package static func rules(of plan: RunPlan) -> [Int]? {
        var observed = CheckedSimulation(simulation(plan, .observed), judgedBy: .documented)
        _ = observed.run(until: plan.end, stepLimit: .max)
        var documented = simulation(plan, .documented)
        documented.run(until: plan.end)
        guard let place = firstDifference(observed.simulation, documented) else { return nil }

        var rules: [Int] = []
        for finding in observed.findings
        where !isReset(finding.bot, before: finding.record, in: observed.simulation) {
            switch finding.invariant {
            case .keptHistory, .oneState: rules.append(1)
            case .freshReply: rules.append(2)
            case .oneStop: rules.append(3)
            case .oneTurnForTrigger: rules.append(4)
            case .timeOrder, .oneTurnAtOnce, .replyBudget, .bounds, .withinSession, .oneAlarm, .atRest: break
            }
        }
        if isReset(nil, before: place, in: documented) { rules.append(5) }
        if observed.simulation.log.records.contains(where: { isRecovery($0.payload) }) { rules.append(6) }
        let fetches = [observed.simulation, documented].map {
            $0.log.records.count { $0.payload.name == .webFetch }
        }
        if fetches[0] != fetches[1] { rules.append(7) }
        if observed.simulation.log.records.contains(where: { isPass($0.payload) }) { rules.append(8) }
        return (1...8).filter(rules.contains)
    }

    private static func simulation(_ plan: RunPlan, _ reading: Reading) -> Simulation {
        var plan = plan
        plan.reading = reading
        return Simulation(plan, seed: 0)
    }

    /// The place of the first record in which two runs differ, or the end when only answers to requests do.
    private static func firstDifference(_ one: Simulation, _ other: Simulation) -> Int? {
        let count = min(one.log.count, other.log.count)
        for place in 0..<count where one.log[place] != other.log[place] { return place }
        if one.log.count != other.log.count { return count }
        let isSame = zip(one.exchanges, other.exchanges).allSatisfy {
            $0.response == $1.response && $0.answeredAt == $1.answeredAt
        }
        return isSame ? nil : count
    }

    /// Whether a move was recovered, which the public runtime sends and does not apply.
    private static func isRecovery(_ payload: LogRecord.Payload) -> Bool {
        guard case .scenarioApplied(_, _, let via) = payload else { return false }
        return !via.equals("runtime-fallback") && !via.equals("runtime-reconciled-existing-state")
    }

    /// Whether the pass was taken for a move.
    private static func isPass(_ payload: LogRecord.Payload) -> Bool {
        guard case .scenarioApplied(_, let action, _) = payload else { return false }
        return action.equals("--")
    }

    /// Whether a bot, or with nil any bot, is reset before a place of the log.
    private static func isReset(_ bot: Text?, before place: Int, in simulation: Simulation) -> Bool {
        simulation.exchanges.contains { exchange in
            let segments = exchange.request.segments
            guard exchange.request.method == .post, exchange.response != nil, segments.count > 1,
                segments[segments.count - 1].equals("reset"), !segments[1].equals("events"),
                exchange.durableLog.upperBound <= place
            else { return false }
            return segments.count == 2 || bot == nil || segments[1] == bot
        }
    }
}
