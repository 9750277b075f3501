import RedeModel

/// What the calls of a run took: prompts, tokens, money.
package struct SpendingTally {
    /// So many characters are taken for a token where nobody counted.
    package static let charactersPerToken = 4

    /// The tokens of one model.
    private struct Model {
        var name: Text
        var input = 0
        var output = 0
    }

    /// How many prompts there were.
    private var prompts = 0
    private var promptCharacters = 0
    private var longestPrompt = 0
    /// The length of each bot's last prompt.
    private var lastPrompts: [Int]
    /// How many calls each bot has made.
    private var calls: [Int]
    private var answers = 0
    private var models: [Model] = []

    init(bots: Int) {
        lastPrompts = [Int](repeating: 0, count: bots)
        calls = [Int](repeating: 0, count: bots)
    }

    /// One bot more.
    mutating func join() {
        lastPrompts.append(0)
        calls.append(0)
    }

    mutating func asks(_ bot: Int, _ request: LogRecord.ModelRequest) {
        prompts += 1
        promptCharacters += request.promptCharacters
        longestPrompt = max(longestPrompt, request.promptCharacters)
        lastPrompts[bot] = request.promptCharacters
        calls[bot] += 1
    }

    /// A call is answered; `usage` is what was recorded of the bot's calls.
    mutating func answers(
        _ bot: Int,
        _ response: LogRecord.ModelResponse,
        usage: [RecordedCall.Usage?]
    ) {
        answers += 1
        let place = models.firstIndex { $0.name == response.model } ?? models.count
        if place == models.count { models.append(Model(name: response.model)) }
        let number = calls[bot] - 1
        if usage.indices.contains(number), let counted = usage[number] {
            models[place].input += counted.inputTokens
            models[place].output += counted.outputTokens
        } else {
            // Each step with tools sends the prompt again.
            let input = SpendingTally.tokens(of: lastPrompts[bot]) * max(response.steps, 1)
            models[place].input += input
            models[place].output += SpendingTally.tokens(of: response.textCharacters)
        }
    }

    /// About how many tokens so many characters are.
    package static func tokens(of characters: Int) -> Int {
        (characters + charactersPerToken - 1) / charactersPerToken
    }

    /// The mean length of the prompts; nil without any.
    var meanPrompt: Double? { prompts > 0 ? Double(promptCharacters) / Double(prompts) : nil }

    /// The length of the longest prompt; nil without any.
    var maximumPrompt: Double? { prompts > 0 ? Double(longestPrompt) : nil }

    /// The tokens of all prompts; nil when no call was answered.
    var inputTokens: Double? { answers > 0 ? Double(models.reduce(0) { $0 + $1.input }) : nil }

    /// The tokens of all answers; nil when no call was answered.
    var outputTokens: Double? { answers > 0 ? Double(models.reduce(0) { $0 + $1.output }) : nil }

    /// What the tokens cost; nil when a model has no price, and when no call was answered.
    ///
    /// `name` is the model that answered; nil when the log's names count.
    func cost(by prices: PriceTable?, of name: Text?) -> Double? {
        guard let prices, answers > 0 else { return nil }
        var sum = 0.0
        for model in models {
            guard let price = prices.price(of: name ?? model.name) else { return nil }
            sum += price.cost(inputTokens: model.input, outputTokens: model.output)
        }
        return sum
    }
}
