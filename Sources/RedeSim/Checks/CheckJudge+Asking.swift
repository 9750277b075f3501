import RedeModel

/// Claims that somebody else decides on.
extension CheckJudge {
    func judge(
        _ claim: JudgeClaim,
        of check: Check,
        _ ask: (CheckQuestion) -> CheckQuestion.Answer
    ) -> Finding {
        let lines = JudgePrompt.lines(of: log, in: claim.view)
        let prompt = JudgePrompt.text(for: claim, showing: lines)
        let question = CheckQuestion(
            asked: .judge(claim, prompt: prompt, shown: lines),
            location: check.location
        )
        let expected =
            switch claim.scale {
            case .labels(_, let passing): passing.map(Quoted.text).joined(separator: " or ")
            case .numbers(_, let bound): bound.description
            }
        let said = ask(question)
        var finding = finding("judge \(Quoted.text(claim.rubric))", expected, said) {
            text throws(ScorerAnswer.Failure) in
            let answer = ScorerAnswer(ofJudge: text)
            switch claim.scale {
            case .labels(let labels, let passing):
                let label = try answer.label(among: labels)
                return (answer, label.string, passing.contains(label), nil)
            case .numbers(let range, let bound):
                guard let number = try answer.score(in: range) else {
                    throw ScorerAnswer.Failure(expected: "a score", found: "none")
                }
                let score = (number - range.lowerBound) / (range.upperBound - range.lowerBound)
                return (answer, NumberText.javaScript(number), bound.contains(number), score)
            }
        }
        finding.judged = JudgedPrompt(prompt: prompt, answer: said.text)
        return finding
    }

    func command(
        _ claim: CommandClaim,
        of check: Check,
        _ ask: (CheckQuestion) -> CheckQuestion.Answer
    ) -> Finding {
        let question = CheckQuestion(
            asked: .command(claim, input: input(for: claim)),
            location: check.location
        )
        let words = claim.words.map(\.string).joined(separator: " ")
        let expected = claim.bound.map { "a score of \($0.description)" } ?? "to pass"
        return finding("command \(words)", expected, ask(question)) { text throws(ScorerAnswer.Failure) in
            let answer = try ScorerAnswer(ofCommand: text)
            let score = try answer.score(in: 0...1)
            let passed = try answer.hasPassed()
            guard let hasPassed = claim.bound.map({ bound in score.map(bound.contains) }) ?? passed else {
                let key = claim.bound == nil ? "passed" : "score"
                throw ScorerAnswer.Failure(expected: "\"\(key)\" in the answer", found: "none")
            }
            let found = score.map { "a score of \(NumberText.javaScript($0))" } ?? "\(hasPassed)"
            return (answer, found, hasPassed, score)
        }
    }

    /// The finding that an answer makes; one that does not count fails the check, and says why.
    private func finding(
        _ subject: String,
        _ expected: String,
        _ answer: CheckQuestion.Answer,
        _ read: (Text) throws(ScorerAnswer.Failure) -> (ScorerAnswer, String, Bool, Double?)
    ) -> Finding {
        var finding = Finding(subject: subject, expected: expected, found: "no answer", hasPassed: false)
        switch answer {
        case .failure(let reason):
            finding.reason = reason
        case .text(let text):
            do throws(ScorerAnswer.Failure) {
                let (answer, found, hasPassed, score) = try read(text)
                finding.found = found
                finding.hasPassed = hasPassed
                finding.score = score
                finding.reason = answer.reason
                finding.evidence = answer.evidence(in: log)
            } catch {
                finding.found = "an answer that does not count"
                finding.reason = "\(error.description) in \(Quoted.text(text))"
            }
        }
        return finding
    }

    /// What a command reads: the result as run.json has it, and what it is shown of the log.
    private func input(for claim: CommandClaim) -> [UInt8] {
        var object = run.object
        object["checks"] = nil
        switch claim.view {
        case .replies:
            object["conversation"] = .array(Conversation.lines(of: log).map { $0.json(since: run.epoch) })
        case .events: object["log"] = .array((0..<log.count).map { log[$0].json })
        }
        var writer = ByteWriter()
        writer.value(.object(object))
        writer.raw("\n")
        return writer.bytes
    }
}
