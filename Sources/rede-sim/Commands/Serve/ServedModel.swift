import ArgumentParser
import RedeLive
import RedeSim

/// The options that say what answers for the model of a network that is served.
struct ServedModel: ParsableArguments {
    /// What answers.
    enum Source: String, CaseIterable, ExpressibleByArgument {
        case script, recording, live
    }

    @Option(help: "What answers for the model: script, recording or live.")
    var model: Source = .script

    @Option(help: ArgumentHelp("The recording whose answers are given.", valueName: "file"))
    var recording: String?

    @Option(help: ArgumentHelp("The live model, by the name that its server has for it.", valueName: "name"))
    var liveModel: String?

    @Option(
        help: ArgumentHelp(
            "The server: the address before /chat/completions; else that of OPENAI_BASE_URL counts.",
            valueName: "url"
        )
    )
    var baseURL: String?

    @Option(help: ArgumentHelp("Whose calls are live: all, bots or judge.", valueName: "whose"))
    var liveCalls: LiveCalls?

    @Option(help: ArgumentHelp("Let calls fail after so many requests.", valueName: "number"))
    var maxCalls: Int?

    @Option(help: ArgumentHelp("Let calls fail after so many tokens.", valueName: "number"))
    var maxTokens: Int?

    @Option(help: ArgumentHelp("How freely the model answers, 0 to 2.", valueName: "number"))
    var temperature: Double?

    @Option(help: ArgumentHelp("The most tokens of one answer.", valueName: "number"))
    var answerTokens: Int?

    @Option(help: ArgumentHelp("Send a header with each request; may be repeated.", valueName: "name:value"))
    var header: [String] = []

    @Option(help: ArgumentHelp("Send requests through this proxy.", valueName: "host:port"))
    var proxy: String?

    func validate() throws {
        if (model == .recording) != (recording != nil) {
            throw ValidationError("--model recording: expected to be together with --recording FILE")
        }
        if model == .live, liveModel == nil {
            throw ValidationError("--model live: expected --live-model NAME beside it, found none")
        }
        if model != .live, let option = liveModel == nil ? liveArguments.first : "--live-model" {
            throw ValidationError("\(option): expected --model live beside it, found none")
        }
        _ = try live()
    }

    /// The live model as the other commands are told of one; nil for none.
    ///
    /// - Throws: `ValidationError` for what these refuse.
    func live() throws -> LiveOptions? {
        guard model == .live else { return nil }
        return try LiveOptions.parse(["--live"] + liveArguments)
    }

    private var liveArguments: [String] {
        let options: [(String, String?)] = [
            ("--model", liveModel), ("--base-url", baseURL), ("--live-calls", liveCalls?.rawValue),
            ("--max-calls", maxCalls.map { "\($0)" }), ("--max-tokens", maxTokens.map { "\($0)" }),
            ("--temperature", temperature.map { "\($0)" }),
            ("--answer-tokens", answerTokens.map { "\($0)" }), ("--proxy", proxy),
        ]
        return (options + header.map { ("--header", $0) })
            .flatMap { name, value in value.map { [name, $0] } ?? [] }
    }
}
