import RedeModel
package import RedeSim
package import RedeStore

/// Drives a run on the machine's clock: this is what serving has that simulating has not.
///
/// It lets the run go on up to the present instant, puts requests in, sees to it that what they changed is
/// kept before they are answered, and sleeps until something is due. It is an actor as it is the run's owner.
package actor Driver {
    /// What a request is answered.
    package struct Reply: Sendable {
        /// The answer.
        var response: Response
        /// The log as it was then, when the answer shows it.
        var log: EventLog?
    }

    /// Gives the answer to a question; what goes wrong is an answer, too.
    package typealias Answerer = @Sendable (Question) async -> Answer

    /// A request to be put in.
    private struct Waiting {
        var request: Request
        var continuation: CheckedContinuation<Reply, any Error>
    }

    /// How many steps are taken before requests are looked for again.
    private static let stepsAtOnce = 2048

    private(set) var run: ServedRun
    let clock: DriverClock
    private var answerer: Answerer
    private let state: StateFile?
    private var journal = StateJournal()
    private var inbox: [Waiting] = []
    /// Who waits for the answers to requests that were put in.
    private var open: [RequestID: CheckedContinuation<Reply, any Error>] = [:]
    private var isPumping = false
    private(set) var pumping: Task<Void, Never>?
    private var isStopped = false
    private var timer: (end: ContinuousClock.Instant, task: Task<Void, Never>)?
    private var replacement: (plan: RunPlan, answerer: Answerer)?
    var feed: LiveFeed
    /// The calls that have ended, when the run is recorded.
    private var calls: [Recorder.Finished] = []

    /// A driver of a run that has not begun; `state` is where it is kept.
    package init(
        _ run: ServedRun,
        on clock: DriverClock,
        keeping state: StateFile? = nil,
        answerer: @escaping Answerer
    ) {
        self.run = run
        self.clock = clock
        self.answerer = answerer
        self.state = state
        feed = LiveFeed(from: run.simulation.log.durable)
    }

    /// Starts with what happens by itself.
    package func start() { schedulePump() }

    /// What a request is answered, once what it changed is kept.
    ///
    /// - Throws: ``Stopped``, and what keeps the state from being kept.
    package func reply(to request: Request) async throws -> Reply {
        try await withCheckedThrowingContinuation { continuation in
            guard !isStopped else { return continuation.resume(throwing: Stopped()) }
            inbox.append(Waiting(request: request, continuation: continuation))
            schedulePump()
        }
    }

    /// Goes on with another plan and what is stored; turns and deployments under way are lost.
    package func replace(with plan: RunPlan, answerer: @escaping Answerer) {
        replacement = (plan, answerer)
        schedulePump()
    }

    /// Stops after what is due now: nothing happens any more, and requests fail.
    package func stop() async {
        isStopped = true
        timer?.task.cancel()
        await pumping?.value
        // What the last instant began is not torn: a recording ends with a whole one.
        let end = run.opening(from: clock.present)
        while !run.advance(before: end, stepLimit: Driver.stepsAtOnce), !run.isAsking {}
        await settle()
        for waiting in inbox { waiting.continuation.resume(throwing: Stopped()) }
        inbox = []
        fail(with: Stopped())
        feed.end()
    }

    /// The run as it has come to be, with the calls that have ended; for a recording, once it has stopped.
    package func recorded() -> (run: ServedRun, calls: [Recorder.Finished]) {
        run.finishCalls()
        return (run, calls + run.takeFinishedCalls())
    }

    private func schedulePump() {
        guard !isPumping, !isStopped else { return }
        isPumping = true
        pumping = Task { await pump() }
    }

    /// Works until nothing is due, then sets the timer.
    private func pump() async {
        while true {
            replaceRun()
            goOn()
            await settle()
            for question in run.simulation.questions {
                let answer = await answerer(question)
                run.supply(answer, to: question)
            }
            if isStopped || !isDue { break }
            // Whoever has something to say gets in between.
            await Task.yield()
        }
        isPumping = false
        setTimer()
    }

    private var isDue: Bool {
        if !inbox.isEmpty || replacement != nil { return true }
        guard let next = run.nextInstant else { return false }
        return clock.present.map { next < $0 } ?? true
    }

    private func replaceRun() {
        guard let (plan, answerer) = replacement, !run.isAsking else { return }
        replacement = nil
        self.answerer = answerer
        run = run.restarted(with: plan, at: clock.present ?? run.simulation.nextOpening)
        fail(with: Stopped())
    }

    /// Lets the run come to the present, and puts the requests in that have come.
    private func goOn() {
        // Without a clock the present is where the run is: a request stops it there.
        let present = inbox.isEmpty ? clock.present : run.opening(from: clock.present)
        guard run.advance(before: present, stepLimit: Driver.stepsAtOnce), !inbox.isEmpty else { return }
        let instant = run.opening(from: present)
        for waiting in inbox { open[run.receive(waiting.request, at: instant)] = waiting.continuation }
        inbox.removeAll(keepingCapacity: true)
    }

    /// Keeps and shows what has changed, then answers.
    private func settle() async {
        var replies: [(CheckedContinuation<Reply, any Error>, Reply)] = []
        for reply in run.takeReplies() {
            guard let continuation = open.removeValue(forKey: reply.request) else { continue }
            replies.append((continuation, Reply(response: reply.response, log: shownLog(reply.response))))
        }
        calls += run.takeFinishedCalls()
        let failure = await save()
        feed.show(run.simulation.log)
        run.forget()
        for (continuation, reply) in replies {
            if let failure {
                continuation.resume(throwing: failure)
            } else {
                continuation.resume(returning: reply)
            }
        }
    }

    private func shownLog(_ response: Response) -> EventLog? {
        switch response.body {
        case .events, .timeline: run.simulation.log
        case .message, .failure, .wrongMethod, .delivered, .definitions, .profile, .deployed, .health,
            .cleared:
            nil
        }
    }

    /// Keeps what has changed; gives what has prevented that.
    private func save() async -> (any Error)? {
        guard let state, let (change, kept) = journal.change(to: run.simulation) else { return nil }
        do {
            try await state.write(change)
            journal = kept
            return nil
        } catch {
            return error
        }
    }

    private func fail(with error: any Error) {
        for continuation in open.values { continuation.resume(throwing: error) }
        open = [:]
    }

    private func setTimer() {
        guard !isStopped, let next = run.nextInstant, let end = clock.end(of: next) else { return }
        if let timer, timer.end == end, !timer.task.isCancelled { return }
        timer?.task.cancel()
        let task = Task {
            // A sleep that is cancelled wakes nobody.
            guard (try? await Task.sleep(until: end, clock: .continuous)) != nil else { return }
            self.ring(at: end)
        }
        timer = (end, task)
    }

    private func ring(at end: ContinuousClock.Instant) {
        if timer?.end == end { timer = nil }
        schedulePump()
    }
}

/// Said to who waits when a driver stops, or goes on with other bots.
struct Stopped: Error, CustomStringConvertible {
    var description: String { "the network was stopped before it could answer" }
}
