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

    /// Starts on an answer, or goes on with it: the latency of its step counts from `start`, and what lands
    /// then has the place that was kept for it, if one was.
    mutating func begin(
        _ active: ActiveCall,
        at start: Instant,
        in place: Calendar<Entry>.Place? = nil
    ) {
        if freeCalls.isEmpty {
            freeCalls.append(calls.count)
            calls.append(nil)
        }
        schedule(freeCalls.removeLast(), active, from: start, in: place)
    }

    /// Asks for the call's next step, or its end, after its latency from `start` on, and keeps the call till
    /// then.
    private mutating func schedule(
        _ number: Int,
        _ call: consuming ActiveCall,
        from start: Instant,
        in place: Calendar<Entry>.Place? = nil
    ) {
        let latency: Int
        if call.step < call.answer.steps.count {
            latency = call.answer.steps[call.step].latencyMilliseconds
        } else if case .hang = call.answer.end {
            // One that comes from outside had its place kept before it was known to hang.
            if place == nil { _ = keepPlace() }
            return end(number, record: call.record)
        } else {
            latency = call.answer.latencyMilliseconds
        }
        calls[number] = consume call
        let instant = start.advanced(byMilliseconds: latency)
        if let place {
            add(.call(number), at: instant, in: place)
        } else {
            add(.call(number), at: instant)
        }
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
        var told: [RecordedCall.ToolUse] = []
        for (place, request) in call.answer.steps[call.step].calls.enumerated() {
            let use = worker.use(request, by: call.bot)
            var used = RecordedCall.ToolUse(request)
            switch use {
            case .result, .acted: call.results += 1
            case .nothing: break
            case .fetch(let url):
                call.outstanding += 1
                used.call.page = request.page ?? page(at: url)
                fetch(url, used.call.page, call, number, place)
            }
            guard call.isTold else { continue }
            used.result = worker.result(of: request, use, by: call.bot)
            if let result = used.result {
                tracking?.recorder?.used(result, call.record, step: call.step, place)
            }
            told.append(used)
        }
        call.keep(told)
        goOn(number, call)
    }

    /// Fetches a page for the running step of a call: one that is known takes its time, another comes from
    /// outside.
    private mutating func fetch(
        _ url: Text,
        _ page: WebPage.Answer?,
        _ call: borrowing ActiveCall,
        _ number: Int,
        _ use: Int
    ) {
        guard let page else { return request(url, call: number, step: call.step, use: use) }
        tracking?.recorder?.fetched(page, call.record, step: call.step, use)
        let (delay, report) = WebFetch.report(of: page, for: url)
        add(.fetched(call: number, report), at: now.advanced(byMilliseconds: delay))
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
            guard case .dialogue(let dialogue) = call.source, call.step == call.answer.steps.count else {
                return schedule(number, call, from: now)
            }
            freeCalls.append(number)
            ask(call, dialogue)
        }
    }

    /// Ends a call, which was taken out before, with the number under which it is recorded.
    private mutating func end(_ number: Int, record: Int?) {
        if let record { tracking?.recorder?.finish(record) }
        freeCalls.append(number)
    }

    /// What a fetch of an address comes to, looked up among the scenario's pages; nil when it is to be
    /// fetched from outside.
    private func page(at url: Text) -> WebPage.Answer? {
        web.first { $0.url == url }?.answer ?? (fetchesPages ? nil : WebPage.notListed)
    }
}
