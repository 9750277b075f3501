import RedeLive
import RedeModel
import RedeSim

/// The live model of a command: who is asked, what that has cost, and what it may.
struct LiveModel {
    let endpoint: ModelEndpoint
    let spending: Spending
    private let prices: PriceTable?

    /// The live model that the options name; nil when they name none.
    ///
    /// - Throws: `UsageProblem`, and what is wrong with the table of prices.
    init?(_ options: LiveOptions) throws {
        guard let endpoint = try options.endpoint() else { return nil }
        self.endpoint = endpoint
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

    /// A driver that asks with the keys of a scenario; the settings tell how long a bot waits.
    func driver(with keys: ModelKeys, _ settings: Settings) -> LiveDriver {
        LiveDriver(asking: client(with: keys, settings), fetching: WebFetcher(hiding: keys.secrets))
    }

    /// Asks with the keys of a scenario; the settings tell how long a bot waits.
    func client(with keys: ModelKeys, _ settings: Settings) -> ChatClient {
        var endpoint = endpoint
        endpoint.turnTimeoutMilliseconds = max(1, Int(settings.llmRequestTimeout.exact))
        // Its threads take no signals, as they come from one that does not.
        var client: ChatClient?
        Interruption.held { client = ChatClient(endpoint, keys: keys, spending: spending) }
        guard let client else { preconditionFailure("what is held is carried out") }
        return client
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

extension ChatClient.Unreachable: CustomStringConvertible {
    /// The server and the reason.
    package var description: String {
        "\(address): expected a server that answers, found none: \(reason)"
    }
}
