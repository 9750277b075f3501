import RedeLive
import RedeModel
import RedeSim

/// The live model of a command: who is asked, what that has cost, and what it may.
struct LiveModel {
    let endpoint: ModelEndpoint
    let spending: Spending
    private let prices: PriceTable?
    private let slots: CallSlots?
    private let asksFirst: Bool

    /// The live model that the options name; nil when they name none.
    ///
    /// `usual` is how many calls may be under way if nothing is said; nil for any number.
    ///
    /// - Throws: `UsageProblem`, and what is wrong with the table of prices.
    init?(_ options: LiveOptions, concurrency usual: Int? = nil) throws {
        guard let endpoint = try options.endpoint() else { return nil }
        self.endpoint = endpoint
        slots = (options.maxConcurrency ?? usual).map { CallSlots($0) }
        asksFirst = !options.yes
        spending = Spending(upTo: .init(calls: options.maxCalls, tokens: options.maxTokens))
        prices = try options.prices.map(PriceTable.load)
        if let prices, prices.price(of: endpoint.model) == nil {
            throw UsageProblem(
                place: "--prices",
                expected: "a price of \(Quoted.text(endpoint.model))",
                found: "a table without it"
            )
        }
    }

    /// A driver that asks with the keys of a scenario and ends when the server is gone; the settings tell how
    /// long a bot waits.
    func driver(with keys: ModelKeys, _ settings: Settings) -> LiveDriver {
        LiveDriver(
            asking: client(with: keys, settings, endsWhenGone: true),
            fetching: WebFetcher(hiding: keys.secrets),
            within: slots
        )
    }

    /// Asks with the keys of a scenario; the settings tell how long a bot waits.
    func client(
        with keys: ModelKeys,
        _ settings: Settings,
        endsWhenGone: Bool = false
    ) -> ChatClient {
        var endpoint = endpoint
        endpoint.endsWhenGone = endsWhenGone
        endpoint.turnTimeoutMilliseconds = max(1, Int(settings.llmRequestTimeout.exact))
        // Its threads take no signals, as they come from one that does not.
        var client: ChatClient?
        Interruption.held { client = ChatClient(endpoint, keys: keys, spending: spending) }
        guard let client else { preconditionFailure("what is held is carried out") }
        return client
    }

    /// Asks whether the model may be asked, where somebody can answer and has not said yes before.
    ///
    /// - Throws: `ExitCode` of an interruption when it may not.
    func confirm(_ estimate: @autoclosure () throws -> CallEstimate) throws {
        guard asksFirst, Confirmation.isPossible else { return }
        let estimate = try estimate()
        var words =
            "This asks \(endpoint.model.string) at \(endpoint.baseURL.string): \(estimate.source) "
            + "it would be \(counted(estimate.calls, "call")) and about \(estimate.tokens) tokens of prompts"
        if let price = prices?.price(of: endpoint.model) {
            let cost = price.cost(inputTokens: estimate.tokens, outputTokens: 0)
            words += ", which cost \(LiveModel.rounded(cost)) without the answers"
        }
        if let calls = spending.limit.calls { words += "; at most \(counted(calls, "request"))" }
        guard Confirmation.answer(to: words + ".\nGo on?") == true else {
            throw ExitStatus.interrupted.code
        }
    }

    /// What is known of what recorded calls took, and cost.
    func spending(of calls: [RecordedCall]) -> MetricSources {
        MetricSources(usage: MetricSources.usage(of: calls), prices: prices, model: endpoint.model)
    }

    /// What has been spent, in words, such as `19 requests`, `12034 + 1200 tokens`, `cost 0.0421`.
    var words: [String] {
        let total = spending.total
        var words = [
            counted(total.calls, "request"),
            "\(total.usage.inputTokens) + \(total.usage.outputTokens) tokens",
        ]
        if let price = prices?.price(of: endpoint.model) {
            let cost = price.cost(
                inputTokens: total.usage.inputTokens,
                outputTokens: total.usage.outputTokens
            )
            words.append("cost \(LiveModel.rounded(cost))")
        }
        return words
    }

    /// A number with four decimals.
    private static func rounded(_ cost: Double) -> String {
        let parts = Int((cost * 10_000).rounded())
        let decimals = String(parts % 10_000)
        return "\(parts / 10_000)." + String(repeating: "0", count: 4 - decimals.count) + decimals
    }
}

extension LiveDriver {
    /// Plays a simulation while this thread waits; `engines` answer what is not a model's.
    ///
    /// - Throws: what the model's client throws, `UnusableEngine`, and what `advance` throws.
    func play(
        _ simulation: inout Simulation,
        until end: Instant?,
        engines: OutsideAnswers,
        advance: @escaping (inout Simulation, Instant) throws -> Simulation.Stop
    ) throws -> Simulation.Stop {
        // One task has all of this until this thread goes on.
        nonisolated(unsafe) let (engines, advance) = (engines, advance)
        nonisolated(unsafe) var world = simulation
        defer { simulation = world }
        return try Waiting.on {
            try await play(
                &world,
                until: end,
                engine: { try engines.answer(to: $0) },
                advance: advance
            )
        }
    }
}

extension Spending.Exhausted: CustomStringConvertible {
    /// The option whose bound was met.
    package var description: String {
        "--max-\(unit): expected at most \(limit) \(unit), found more to ask\n"
            + "  note: calls that were recorded are kept; --resume goes on with them"
    }
}

extension ChatClient.Refused: CustomStringConvertible {
    /// The server and its words.
    package var description: String {
        "\(address): expected an answer of the model, found \(words.string)\n"
            + "  note: the key is that of OPENAI_API_KEY or the bot's own, the model that of --model"
    }
}

extension ChatClient.Unreachable: CustomStringConvertible {
    /// The server and the reason.
    package var description: String {
        "\(address): expected a server that answers, found none: \(reason)"
    }
}
