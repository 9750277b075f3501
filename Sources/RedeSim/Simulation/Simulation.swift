package import RedeModel

/// A whole run as one value: the clock, what is going to happen, the network, the answers to come, and the
/// log.
///
/// Copying it forks the world. It touches no thread, file, socket or real clock.
package struct Simulation: Sendable {
    /// What is going to happen.
    enum Entry: Sendable {
        case worker(Worker.Event)
        /// The next step of a call, or its end, is due.
        case call(Int)
        /// A fetch of a call's running step has come back.
        case fetched(call: Int, LogRecord.FetchReport)
        /// A post arrives at the message route; the answer takes so long.
        case postArrives(Post, answerMilliseconds: Int)
        /// A copy of a post arrives, and nobody waits for its answer.
        case postAgain(Post)
    }

    /// A request of the scenario with what it was answered.
    package struct Exchange: Sendable {
        /// When the scenario sent it.
        package var sentAt: Instant
        /// What was asked.
        package var request: Request
        /// The answer; nil while there is none.
        package var response: Response?
        /// When the answer was given; nil while there is none.
        package var answeredAt: Instant?
        /// What the durable log held when the answer was given.
        package var durableLog: Range<Int>
    }

    /// Why a run stops.
    package enum Stop: Equatable, Sendable {
        /// Nothing is left to be handled.
        case end
        /// Answers or pages are to come from outside: supplying one lets the run go on.
        case questions
        /// It has taken as many steps as it may.
        case stepLimit
    }

    /// The present instant.
    package private(set) var now: Instant
    /// The scenario's requests, in the order in which they were sent.
    package internal(set) var exchanges: [Exchange] = []
    /// The network: all bots, and the HTTP surface before them.
    package internal(set) var worker: Worker
    /// How many entries have been handled.
    package private(set) var steps = 0
    /// The only bot that the last step can have changed; nil when it may have been any.
    package private(set) var subject: BotID?
    /// The calls that wait for an answer from outside, in the order in which they were made.
    package internal(set) var questions: [Question] = []
    /// The pages that are to come from outside, in the order in which they were asked for.
    package internal(set) var pageRequests: [PageRequest] = []
    /// The bots' posts that are under way outside, in the order in which they were sent.
    package internal(set) var outsidePosts: [OutsidePost] = []
    /// How many questions, pages and posts have gone outside.
    package internal(set) var askedCount = 0
    /// How the calls of the model are recorded and replayed; nil when they are neither.
    package var tracking: CallTracking?

    /// The instant of the entry that was handled last; nil before the first.
    private(set) var steppedAt: Instant?
    /// The answers to requests that came as the run went on, until they are taken.
    var replies: [Reply] = []
    var receivedCount = 0

    private var calendar = Calendar<Entry>()
    private var ties: SeedStream?
    private var effects: [Effect] = []
    var provider: ScriptedProvider
    var network: Network
    let web: [WebPage]
    let fetchesPages: Bool
    let postsOutside: Bool
    /// The calls under way, by number; nil when a call has ended.
    var calls: [ActiveCall?] = []
    var freeCalls: [Int] = []

    /// A run of a plan from a seed, nothing done yet.
    package init(_ plan: RunPlan, seed: UInt64) {
        now = plan.epoch
        worker = Worker(
            definitions: plan.bots,
            game: plan.game,
            settings: plan.settings,
            reading: plan.reading,
            origin: plan.origin,
            template: plan.template,
            now: plan.epoch
        )
        let names = worker.bots.map(\.name)
        provider = ScriptedProvider(
            script: plan.script,
            lines: plan.lines,
            roster: names,
            latency: plan.modelLatency,
            faults: plan.faults,
            live: plan.live,
            seed: seed
        )
        network = Network(plan.network, roster: names, epoch: plan.epoch, seed: seed)
        web = plan.web
        fetchesPages = plan.fetchesPages
        postsOutside = plan.postsOutside
        ties = plan.tieOrder == .seeded ? SeedStream(seed: seed, name: "tie") : nil
        exchanges.reserveCapacity(plan.stimuli.count)
        for stimulus in plan.stimuli {
            exchanges.append(
                Exchange(sentAt: stimulus.instant, request: stimulus.request, durableLog: 0..<0)
            )
            let id = RequestID(exchanges.count - 1)
            add(.worker(.request(id, stimulus.request)), at: stimulus.instant)
        }
    }

    /// What has happened.
    package var log: EventLog { worker.host.log }

    /// The instant of the next entry; nil when nothing is going to happen.
    package var nextInstant: Instant? { calendar.nextInstant }

    /// Takes the earliest entry off the calendar and handles it.
    ///
    /// Returns false when ``canStep(until:whileWaiting:)`` does.
    package mutating func step(whileWaiting horizon: Instant? = nil) -> Bool {
        guard canStep(whileWaiting: horizon), let (instant, entry) = calendar.takeEarliest() else {
            return false
        }
        now = instant
        steppedAt = instant
        steps += 1
        handle(entry)
        return true
    }

    /// Whether something is to come from outside.
    package var isWaiting: Bool {
        !questions.isEmpty || !pageRequests.isEmpty || !outsidePosts.isEmpty
    }

    /// Whether there is an entry up to and including an instant that can be handled now.
    ///
    /// While something is to come from outside, what is going to happen hangs on it: the clock stands, or
    /// goes as far as `horizon`, of which the driver knows that nothing outside can land before.
    package func canStep(until end: Instant? = nil, whileWaiting horizon: Instant? = nil) -> Bool {
        guard let next = calendar.nextInstant else { return false }
        if let end, next > end { return false }
        return !isWaiting || (next <= max(now, horizon ?? now) && keepsDeadlines())
    }

    /// Handles entries up to and including an instant; nil means until nothing is going to happen.
    ///
    /// Stops before that where it waits for what is outside, and says so, and when it takes more steps than
    /// `stepLimit` in all: two bots that are slower than their sessions are long can wake each other for
    /// ever.
    @discardableResult
    package mutating func run(
        until end: Instant? = nil,
        whileWaiting horizon: Instant? = nil,
        stepLimit: Int = .max
    ) -> Stop {
        while canStep(until: end, whileWaiting: horizon) {
            if steps >= stepLimit { return .stepLimit }
            _ = step(whileWaiting: horizon)
        }
        return isWaiting ? .questions : .end
    }

    /// Has the bots live at another address, before anything has happened.
    package mutating func move(to origin: Text) {
        precondition(steps == 0 && receivedCount == 0, "a network has one address while it lives")
        worker.move(to: origin)
    }

    /// Sets the clock to an instant before which nothing is left to be handled.
    mutating func advance(to instant: Instant) {
        precondition(
            instant >= now && calendar.nextInstant.map { $0 >= instant } ?? true,
            "time goes on in order"
        )
        now = instant
    }

    /// Adds what is going to happen.
    mutating func add(_ entry: Entry, at instant: Instant) {
        calendar.add(entry, at: instant, tie: ties.map { _ in drawTie() } ?? 0)
    }

    /// Adds what is going to happen, in the place that was kept for it.
    mutating func add(_ entry: Entry, at instant: Instant, in place: Calendar<Entry>.Place) {
        calendar.add(entry, at: instant, in: place)
    }

    /// Keeps the place that an entry added now would have among those of one instant.
    mutating func keepPlace() -> Calendar<Entry>.Place {
        calendar.keepPlace(tie: ties.map { _ in drawTie() } ?? 0)
    }

    /// Whether the next entry comes before one in a place that was kept, at an instant.
    func hasEntry(before place: Calendar<Entry>.Place, at instant: Instant) -> Bool {
        calendar.hasEntry(before: place, at: instant)
    }

    private mutating func drawTie() -> UInt32 {
        UInt32(truncatingIfNeeded: ties?.next() ?? 0)
    }

    private mutating func handle(_ entry: Entry) {
        subject = nil
        switch entry {
        case .worker(let event):
            if case .bot(let bot, _) = event { subject = bot }
            tell(event)
        case .call(let call):
            subject = calls[call]?.bot
            advance(call)
        case .fetched(let call, let report):
            subject = calls[call]?.bot
            fetched(call, report)
        case .postArrives(let post, let answerMilliseconds):
            arrive(post, answerMilliseconds: answerMilliseconds)
        case .postAgain(let post):
            worker.handle(.post(post), at: now)
            carryOut(answeringPostsAfter: nil)
        }
    }

    /// Tells the network of an event and carries out what it asks for.
    mutating func tell(_ event: Worker.Event) {
        worker.handle(event, at: now)
        carryOut(answeringPostsAfter: 0)
    }

    private mutating func arrive(_ post: Post, answerMilliseconds: Int) {
        worker.handle(.post(post), at: now)
        carryOut(answeringPostsAfter: answerMilliseconds)
    }

    /// Carries out the effects in order; a post's answer takes so long, or with nil is not given.
    private mutating func carryOut(answeringPostsAfter delay: Int?) {
        // The two arrays change places, so that neither is shared and grown anew at each step.
        var effects: [Effect] = []
        swap(&effects, &self.effects)
        worker.takeEffects(into: &effects)
        // Taken off the end, an effect moves; in a loop over the array it would be copied.
        // So it does when they change places in memory: `reverse` of the array would copy them.
        effects.withUnsafeMutableBufferPointer { $0.reverse() }
        while let effect = effects.popLast() {
            switch effect {
            case .wake(let event, let instant):
                add(.worker(event), at: instant)
            case .call(let call, let token):
                start(call, token: token)
            case .post(let post):
                send(post)
            case .answerPost(let post, let result):
                if let delay { answer(post, result, after: delay) }
            case .respond(let request, let response):
                respond(to: request, with: response)
            }
        }
        self.effects = effects
    }

    private mutating func respond(to request: RequestID, with response: Response) {
        guard request.number < exchanges.count else {
            return replies.append(Reply(request: request, response: response))
        }
        exchanges[request.number].response = response
        exchanges[request.number].answeredAt = now
        exchanges[request.number].durableLog = log.durable
    }

    private mutating func send(_ post: Post) {
        if postsOutside { return carryOutside(post) }
        let recipient = worker.bot(named: post.to.trimmed()) ?? post.from
        switch network.carry(from: post.from, to: recipient, at: now) {
        case .lost(let cause):
            answer(post, .failure(Text("the network lost the post: \(cause.rawValue)")), after: 0)
        case .delivered(let request, let response, let duplicate):
            add(
                .postArrives(post, answerMilliseconds: response),
                at: now.advanced(byMilliseconds: request)
            )
            if let duplicate { add(.postAgain(post), at: now.advanced(byMilliseconds: duplicate)) }
        }
    }

    private mutating func answer(_ post: Post, _ result: PostResult, after delay: Int) {
        let event = Bot.Event.posted(token: post.token, target: post.target, result)
        add(.worker(.bot(post.from, event)), at: now.advanced(byMilliseconds: delay))
    }
}
