package import RedeModel
package import RedeSim

/// A run to which requests come while it goes on, without a clock of its own.
///
/// It is the run that its plan makes with those requests as stimuli, to the byte: requests of an instant come
/// before all else of it, and none comes once something of the instant was handled.
package struct ServedRun: Sendable {
    /// The run.
    package private(set) var simulation: Simulation
    /// The requests that came so far, with those of the plan, in their order; nil when they are not kept.
    package private(set) var stimuli: [RunPlan.Stimulus]?

    private let seed: UInt64
    private let secrets: Secrets?
    /// The requests that the plan makes by itself, the next one last.
    private var planned: [RunPlan.Stimulus]

    /// A run of a plan from a seed, nothing done yet; what a network has stored is taken up.
    ///
    /// With `secrets` the requests are kept, and made without any of these, as a recording holds them.
    package init(
        _ plan: RunPlan,
        seed: UInt64,
        tracking: CallTracking? = nil,
        keepingRequestsWithout secrets: Secrets? = nil,
        takingUp stored: StoredNetwork? = nil
    ) {
        var bare = plan
        bare.stimuli = []
        simulation = Simulation(bare, seed: seed)
        simulation.tracking = tracking
        if let stored { simulation.restore(stored) }
        planned = plan.stimuli.enumerated()
            .sorted { ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset) }
            .map(\.element).reversed()
        stimuli = secrets == nil ? nil : []
        self.secrets = secrets
        self.seed = seed
    }

    /// The instant of what happens next; nil when nothing is going to happen by itself.
    var nextInstant: Instant? {
        guard let planned = planned.last?.instant else { return simulation.nextInstant }
        return min(planned, simulation.nextInstant ?? planned)
    }

    /// What lies before an instant.
    enum Outlook {
        /// Something that can be handled now.
        case due
        /// Something that has to come from outside first.
        case blocked
        /// Nothing: all of it was handled.
        case clear
    }

    /// What lies before an instant that the clock has reached; nil means whatever there is, without a clock.
    func outlook(before end: Instant?) -> Outlook {
        guard let next = nextInstant, end.map({ next < $0 }) ?? true else {
            let isClear = end.map(simulation.landsNothing(before:)) ?? !simulation.isWaiting
            return isClear ? .clear : .blocked
        }
        if planned.last?.instant == next {
            let isReached = end != nil || !simulation.isWaiting
            return isReached && simulation.isOpen(at: next) ? .due : .blocked
        }
        return simulation.canStep(whileWaiting: end.map { _ in next }) ? .due : .blocked
    }

    /// Handles what lies before an instant, so many steps at most; gives what lies there then.
    mutating func advance(before end: Instant?, stepLimit: Int = .max) -> Outlook {
        for _ in 0..<stepLimit {
            let outlook = outlook(before: end)
            guard outlook == .due, let next = nextInstant else { return outlook }
            if let stimulus = planned.last, stimulus.instant == next {
                planned.removeLast()
                _ = receive(stimulus.request, at: next)
            } else {
                _ = simulation.step(whileWaiting: end.map { _ in next })
            }
        }
        return outlook(before: end)
    }

    /// Handles what lies before an instant, and gives up what would have to come from outside.
    mutating func finish(before end: Instant) {
        repeat { simulation.giveUpOutside() } while advance(before: end) != .clear
        simulation.giveUpOutside()
    }

    /// Has the bots live at another address, before anything has happened.
    mutating func move(to origin: Text) { simulation.move(to: origin) }

    /// Takes a request at an instant, before which all was handled; what has no right to it is put off.
    mutating func receive(_ request: Request, at instant: Instant) -> RequestID {
        let request = masked(request)
        stimuli?.append(.init(at: instant, request))
        return simulation.receive(request, at: instant)
    }

    private func masked(_ request: Request) -> Request {
        guard let secrets else { return request }
        // What is no text is read as one with signs for what it does not know, here as by the network.
        let body = Text(String(decoding: request.body, as: UTF8.self))
        return Request(request.method, secrets.masked(request.path), body: secrets.masked(body).bytes)
    }

    /// The instant of a request that comes now by a clock: the earliest that is open from there on.
    func opening(from present: Instant?) -> Instant {
        max(simulation.nextOpening, present ?? simulation.nextOpening)
    }

    /// Takes what has come from outside.
    mutating func supply(_ landing: Outside.Landing) {
        switch landing {
        case .answer(let answer, let question): simulation.supply(answer, to: question)
        case .step(let step?, let question): simulation.supply(step, to: question)
        case .step(nil, let question): simulation.abandon(question)
        case .page(let page, let request): simulation.supply(page, to: request)
        case .posted(let result, let post, let milliseconds):
            simulation.supply(result, to: post, afterMilliseconds: milliseconds)
        }
    }

    /// Takes the answers that were given since this was asked last.
    mutating func takeReplies() -> [Simulation.Reply] { simulation.takeReplies() }

    /// Takes the calls that have ended since this was asked last.
    mutating func takeFinishedCalls() -> [Recorder.Finished] {
        simulation.tracking?.recorder?.takeFinished() ?? []
    }

    /// Ends the calls that are left open when the run is.
    mutating func finishCalls() { simulation.tracking?.recorder?.finishAll() }

    /// Lets go of the log's beginning, which only a recording needs.
    mutating func forget() {
        if stimuli == nil { simulation.keepOnlyDurableLog() }
    }

    /// The run of another plan that takes up what this network has stored; what is under way is lost.
    func restarted(with plan: RunPlan, at instant: Instant) -> ServedRun {
        var plan = plan
        plan.epoch = max(instant, simulation.nextOpening)
        plan.stimuli = []
        plan.origin = simulation.worker.host.origin
        var run = ServedRun(plan, seed: seed, takingUp: simulation.stored)
        run.planned = planned
        return run
    }
}
