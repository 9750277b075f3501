package import RedeLive
package import RedeModel
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

    /// A request to be put in.
    private struct Waiting {
        var request: Request
        var continuation: CheckedContinuation<Reply, any Error>
    }

    /// How many steps are taken before requests are looked for again.
    private static let stepsAtOnce = 2048

    private(set) var run: ServedRun
    private(set) var clock: DriverClock
    private var outside: Outside
    /// What is being asked outside, by number.
    private var asking: [Int: Task<Void, Never>] = [:]
    private var asked = 0
    private let state: StateFile?
    private var journal = StateJournal()
    private var inbox: [Waiting] = []
    /// Who waits for the answers to requests that were put in.
    private var open: [RequestID: Waiting] = [:]
    private var isStarted = false
    private var isPumping = false
    private(set) var pumping: Task<Void, Never>?
    private var isStopped = false
    private var timer: (end: ContinuousClock.Instant, task: Task<Void, Never>)?
    private var replacement: (plan: RunPlan, outside: Outside)?
    var feed: LiveFeed
    private let recording: ServedRecording?
    /// How many requests the recording has.
    private var recordedCount = 0

    /// A driver of a run that has not begun; `state` is where what it stores is kept.
    package init(
        _ run: ServedRun,
        on clock: DriverClock,
        keeping state: StateFile? = nil,
        recording: ServedRecording? = nil,
        asking outside: Outside = Outside()
    ) {
        self.run = run
        self.clock = clock
        self.outside = outside
        self.state = state
        self.recording = recording
        feed = LiveFeed(from: run.simulation.log.durable)
    }

    /// Starts, with the bots living at `origin`; posts outside go to `network`, which is the same one.
    package func start(at origin: Text? = nil, posting network: RemoteNetwork? = nil) {
        if let origin { run.move(to: origin) }
        outside.network = network
        isStarted = true
        schedulePump()
    }

    /// What a request is answered, once what it changed is kept; it waits for the start.
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
    package func replace(with plan: RunPlan, asking outside: Outside = Outside()) {
        replacement = (plan, outside)
        schedulePump()
    }

    /// Stops after what is due now: nothing happens any more, and requests fail.
    package func stop() async {
        guard !isStopped else { return }
        isStopped = true
        timer?.task.cancel()
        await pumping?.value
        await cancelAsking()
        // What the last instant began is not torn: a recording ends with a whole one.
        run.finish(before: run.opening(from: clock.present))
        await settle()
        for waiting in inbox { waiting.continuation.resume(throwing: Stopped()) }
        inbox = []
        fail(with: Stopped())
        feed.end()
    }

    /// Puts the recording of the run, which has stopped, in its place.
    ///
    /// - Throws: `UnwritableFile`.
    package func finishRecording() async throws {
        run.finishCalls()
        await record()
        try await recording?.finish(run.stimuli ?? [], of: run.simulation)
    }

    private func schedulePump() {
        guard isStarted, !isPumping, !isStopped else { return }
        isPumping = true
        pumping = Task { await pump() }
    }

    /// Works until nothing is due, then sets the timer.
    private func pump() async {
        while true {
            await replaceRun()
            goOn()
            ask()
            await settle()
            if isStopped || !isDue { break }
            // Whoever has something to say gets in between.
            await Task.yield()
        }
        isPumping = false
        setTimer()
    }

    private var isDue: Bool {
        if replacement != nil { return true }
        return switch run.outlook(before: present) {
        case .due: true
        case .blocked: false
        case .clear: !inbox.isEmpty
        }
    }

    /// The instant up to which the run goes on; without a clock that is where it is, if a request waits.
    private var present: Instant? { inbox.isEmpty ? clock.present : run.opening(from: clock.present) }

    private func replaceRun() async {
        guard let (plan, outside) = replacement else { return }
        replacement = nil
        let network = self.outside.network
        await cancelAsking()
        self.outside = outside
        self.outside.network = network
        asked = 0
        run = run.restarted(with: plan, at: clock.present ?? run.simulation.nextOpening)
        fail(with: Stopped())
    }

    /// Lets the run come to the present, and puts the requests in that have come.
    private func goOn() {
        let present = present
        let isClear = run.advance(before: present, stepLimit: Driver.stepsAtOnce) == .clear
        clock.hold(run.simulation.waitsInRealTime, at: run.simulation.now)
        guard isClear, !inbox.isEmpty else { return }
        let instant = run.opening(from: present)
        for waiting in inbox { open[run.receive(waiting.request, at: instant)] = waiting }
        inbox.removeAll(keepingCapacity: true)
    }

    /// Asks outside what has not been asked.
    private func ask() {
        guard run.simulation.askedCount > asked else { return }
        let (simulation, outside) = (run.simulation, outside)
        func name(_ bot: BotID) -> Text { simulation.worker.bots[bot.index].name }
        for question in simulation.questions where question.number >= asked {
            let bot = name(question.call.bot)
            ask(question.number) { await outside.landing(for: question, of: bot) }
        }
        for request in simulation.pageRequests where request.number >= asked {
            ask(request.number) { await outside.landing(for: request) }
        }
        for sent in simulation.outsidePosts where sent.number >= asked {
            let sender = name(sent.post.from)
            ask(sent.number) { await outside.landing(for: sent, from: sender) }
        }
        asked = simulation.askedCount
    }

    private func ask(_ number: Int, _ body: @escaping @Sendable () async -> Outside.Landing) {
        asking[number] = Task {
            let landing = await body()
            // What was given up meanwhile lands nowhere.
            guard !Task.isCancelled else { return }
            asking[number] = nil
            run.supply(landing)
            clock.hold(run.simulation.waitsInRealTime, at: run.simulation.now)
            schedulePump()
        }
    }

    /// Gives up what is being asked outside, and ends the connections.
    private func cancelAsking() async {
        for task in asking.values { task.cancel() }
        asking = [:]
        await outside.close()
    }

    /// Keeps and shows what has changed, then answers.
    private func settle() async {
        var replies: [(waiting: Waiting, reply: Reply)] = []
        for reply in run.takeReplies() {
            guard let waiting = open.removeValue(forKey: reply.request) else { continue }
            replies.append((waiting, Reply(response: reply.response, log: shownLog(reply.response))))
        }
        let failure = await save()
        await record()
        feed.show(run.simulation.log)
        run.forget()
        for (waiting, reply) in replies {
            // Who only reads is promised nothing that would have to be kept.
            if let failure, waiting.request.method != .get || reply.response.status == 201 {
                waiting.continuation.resume(throwing: failure)
            } else {
                waiting.continuation.resume(returning: reply)
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

    /// Has what has come since added to the recording.
    private func record() async {
        guard let recording else { return }
        let (calls, requests) = (run.takeFinishedCalls(), (run.stimuli ?? [])[recordedCount...])
        guard !calls.isEmpty || !requests.isEmpty else { return }
        recordedCount += requests.count
        await recording.keep(calls, requests, of: run.simulation)
    }

    private func fail(with error: any Error) {
        for waiting in open.values { waiting.continuation.resume(throwing: error) }
        open = [:]
    }

    private func setTimer() {
        guard !isStopped, run.outlook(before: clock.present) != .blocked, let next = run.nextInstant,
            let end = clock.end(of: next)
        else { return }
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
