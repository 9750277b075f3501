package import RedeModel

/// What a call asked the model: the texts of its prompt's sections, and their digests.
package struct AskedPrompt: Equatable, Sendable {
    /// The texts, each with its name and digest kept beside it.
    package var texts: [Text]
    /// The names and digests, in the same order.
    package var sections: [RecordedCall.Prompt.Section]

    /// The digest of all texts, one behind the other.
    package var digest: Digest { Digest(of: texts.flatMap(\.bytes)) }
}

/// Digests of what is asked; a section that stayed as it was is not digested again.
struct PromptDigests: Sendable {
    private static let names = PromptSection.inOrder.map { Text($0.rawValue) }

    /// What each bot's section had last: bot after bot, each in the order of the prompt.
    private var last: [(text: Text, digest: Digest)?] = []

    /// The prompt that a bot is given.
    mutating func asked(_ prompt: Prompt, of bot: BotID) -> AskedPrompt {
        let first = bot.index * PromptSection.inOrder.count
        let missing = first + PromptSection.inOrder.count - last.count
        if missing > 0 { last += Array(repeating: nil, count: missing) }
        var asked = AskedPrompt(texts: [], sections: [])
        asked.texts.reserveCapacity(prompt.sections.count)
        asked.sections.reserveCapacity(prompt.sections.count)
        var place = 0
        for (section, text) in prompt.sections {
            while PromptSection.inOrder[place] != section { place += 1 }
            let digest: Digest
            if let known = last[first + place], known.text == text {
                digest = known.digest
            } else {
                digest = Digest(of: text)
                last[first + place] = (text, digest)
            }
            asked.texts.append(text)
            asked.sections.append(.init(name: PromptDigests.names[place], digest: digest))
        }
        return asked
    }

    /// What the judge is given: the game's question, and the log as it stands.
    func asked(question: Text, transcript: Text) -> AskedPrompt {
        AskedPrompt(
            texts: [question, transcript],
            sections: [
                .init(name: "question", digest: Digest(of: question)),
                .init(name: RecordedCall.transcript, digest: Digest(of: transcript)),
            ]
        )
    }
}
