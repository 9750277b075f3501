import RedeModel

/// Calls to the model on virtual time: their steps, tools and fetches.
///
/// A call that has timed out goes on: its later tool calls still take effect.
extension Simulation {
    mutating func start(_ call: ModelCall, token: Int) {
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
        for request in call.answer.steps[call.step].calls {
            switch worker.use(request, by: call.bot) {
            case .result: call.results += 1
            case .nothing: break
            case .fetch(let url):
                call.outstanding += 1
                fetch(url, for: number)
            }
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
        calls[number] = nil
        freeCalls.append(number)
    }

    /// Looks a page up among the canned ones.
    private mutating func fetch(_ url: Text, for number: Int) {
        let page = web.first { $0.url == url }?.answer ?? WebPage.notListed
        let (delay, report) = WebFetch.report(of: page, for: url)
        add(.fetched(call: number, report), at: now.advanced(byMilliseconds: delay))
    }
}
