import RedeModel

/// Calls to the model on virtual time: their steps, tools and fetches.
///
/// A call that has timed out goes on: its later tool calls still take effect.
extension Simulation {
    mutating func start(_ call: ModelCall, token: Int) {
        if tracking != nil { return startTracked(call, token: token) }
        switch provider.provision(for: call, on: worker.host.board) {
        case .answer(let answer):
            begin(ActiveCall(bot: call.bot, token: token, answer: answer), at: now)
        case .outside(let outside):
            ask(call, outside, token: token)
        }
    }

    /// Starts on an answer whose latency counts from `start`.
    mutating func begin(_ active: ActiveCall, at start: Instant) {
        if freeCalls.isEmpty {
            freeCalls.append(calls.count)
            calls.append(nil)
        }
        schedule(freeCalls.removeLast(), active, from: start)
    }

    /// Asks for the call's next step, or its end, after its latency from `start` on, and keeps the call till
    /// then.
    private mutating func schedule(_ number: Int, _ call: consuming ActiveCall, from start: Instant) {
        let latency: Int
        if call.step < call.answer.steps.count {
            latency = call.answer.steps[call.step].latencyMilliseconds
        } else if case .hang = call.answer.end {
            return end(number, record: call.record)
        } else {
            latency = call.answer.latencyMilliseconds
        }
        calls[number] = consume call
        add(.call(number), at: start.advanced(byMilliseconds: latency))
    }

    /// A step of a call is due: runs its tools, or gives the answer.
    mutating func advance(_ number: Int) {
        // Taken out while it is at work, as a copy of it costs more than its step.
        guard var call = calls[number].take() else { return }
        guard call.step < call.answer.steps.count else {
            end(number, record: call.record)
            if let reply = call.replyOfEnd { tell(.bot(call.bot, .answered(token: call.token, reply))) }
            return
        }
        call.outstanding = 0
        call.results = 0
        for (place, request) in call.answer.steps[call.step].calls.enumerated() {
            let use = worker.use(request, by: call.bot)
            switch use {
            case .result, .acted: call.results += 1
            case .nothing: break
            case .fetch(let url):
                call.outstanding += 1
                let page = request.page ?? page(at: url)
                tracking?.recorder?.fetched(page, call.record, step: call.step, place)
                let (delay, report) = WebFetch.report(of: page, for: url)
                add(.fetched(call: number, report), at: now.advanced(byMilliseconds: delay))
            }
            guard call.record != nil, let result = worker.result(of: request, use, by: call.bot) else {
                continue
            }
            tracking?.recorder?.used(result, call.record, step: call.step, place)
        }
        goOn(number, call)
    }

    /// A fetch has come back, with a page or an error.
    mutating func fetched(_ number: Int, _ report: LogRecord.FetchReport) {
        guard var call = calls[number].take() else { return }
        worker.logFetch(report, by: call.bot, at: now)
        call.outstanding -= 1
        call.results += 1
        goOn(number, call)
    }

    /// Waits for the fetches of the call's step that have not come back, or goes on to its next one.
    private mutating func goOn(_ number: Int, _ running: consuming ActiveCall) {
        var call = consume running
        if call.outstanding > 0 {
            calls[number] = call
        } else if call.endsWithStep {
            end(number, record: call.record)
            tell(.bot(call.bot, .answered(token: call.token, call.replyOfStep)))
        } else {
            call.step += 1
            schedule(number, call, from: now)
        }
    }

    /// Ends a call, which was taken out before, with the number under which it is recorded.
    private mutating func end(_ number: Int, record: Int?) {
        if let record { tracking?.recorder?.finish(record) }
        freeCalls.append(number)
    }

    /// What a fetch of an address comes to, looked up among the scenario's pages.
    private func page(at url: Text) -> WebPage.Answer {
        web.first { $0.url == url }?.answer ?? WebPage.notListed
    }
}
