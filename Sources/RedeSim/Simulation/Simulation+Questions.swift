import RedeModel

/// Calls that are answered from outside: each is a question, and the clock stands while one is open.
extension Simulation {
    /// Puts a call to who is outside.
    mutating func ask(_ call: ModelCall, _ outside: Provision.Outside, token: Int) {
        questions.append(
            Question(
                number: questionCount,
                call: call,
                outside: outside,
                askedAt: now,
                prompt: worker.prompt(for: call),
                view: call.kind == .judge ? nil : worker.view(for: call.bot),
                chess: worker.host.board.chess,
                token: token
            )
        )
        questionCount += 1
    }

    /// Gives the answer to an open question; its latency counts from when the question was asked.
    ///
    /// The order in which questions of one instant are answered decides, like that of insertion, which of two
    /// answers of one instant is handled first.
    package mutating func supply(_ answer: Answer, to question: Question) {
        guard let place = questions.firstIndex(where: { $0.number == question.number }) else {
            preconditionFailure("an answer is supplied to a question that is open, once")
        }
        let question = questions.remove(at: place)
        let answer = provider.received(answer, to: question.call, flaw: question.outside.flaw)
        begin(
            ActiveCall(bot: question.call.bot, token: question.token, answer: answer),
            at: question.askedAt
        )
    }
}
