package import RedeModel

/// A simulation whose invariants are checked after every step.
///
/// It steps the simulation as it is and changes nothing in it: the run is the same with and without.
package struct CheckedSimulation: Sendable {
    /// A reset that the scenario asks for, by the place of its request.
    private struct Reset: Sendable {
        var exchange: Int
        /// The bots that it resets.
        var bots: [BotID]
    }

    /// The run that is checked.
    package private(set) var simulation: Simulation
    private var invariants: LogInvariants
    private var states: StateInvariants
    private let reading: Reading
    /// The resets to come.
    private var resets: [Reset] = []
    /// The triggers of the turns that ran before the step.
    private var triggers: [Trigger?]
    /// The bots as they were before the step, when copies are to be compared; else empty.
    private var before: [Bot] = []

    /// A run of a plan from a seed, nothing done yet.
    package init(_ plan: RunPlan, seed: UInt64) {
        self.init(Simulation(plan, seed: seed))
    }

    /// A run that has not begun, judged by what a reading promises: its own one, if none is given.
    package init(_ simulation: Simulation, judgedBy judge: Reading? = nil) {
        precondition(simulation.steps == 0, "a run is checked from its start")
        self.simulation = simulation
        let host = simulation.worker.host
        reading = judge ?? host.reading
        invariants = LogInvariants(
            bots: simulation.worker.bots.map(\.definition),
            settings: host.settings,
            reading: reading,
            epoch: simulation.now
        )
        states = StateInvariants(
            settings: host.settings,
            reading: reading,
            bots: simulation.worker.bots.count
        )
        triggers = simulation.worker.bots.map { _ in nil }
        for (index, exchange) in simulation.exchanges.enumerated() {
            let bots = simulation.worker.bots(resetBy: exchange.request)
            if !bots.isEmpty { resets.append(Reset(exchange: index, bots: bots)) }
        }
    }

    /// What was found so far, the first finding first; at most three of an invariant and bot.
    package var findings: [Invariant.Finding] { invariants.found }

    /// Takes a step and looks at what has come of it; false when the simulation takes none.
    package mutating func step() -> Bool {
        // Only turns of the other reading keep copies; without them the run's own arrays stay unshared.
        if reading != simulation.worker.host.reading { before = simulation.worker.bots }
        let instant = simulation.now
        let logged = simulation.log.count
        guard simulation.step() else { return false }
        look(from: logged, since: instant)
        return true
    }

    /// Steps up to and including an instant, or until nothing is going to happen, but so many steps at most.
    ///
    /// Returns whether the run has ended; looks at everything once more if it has. A run that waits for an
    /// answer from outside has not.
    package mutating func run(until end: Instant?, stepLimit: Int) -> Bool {
        var steps = 0
        while simulation.canStep(until: end) {
            guard steps < stepLimit else { return false }
            steps += 1
            _ = step()
        }
        guard !simulation.isWaiting else { return false }
        lookAtEnd()
        return true
    }

    private mutating func look(from logged: Int, since instant: Instant) {
        let now = simulation.now
        if now < instant {
            invariants.findings.add(.timeOrder, "the clock goes back to \(now.text.string)")
        }
        noteResets()
        simulation.log.forEach(from: logged) { record, place in
            if record.instant != now {
                invariants.findings.add(.timeOrder, "a record is not of the instant at which it was logged")
            }
            invariants.take(record, at: place)
            if reading == .documented, case .brainReply(let bot, _, _, _, _) = record.payload {
                lookAtReply(of: bot)
            }
        }
        invariants.findings.instant = now
        invariants.findings.record = simulation.log.count
        // What the step cannot have changed was looked at before.
        let changed = simulation.subject.map { $0.index..<($0.index + 1) } ?? triggers.indices
        for index in changed {
            simulation.worker.bots.show(at: index) { look(at: $0, index) }
        }
        for index in triggers.indices where states.isLate(index, at: now) {
            let name = invariants.traces[index].definition.name
            invariants.findings.add(.oneAlarm, of: name, "the alarm did not ring")
        }
    }

    /// Looks at a bot that the step may have changed.
    private mutating func look(at bot: Bot, _ index: Int) {
        states.check(bot, at: simulation.now, into: &invariants.findings)
        triggers[index] = bot.running?.trigger
        guard reading == .documented else { return }
        if !before.isEmpty {
            let overwriting = states.complaint(about: bot, before: before[index])
            invariants.findings.add(.oneState, of: bot.name, overwriting)
        }
        let complaint = invariants.traces[index].history.complaint(about: bot)
        invariants.findings.add(.keptHistory, of: bot.name, complaint)
    }

    /// A reset that has been answered in this step has cleared its bots.
    private mutating func noteResets() {
        guard let index = resets.firstIndex(where: { simulation.exchanges[$0.exchange].response != nil })
        else {
            return
        }
        for bot in resets.remove(at: index).bots { invariants.reset(bot) }
    }

    /// A reply is for the trigger of the turn that was running before the step.
    private mutating func lookAtReply(of name: Text) {
        guard let bot = simulation.worker.bot(named: name) else { return }
        guard let trigger = triggers[bot.index] else {
            invariants.findings.add(.freshReply, of: name, "a reply comes from no turn")
            return
        }
        if let newest = invariants.traces[bot.index].history.newestSubstantive,
            let instant = trigger.timestamp.instant, newest > instant
        {
            invariants.findings.add(
                .freshReply,
                of: name,
                "a reply to a message of \(instant.text.string) after one of \(newest.text.string)"
            )
        }
        if !trigger.isOfRuntime, !invariants.traces[bot.index].history.holds(trigger) {
            invariants.findings.add(.freshReply, of: name, "a reply to a message that is not stored")
        }
    }

    private mutating func lookAtEnd() {
        invariants.findings.instant = simulation.now
        invariants.findings.record = simulation.log.count
        for (index, bot) in simulation.worker.bots.enumerated() {
            if simulation.nextInstant == nil { states.checkAtRest(bot, into: &invariants.findings) }
            guard reading == .documented else { continue }
            let complaint = invariants.traces[index].history.finalComplaint(about: bot)
            invariants.findings.add(.keptHistory, of: bot.name, complaint)
        }
        guard simulation.nextInstant == nil else { return }
        for exchange in simulation.exchanges where exchange.response == nil {
            invariants.findings.add(.atRest, "the request \(exchange.request.path.string) has no answer")
        }
    }
}

extension Trigger {
    /// Whether this is no message, but the alarm's own wake-up.
    fileprivate var isOfRuntime: Bool { sender.equals("runtime") && content.isEmpty }
}

extension Worker {
    /// The bots whose storage a request clears.
    fileprivate func bots(resetBy request: Request) -> [BotID] {
        // Most requests ask for something else, and their paths need not be taken apart to see it.
        guard request.method == .post,
            request.path.contains("reset") || request.path.bytes.contains(UInt8(ascii: "%"))
        else { return [] }
        let segments = request.segments
        guard segments.count > 1, segments[0].equals("bots") else { return [] }
        if segments[1].equals("reset") { return bots.map(\.id) }
        guard segments.count > 2, segments[2].equals("reset"), let bot = bot(named: segments[1]) else {
            return []
        }
        return [bot]
    }
}
