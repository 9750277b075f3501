package import RedeModel

/// Takes the calls of a run down, and hands them out when they have ended.
package struct Recorder: Sendable {
    /// A call that has ended, with the texts of its prompt that a recording keeps.
    package struct Finished: Sendable {
        /// The call.
        package var call: RecordedCall
        /// The texts, each with its digest.
        package var texts: [(text: Text, digest: Digest)]
        /// What the judge read of the log, which a recording does not keep; nil for other calls.
        package var transcript: (text: Text, digest: Digest)?
    }

    private let secrets: Secrets
    /// The calls that have not ended, by their numbers; nil for those that have.
    private var open: [Finished?] = []
    private var finished: [Finished] = []

    /// A recorder that hides these secrets in what the model answers.
    package init(hiding secrets: Secrets) {
        self.secrets = secrets
    }

    /// Takes the calls that have ended since this was asked last, in the order in which they did.
    package mutating func takeFinished() -> [Finished] {
        defer { finished.removeAll(keepingCapacity: true) }
        return finished
    }

    /// Ends the calls that a run leaves open, in the order in which they began.
    package mutating func finishAll() {
        for number in open.indices { finish(number) }
    }

    /// Begins to record a call; gives its number.
    mutating func begin(_ call: RecordedCall, asked: AskedPrompt?) -> Int {
        var finished = Finished(call: call, texts: [])
        for (text, section) in zip(asked?.texts ?? [], asked?.sections ?? []) {
            if section.name == RecordedCall.transcript {
                finished.transcript = (text, section.digest)
            } else {
                finished.texts.append((text, section.digest))
            }
        }
        open.append(finished)
        return open.count - 1
    }

    /// Records the answer of a call as far as it is known; gives what the bot is to be told, which has no
    /// secrets in it.
    mutating func answered(_ answer: Answer, _ number: Int) -> Answer {
        let answer = secrets.masked(answer)
        let known = open[number]?.call.steps.count ?? 0
        open[number]?.call.steps += answer.steps[known...].map { step in
            .init(
                latencyMilliseconds: step.latencyMilliseconds,
                text: step.text,
                uses: step.calls.map { .init($0) }
            )
        }
        open[number]?.call.latencyMilliseconds = answer.latencyMilliseconds
        open[number]?.call.end = answer.end
        return answer
    }

    /// Records tokens that a call has taken, besides those of its earlier steps.
    mutating func spent(_ usage: RecordedCall.Usage, _ number: Int?) {
        guard let number else { return }
        let before = open[number]?.call.usage
        open[number]?.call.usage = .init(
            inputTokens: (before?.inputTokens ?? 0) + usage.inputTokens,
            outputTokens: (before?.outputTokens ?? 0) + usage.outputTokens
        )
    }

    /// Records the page that a fetch came to.
    mutating func fetched(_ page: WebPage.Answer, _ number: Int?, step: Int, _ place: Int) {
        guard let number else { return }
        open[number]?.call.steps[step].uses[place].call.page = page
    }

    /// Records the result of a tool, its secrets hidden.
    mutating func used(_ result: JSONValue, _ number: Int?, step: Int, _ place: Int) {
        guard let number else { return }
        open[number]?.call.steps[step].uses[place].result = secrets.masked(result)
    }

    /// Records that a call has ended.
    mutating func finish(_ number: Int) {
        guard let call = open[number] else { return }
        open[number] = nil
        finished.append(call)
    }
}

extension Secrets {
    /// The answer without secrets.
    fileprivate func masked(_ answer: Answer) -> Answer {
        var answer = answer
        for step in answer.steps.indices {
            answer.steps[step].text = masked(answer.steps[step].text)
            for call in answer.steps[step].calls.indices {
                let arguments = answer.steps[step].calls[call].arguments
                answer.steps[step].calls[call].arguments = masked(arguments)
            }
        }
        switch answer.end {
        case .text(let text, let finishReason):
            answer.end = .text(masked(text), finishReason: finishReason.map { masked($0) })
        case .error(let error):
            answer.end = .error(masked(error))
        case .hang:
            break
        }
        return answer
    }
}
