package import RedeModel

/// What a check asks somebody else: a judge, or a command of the user's.
package struct CheckQuestion: Sendable {
    /// Who is asked, and what.
    package enum Asked: Sendable {
        /// A judge, with the lines of the run that its prompt shows.
        case judge(JudgeClaim, prompt: Text, shown: Text)
        /// A command, and what it reads.
        case command(CommandClaim, input: [UInt8])
    }

    /// What comes back.
    package enum Answer: Equatable, Sendable {
        /// What the judge said, or the command wrote.
        case text(Text)
        /// Why there is nothing, in words.
        case failure(String)

        /// What was said or written; nil when there is nothing.
        var text: Text? {
            switch self {
            case .text(let text): text
            case .failure: nil
            }
        }
    }

    /// Who is asked, and what.
    package let asked: Asked
    /// Where the check stands.
    package let location: Location

    /// The answer from what is written down: a recording first, then the claim itself.
    package func writtenAnswer(from recording: JudgeRecording? = nil) -> Answer {
        switch asked {
        case .judge(let claim, let prompt, let shown):
            if let answer = recording?.answer(to: prompt) { return .text(answer) }
            for answer in claim.answers where answer.contains.map(shown.containsInAnyCase) ?? true {
                return .text(answer.text)
            }
            let place = recording == nil ? "the check's answers" : "the recording and in the check's answers"
            return .failure("there is no answer to the prompt \(Digest(of: prompt).short)… in \(place)")
        case .command:
            return .failure("commands are not allowed here")
        }
    }
}
