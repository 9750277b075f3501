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
        let number: Int
        if let free = freeCalls.popLast() {
            number = free
            calls[number] = active
        } else {
            number = calls.count
            calls.append(active)
        }
        schedule(number, active, from: start)
    }

    /// Asks for the call's next step, or its end, after its latency from `start` on.
    private mutating func schedule(_ number: Int, _ call: ActiveCall, from start: Instant) {
        if call.step < call.answer.steps.count {
            let latency = call.answer.steps[call.step].latencyMilliseconds
            add(.call(number), at: start.advanced(byMilliseconds: latency))
        } else if call.answer.end != .hang {
            add(.call(number), at: start.advanced(byMilliseconds: call.answer.latencyMilliseconds))
        } else {
            end(number)
        }
    }

    /// A step of a call is due: runs its tools, or gives the answer.
    mutating func advance(_ number: Int) {
        guard var call = calls[number] else { return }
        guard call.step < call.answer.steps.count else {
            end(number)
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
        calls[number] = call
        if call.outstanding == 0 { finishStep(number, call) }
    }

    /// A fetch has come back, with a page or an error.
    mutating func fetched(_ number: Int, _ report: LogRecord.FetchReport) {
        guard var call = calls[number] else { return }
        worker.logFetch(report, by: call.bot, at: now)
        call.outstanding -= 1
        call.results += 1
        calls[number] = call
        if call.outstanding == 0 { finishStep(number, call) }
    }

    private mutating func finishStep(_ number: Int, _ call: ActiveCall) {
        var call = call
        if call.endsWithStep {
            end(number)
            tell(.bot(call.bot, .answered(token: call.token, call.replyOfStep)))
            return
        }
        call.step += 1
        calls[number] = call
        schedule(number, call, from: now)
    }

    private mutating func end(_ number: Int) {
        if let record = calls[number]?.record { tracking?.recorder?.finish(record) }
        calls[number] = nil
        freeCalls.append(number)
    }

    /// What a fetch of an address comes to, looked up among the scenario's pages.
    private func page(at url: Text) -> WebPage.Answer {
        web.first { $0.url == url }?.answer ?? WebPage.notListed
    }
}
