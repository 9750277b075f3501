import ArgumentParser
import Foundation
import RedeLive
import RedeModel
import RedeSim

/// Which model is asked in place of a script, where, how, and how much it may cost.
struct LiveOptions: ParsableArguments {
    @Flag(help: "Ask a live model in place of the scripts; it costs what its server charges.")
    var live = false

    @Option(help: ArgumentHelp("The live model, by the name that its server has for it.", valueName: "name"))
    var model: String?

    @Option(
        help: ArgumentHelp(
            "The server: the address before /chat/completions; else that of OPENAI_BASE_URL counts.",
            valueName: "url"
        )
    )
    var baseURL: String?

    @Option(help: ArgumentHelp("Whose calls are live: all, bots or judge.", valueName: "whose"))
    var liveCalls: LiveCalls = .all

    @Option(help: ArgumentHelp("Stop before more requests than this.", valueName: "number"))
    var maxCalls: Int?

    @Option(help: ArgumentHelp("Ask nothing more after this many tokens.", valueName: "number"))
    var maxTokens: Int?

    @Option(help: ArgumentHelp("Keep no more requests under way at once than this.", valueName: "number"))
    var maxConcurrency: Int?

    @Option(help: ArgumentHelp("How freely the model answers, 0 to 2.", valueName: "number"))
    var temperature: Double?

    @Option(help: ArgumentHelp("The most tokens of one answer.", valueName: "number"))
    var answerTokens: Int?

    @Option(help: ArgumentHelp("The seed that the server is given.", valueName: "number"))
    var modelSeed: Int?

    @Flag(help: "Ask for answers as JSON objects, where the server can.")
    var jsonAnswers = false

    @Option(help: ArgumentHelp("Send a header with each request; may be repeated.", valueName: "name:value"))
    var header: [String] = []

    @Option(help: ArgumentHelp("Send requests through this proxy.", valueName: "host:port"))
    var proxy: String?

    @Option(help: ArgumentHelp("Tell what tokens cost by this table of prices.", valueName: "file"))
    var prices: String?

    @Flag(help: "Do not ask before the model is asked.")
    var yes = false

    func validate() throws {
        guard !live else {
            if model == nil { throw ValidationError("--live: expected --model NAME beside it, found none") }
            if liveCalls == .none { throw ValidationError("--live-calls: expected all, bots or judge") }
            for (option, number) in [
                ("--max-calls", maxCalls), ("--max-tokens", maxTokens), ("--max-concurrency", maxConcurrency),
                ("--answer-tokens", answerTokens),
            ] {
                guard let number, number < 1 else { continue }
                throw ValidationError("\(option): expected at least 1, found \(number)")
            }
            return
        }
        let given: [(String, Bool)] = [
            ("--model", model != nil), ("--base-url", baseURL != nil), ("--live-calls", liveCalls != .all),
            ("--max-calls", maxCalls != nil), ("--max-tokens", maxTokens != nil),
            ("--max-concurrency", maxConcurrency != nil),
            ("--temperature", temperature != nil), ("--answer-tokens", answerTokens != nil),
            ("--model-seed", modelSeed != nil), ("--json-answers", jsonAnswers),
            ("--header", !header.isEmpty),
            ("--proxy", proxy != nil), ("--yes", yes),
        ]
        if let first = given.first(where: \.1) {
            throw ValidationError("\(first.0): expected --live beside it, found none")
        }
    }

    /// The calls that are live.
    var calls: LiveCalls { live ? liveCalls : .none }

    /// What tokens cost of a run whose calls the script answers.
    ///
    /// - Throws: what is wrong with the table of prices.
    func spending() throws -> MetricSources {
        MetricSources(prices: try prices.map(PriceTable.load))
    }

    /// What a recording names as its model.
    var recordedModel: Text { Text(live ? model ?? "" : "scripted") }

    /// The plan with its calls live.
    func applied(to plan: RunPlan) -> RunPlan {
        guard live else { return plan }
        var plan = plan
        plan.live = calls
        plan.fetchesPages = calls.includes(.turn)
        return plan
    }

    /// What is asked; nil when nothing is.
    ///
    /// - Throws: `UsageProblem`.
    func endpoint() throws(UsageProblem) -> ModelEndpoint? {
        guard live, let model else { return nil }
        let variable = ProcessInfo.processInfo.environment["OPENAI_BASE_URL"].map { Text($0) }
        let fallback = variable.flatMap { $0.isBlank ? nil : $0 } ?? ModelEndpoint.defaultBaseURL
        let address = baseURL.map { Text($0) } ?? fallback
        guard var endpoint = ModelEndpoint(baseURL: address, model: Text(model)) else {
            throw UsageProblem(
                place: baseURL == nil ? "OPENAI_BASE_URL" : "--base-url",
                expected: "an address such as http://localhost:8000/v1",
                found: Quoted.text(address)
            )
        }
        endpoint.headers = try header.map { (text) throws(UsageProblem) in try LiveOptions.header(text) }
        endpoint.temperature = temperature
        endpoint.maximumTokens = answerTokens
        endpoint.seed = modelSeed
        endpoint.asksForJSON = jsonAnswers
        if let proxy { endpoint.proxy = try LiveOptions.proxy(proxy) }
        return endpoint
    }

    private static func header(_ text: String) throws(UsageProblem) -> ModelEndpoint.Header {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw UsageProblem(place: "--header", expected: "NAME:VALUE", found: "another text")
        }
        return .init(name: String(parts[0]), value: Text(String(parts[1])).trimmed().string)
    }

    private static func proxy(_ text: String) throws(UsageProblem) -> ModelEndpoint.Proxy {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let port = UInt16(parts[1]) else {
            throw UsageProblem(
                place: "--proxy",
                expected: "HOST:PORT, such as localhost:3128",
                found: Quoted.text(Text(text))
            )
        }
        return .init(host: String(parts[0]), port: Int(port))
    }
}

extension LiveCalls: ExpressibleByArgument {
    /// What an option offers: all but none.
    package static var allValueStrings: [String] {
        allCases.filter { $0 != .none }.map(\.rawValue)
    }
}
