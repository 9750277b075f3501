package import RedeModel

/// What comes from outside: answers to questions, and pages.
///
/// What is asked keeps its place in the calendar at once, so that what comes later, or is known beforehand in
/// a replay, is handled in the same order.
extension Simulation {
    /// Puts a call to who is outside.
    mutating func ask(_ call: ModelCall, _ outside: Provision.Outside, token: Int, record: Int? = nil) {
        let active = ActiveCall(
            bot: call.bot,
            token: token,
            answer: Answer(latencyMilliseconds: 0, end: .hang),
            record: record
        )
        let isJudged = call.kind == .judge && outside.answerer == .model
        let dialogue = ActiveCall.Dialogue(
            call: call,
            outside: outside,
            prompt: worker.prompt(for: call),
            judged: isJudged
                ? .init(prompt: worker.host.game.outcome?.prompt ?? Text(), transcript: log.transcript) : nil
        )
        ask(active, dialogue)
    }

    /// Asks for the next step of a call, or for its end.
    mutating func ask(_ active: consuming ActiveCall, _ dialogue: ActiveCall.Dialogue) {
        if dialogue.outside.answerer == .model { active.source = .dialogue(dialogue) }
        let call = dialogue.call
        questions.append(
            Question(
                number: askedCount,
                call: call,
                outside: dialogue.outside,
                askedAt: now,
                prompt: dialogue.prompt,
                judged: dialogue.judged,
                steps: dialogue.steps,
                mustAct: call.kind == .turn && worker.host.hasRules && dialogue.steps.isEmpty,
                view: call.kind == .judge ? nil : worker.view(for: call.bot),
                chess: worker.host.board.chess,
                active: active,
                place: keepPlace()
            )
        )
        askedCount += 1
    }

    /// Gives the whole answer to an open question; its latency counts from when the question was asked.
    package mutating func supply(_ answer: Answer, to question: Question) {
        close(question)
        var active = question.active
        let flawed = provider.received(answer, to: question.call, flaw: question.outside.flaw)
        active.answer = recorded(flawed, active.record)
        begin(active, at: question.askedAt, in: question.place)
    }

    /// Gives what a live model says to an open question.
    ///
    /// It lands when its latency is over, or, where the clock has gone past that, a millisecond from now.
    package mutating func supply(_ step: ModelStep, to question: Question) {
        close(question)
        var active = question.active
        let latency = landing(afterMilliseconds: step.latencyMilliseconds, from: question.askedAt)
        switch step.content {
        case .tools(let calls, let text):
            active.answer.steps.append(.init(latencyMilliseconds: latency, calls: calls, text: text))
            // The last step that there may be is the end, too.
            if active.endsWithStep { active.answer.end = .text(text, finishReason: ActiveCall.toolCalls) }
        case .end(let end):
            active.answer.latencyMilliseconds = latency
            active.answer.end = end
            active.answer = provider.received(active.answer, to: question.call, flaw: question.outside.flaw)
        }
        active.answer = recorded(active.answer, active.record)
        if let usage = step.usage { tracking?.recorder?.spent(usage, active.record) }
        begin(active, at: question.askedAt, in: question.place)
    }

    /// Gives up an open question: its call never ends.
    package mutating func abandon(_ question: Question) {
        close(question)
        if let record = question.active.record { tracking?.recorder?.finish(record) }
    }

    /// Gives the page that was asked for; its latency counts from then, and lands as an answer's does, but
    /// not after the time that a fetch may take.
    package mutating func supply(_ page: WebPage.Answer, to request: PageRequest) {
        guard let place = pageRequests.firstIndex(where: { $0.number == request.number }) else {
            preconditionFailure("a page is supplied to a request that is open, once")
        }
        pageRequests.remove(at: place)
        var page = page
        switch page {
        case .page(let found, let latency):
            page = .page(found, latencyMilliseconds: landing(afterMilliseconds: latency, of: request))
        case .error(let error, let latency):
            page = .error(error, latencyMilliseconds: landing(afterMilliseconds: latency, of: request))
        case .hang:
            break
        }
        tracking?.recorder?.fetched(page, calls[request.call]?.record, step: request.step, request.use)
        calls[request.call]?.keep(page, of: request.use)
        let (delay, report) = WebFetch.report(of: page, for: request.url)
        let instant = request.askedAt.advanced(byMilliseconds: delay)
        add(.fetched(call: request.call, report), at: instant, in: request.place)
    }

    /// Asks for a page.
    mutating func request(_ url: Text, call: Int, step: Int, use: Int) {
        let request = PageRequest(
            number: askedCount,
            url: url,
            askedAt: now,
            call: call,
            step: step,
            use: use,
            place: keepPlace()
        )
        pageRequests.append(request)
        askedCount += 1
    }

    /// Has a post carried outside.
    mutating func carryOutside(_ post: Post) {
        let place = keepPlace()
        outsidePosts.append(OutsidePost(number: askedCount, sentAt: now, post: post, place: place))
        askedCount += 1
    }

    /// Gives what a post outside came to; it lands as an answer does.
    package mutating func supply(_ result: PostResult, to sent: OutsidePost, afterMilliseconds latency: Int) {
        guard let place = outsidePosts.firstIndex(where: { $0.number == sent.number }) else {
            preconditionFailure("a result is supplied to a post that is under way, once")
        }
        outsidePosts.remove(at: place)
        let event = Bot.Event.posted(token: sent.post.token, target: sent.post.target, result)
        let instant = sent.sentAt.advanced(
            byMilliseconds: landing(afterMilliseconds: latency, from: sent.sentAt)
        )
        add(.worker(.bot(sent.post.from, event)), at: instant, in: sent.place)
    }

    /// Gives up all that has not come from outside: it never comes, as far as the run goes.
    package mutating func giveUpOutside() {
        for question in questions { abandon(question) }
        for request in pageRequests { supply(.hang, to: request) }
        outsidePosts = []
    }

    /// Whether nothing that is open outside has to land before an instant.
    package func landsNothing(before instant: Instant) -> Bool {
        questions.allSatisfy { $0.deadline.map { $0 >= instant } ?? true }
            && pageRequests.allSatisfy { $0.deadline >= instant }
    }

    /// Whether somebody outside takes the time that it takes, so that time may go no faster than theirs.
    package var waitsInRealTime: Bool {
        !pageRequests.isEmpty || !outsidePosts.isEmpty || questions.contains { $0.deadline == nil }
    }

    /// Whether every open question and page that has a deadline lands behind the next entry.
    func keepsDeadlines() -> Bool {
        for place in questions.indices {
            guard let deadline = questions[place].deadline else { continue }
            guard hasEntry(before: questions[place].place, at: deadline) else { return false }
        }
        return pageRequests.allSatisfy { hasEntry(before: $0.place, at: $0.deadline) }
    }

    private mutating func close(_ question: Question) {
        guard let place = questions.firstIndex(where: { $0.number == question.number }) else {
            preconditionFailure("an answer is supplied to a question that is open, once")
        }
        questions.remove(at: place)
    }

    /// The milliseconds from `start` after which something lands: behind all that has been handled.
    private func landing(afterMilliseconds latency: Int, from start: Instant) -> Int {
        max(latency, now.milliseconds + 1 - start.milliseconds)
    }

    private func landing(afterMilliseconds latency: Int, of request: PageRequest) -> Int {
        min(landing(afterMilliseconds: latency, from: request.askedAt), WebFetch.timeoutMilliseconds)
    }
}
