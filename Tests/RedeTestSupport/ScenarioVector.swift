package import RedeModel
package import RedeSim

/// A run observed from the public runtime: what went in and what came out.
package struct ScenarioVector: Sendable {
    package var name: String
    package var plan: RunPlan
    /// The expected answers to the stimuli.
    package var responses: [JSONValue]
    /// The expected log.
    package var events: [JSONValue]
    /// The numbers of the rules of section 16 that explain a difference of the readings.
    package var rules: [Int]

    /// Reads a case of the schema `rede-conformance/1`.
    package init(_ json: JSONValue) throws {
        name = json["name"]?.text?.string ?? "unnamed"
        responses = json["responses"]?.array ?? []
        events = json["events"]?.array ?? []
        rules = (json["rules"]?.array ?? []).compactMap { $0.double.map { Int($0) } }
        plan = RunPlan(bots: try (json["bots"]?.array ?? []).map(Self.bot))
        plan.game = Self.game(json["game"] ?? .null)
        plan.settings = Settings(
            (json["settings"]?.object?.members ?? []).map { (name: $0.key, value: $0.value.text ?? "") }
        )
        plan.reading = json["reading"]?.text == "documented" ? .documented : .observed
        plan.epoch = json["epoch"]?.text.flatMap { DateText.instant(of: $0) } ?? plan.epoch
        plan.origin = json["origin"]?.text
        let epoch = plan.epoch
        plan.stimuli = (json["stimuli"]?.array ?? []).map { Self.stimulus($0, epoch: epoch) }
        plan.network = Self.network(json["network"])
        plan.web = (json["web"]?.object?.members ?? []).map { Self.page($0.key, $0.value) }
        plan.script = Self.script(json)
        plan.modelLatency = .fixed(milliseconds: 1000)
        plan.end = json["until"]?.double.map { epoch.advanced(byMilliseconds: Int($0)) }
    }

    private static func bot(_ json: JSONValue) throws -> BotDefinition {
        let speed: Double =
            switch json["speed"] {
            case .number(let value)?: value
            case .string(let text)?: NumberText.number(of: text)
            default: 0
            }
        return BotDefinition(
            name: json["name"]?.text ?? "",
            prompt: json["prompt"]?.text ?? "",
            createdAt: json["createdAt"]?.text,
            isCoordinator: json["isCoordinator"]?.bool,
            speed: speed.isNaN ? 0 : speed,
            apiKey: json["llmApiKey"]?.text,
            fields: json.object
        )
    }

    private static func game(_ json: JSONValue) -> GameConfiguration {
        var game = GameConfiguration()
        game.isEnabled = json["enabled"]?.bool ?? false
        game.name = json["name"]?.text
        game.publicContext = json["publicContext"]?.text
        if let rules = json["runtimeRules"], let engine = rules["engine"]?.text {
            game.rules = .init(engine: engine, options: rules["options"]?.object ?? JSONObject())
        }
        if let outcome = json["outcome"], outcome.object != nil {
            game.outcome = .init(event: outcome["event"]?.text, prompt: outcome["prompt"]?.text)
        }
        return game
    }

    private static func stimulus(_ json: JSONValue, epoch: Instant) -> RunPlan.Stimulus {
        var body: [UInt8] = []
        switch json["body"] {
        case .string(let text)?: body = text.bytes
        case .object(let object)?:
            var writer = ByteWriter()
            writer.value(.object(object))
            body = writer.bytes
        default: break
        }
        let method = Request.Method(rawValue: json["method"]?.text?.string ?? "") ?? .other
        let instant = epoch.advanced(byMilliseconds: Int(json["at"]?.double ?? 0))
        return RunPlan.Stimulus(at: instant, Request(method, json["path"]?.text ?? "/", body: body))
    }

    private static func network(_ json: JSONValue?) -> NetworkConditions {
        var conditions = NetworkConditions.ideal
        conditions.latency = .fixed(milliseconds: Int(json?["requestMs"]?.double ?? 0))
        conditions.responseLatency = .fixed(milliseconds: Int(json?["responseMs"]?.double ?? 0))
        return conditions
    }

    private static func page(_ url: Text, _ json: JSONValue) -> WebPage {
        let latency = Int(json["latencyMs"]?.double ?? 0)
        if json["hang"]?.bool == true { return WebPage(url: url, answer: .hang) }
        if let error = json["error"]?.text {
            return WebPage(url: url, answer: .error(error, latencyMilliseconds: latency))
        }
        let page = WebPage.Page(
            status: Int(json["status"]?.double ?? 200),
            contentType: json["contentType"]?.text,
            text: json["text"]?.text ?? "",
            url: json["url"]?.text
        )
        return WebPage(url: url, answer: .page(page, latencyMilliseconds: latency))
    }

    private static func script(_ json: JSONValue) -> Script {
        func entries(_ list: JSONValue?) -> [Script.Entry] {
            (list?.array ?? []).map { Script.Entry(alternatives: [.init(answer: answer($0))]) }
        }
        var script = Script(whenExhausted: .empty)
        // The answer to every further call: more of them than a run can make.
        let further = json["default"].map { value in
            [Script.Entry](repeating: Script.Entry(alternatives: [.init(answer: answer(value))]), count: 2000)
        }
        for bot in json["bots"]?.array ?? [] {
            guard let name = bot["name"]?.text else { continue }
            let answers = entries(json["answers"]?[name]) + (further ?? [])
            script.bots.append(.init(bot: name, source: .entries(answers)))
            script.repair.append(.init(bot: name, source: .entries(entries(json["repair"]?[name]))))
        }
        script.judge = entries(json["judge"])
        return script
    }

    private static func answer(_ json: JSONValue) -> ScriptedAnswer {
        let steps = (json["steps"]?.array ?? []).map { step in
            ScriptedAnswer.Step(
                latency: latency(step),
                calls: (step["toolCalls"]?.array ?? []).map {
                    ToolCall(name: $0["name"]?.text ?? "", arguments: $0["args"] ?? .object(JSONObject()))
                },
                text: step["text"]?.text ?? ""
            )
        }
        let end: ScriptedAnswer.End =
            if json["hang"]?.bool == true {
                .hang
            } else if let error = json["error"]?.text {
                .error(error)
            } else {
                .text(json["text"]?.text ?? "", finishReason: json["finishReason"]?.text)
            }
        return ScriptedAnswer(steps: steps, end: end, latency: latency(json))
    }

    private static func latency(_ json: JSONValue) -> Latency {
        .fixed(milliseconds: Int(json["latencyMs"]?.double ?? 0))
    }
}
