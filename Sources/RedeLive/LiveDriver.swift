package import RedeModel
package import RedeSim

/// Runs a simulation whose calls a live model answers: its clock jumps while nothing is asked, and else goes
/// no faster than the real one, so that answers of several bots land in the order in which they come.
package struct LiveDriver: Sendable {
    private let client: ChatClient
    private let fetcher: WebFetcher
    private let slots: CallSlots?

    /// A driver of one run, which asks these; nil slots allow any number of calls at once.
    package init(asking client: ChatClient, fetching fetcher: WebFetcher, within slots: CallSlots? = nil) {
        self.client = client
        self.fetcher = fetcher
        self.slots = slots
    }

    /// What has come, or that the clock may go on.
    private enum Arrival: Sendable {
        case step(Question, ModelStep?)
        case page(PageRequest, WebPage.Answer)
        case tick(Instant)
    }

    /// Plays a simulation to an instant, nil for its end, and ends the connections to the model.
    ///
    /// `advance` plays it as far as it goes while the clock may go up to the instant given; it is where
    /// what has happened is shown and kept. `engine` answers a question that is not a model's.
    ///
    /// - Returns: why the run stopped, which is never for questions.
    /// - Throws: what the client throws, what `advance` and `engine` throw; requests under way are cancelled.
    package func play(
        _ simulation: inout Simulation,
        until end: Instant?,
        engine: (Question) throws -> Answer,
        advance: (inout Simulation, Instant) throws -> Simulation.Stop
    ) async throws -> Simulation.Stop {
        do {
            let stop = try await drive(&simulation, until: end, engine: engine, advance: advance)
            await client.close()
            return stop
        } catch {
            await client.close()
            throw error
        }
    }

    private func drive(
        _ simulation: inout Simulation,
        until end: Instant?,
        engine: (Question) throws -> Answer,
        advance: (inout Simulation, Instant) throws -> Simulation.Stop
    ) async throws -> Simulation.Stop {
        try await withThrowingTaskGroup(of: Arrival.self) { group in
            defer { group.cancelAll() }
            var pace = Pace(at: simulation.now)
            var asked = 0
            var tick: Instant?
            while true {
                let stop = try advance(&simulation, pace.horizon)
                guard stop == .questions else {
                    giveUpPages(of: &simulation)
                    return stop
                }
                if try answerEngines(of: &simulation, from: asked, engine) { continue }
                pace.catchUp(with: simulation.now)
                try await ask(simulation, from: asked, at: &pace, in: &group)
                asked = simulation.askedCount
                if let end, pace.horizon >= end, LiveDriver.isOver(simulation, at: end) {
                    giveUpPages(of: &simulation)
                    return .end
                }
                // The clock may have to go on before anything comes.
                let due = LiveDriver.earlier(simulation.nextInstant, end)
                if let due, due > pace.horizon, tick.map({ due < $0 }) ?? true {
                    tick = due
                    let wait = pace.wait(until: due)
                    group.addTask {
                        try await Task.sleep(for: wait)
                        return .tick(due)
                    }
                }
                switch try await group.next() {
                case .step(let question, let step?): simulation.supply(step, to: question)
                case .step(let question, nil): simulation.abandon(question)
                case .page(let request, let page): simulation.supply(page, to: request)
                case .tick(let instant): if instant == tick { tick = nil }
                case nil: preconditionFailure("a run that waits has somebody to wait for")
                }
            }
        }
    }

    /// Whether nothing can land any more up to an instant that the clock has reached.
    private static func isOver(_ simulation: Simulation, at end: Instant) -> Bool {
        simulation.nextInstant.map { $0 > end } ?? true
            && simulation.pageRequests.allSatisfy { $0.deadline > end }
    }

    /// Pages that have not come when a run ends have never come, also for its recording.
    private func giveUpPages(of simulation: inout Simulation) {
        for request in simulation.pageRequests { simulation.supply(.hang, to: request) }
    }

    /// Answers the new questions that are not for a live model; says whether there were any.
    private func answerEngines(
        of simulation: inout Simulation,
        from first: Int,
        _ engine: (Question) throws -> Answer
    ) throws -> Bool {
        let questions = LiveDriver.new(simulation.questions, from: first, \.number)
            .filter { $0.outside.answerer != .model }
        for question in questions { simulation.supply(try engine(question), to: question) }
        return !questions.isEmpty
    }

    /// Asks what has not been asked; the clock stands while a call waits for a slot.
    private func ask(
        _ simulation: Simulation,
        from first: Int,
        at pace: inout Pace,
        in group: inout ThrowingTaskGroup<Arrival, any Error>
    ) async throws {
        for question in LiveDriver.new(simulation.questions, from: first, \.number) {
            let bot = simulation.worker.bots[question.call.bot.index].name
            if let slots { try await pace.standing { try await slots.take() } }
            group.addTask {
                defer { slots?.give() }
                return .step(question, try await client.step(for: question, of: bot))
            }
        }
        for request in LiveDriver.new(simulation.pageRequests, from: first, \.number) {
            group.addTask { .page(request, await fetcher.page(at: request.url)) }
        }
    }

    /// Those that were asked for last, from a number on: they stand at the end.
    private static func new<Asked>(
        _ asked: [Asked],
        from first: Int,
        _ number: (Asked) -> Int
    ) -> ArraySlice<Asked> {
        asked[(asked.lastIndex { number($0) < first }.map { $0 + 1 } ?? 0)...]
    }

    private static func earlier(_ one: Instant?, _ other: Instant?) -> Instant? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }
}

/// How the virtual clock follows the real one while somebody waits.
private struct Pace {
    private let clock = ContinuousClock()
    private var virtual: Instant
    private var real: ContinuousClock.Instant

    init(at instant: Instant) {
        virtual = instant
        real = clock.now
    }

    /// How far the virtual clock may go.
    var horizon: Instant {
        virtual.advanced(
            byMilliseconds: Int((real.duration(to: clock.now) / .milliseconds(1)).rounded(.down))
        )
    }

    /// Follows on from an instant to which the virtual clock has jumped.
    mutating func catchUp(with instant: Instant) {
        guard instant > horizon else { return }
        virtual = instant
        real = clock.now
    }

    /// Stands still while something is waited for.
    mutating func standing(_ wait: () async throws -> Void) async throws {
        let start = clock.now
        try await wait()
        real = real.advanced(by: start.duration(to: clock.now))
    }

    /// The real time until an instant may be reached.
    func wait(until instant: Instant) -> Duration {
        .milliseconds(instant.milliseconds - virtual.milliseconds) - real.duration(to: clock.now)
    }
}
