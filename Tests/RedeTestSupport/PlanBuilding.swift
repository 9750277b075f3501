package import RedeModel
package import RedeSim

/// Short forms for plans, so that a test shows only what matters.
extension RunPlan {
    /// A plan for bots of these names, with a key, without announcements, a second for each call, answers
    /// that are empty when the script has none.
    package static func sample(
        _ names: Text...,
        reading: Reading = .documented,
        settings: KeyValuePairs<SettingName, Text> = [:]
    ) -> RunPlan {
        var plan = RunPlan(bots: names.map { BotDefinition(name: $0, prompt: "You are a bot.") })
        var entries: [(name: Text, value: Text)] = [
            (Text(SettingName.openAIAPIKey.rawValue), "key"),
            (Text(SettingName.disableAutoAnnounce.rawValue), "on"),
        ]
        entries += settings.map { (Text($0.key.rawValue), $0.value) }
        plan.settings = Settings(entries)
        plan.reading = reading
        plan.script.whenExhausted = .empty
        plan.modelLatency = .fixed(milliseconds: 1000)
        return plan
    }

    /// Adds a request so many milliseconds after the epoch.
    package mutating func at(_ milliseconds: Int, _ method: Request.Method, _ path: Text, body: Text = "") {
        let instant = epoch.advanced(byMilliseconds: milliseconds)
        stimuli.append(Stimulus(at: instant, Request(method, path, body: body.bytes)))
    }

    /// Adds a message that is handed to the message route so many milliseconds after the epoch.
    package mutating func message(
        _ content: Text,
        from sender: Text,
        to recipient: Text,
        at milliseconds: Int
    ) {
        var body = JSONObject()
        body["to"] = .string(recipient)
        body["content"] = .string(content)
        var writer = ByteWriter()
        writer.value(.object(body))
        let path = Text("/bots/\(PercentCoding.encoded(sender).string)/message")
        at(milliseconds, .post, path, body: Text(owning: writer.bytes))
    }

    /// Adds answers to a bot's script, in order.
    package mutating func answers(of bot: Text, _ answers: ScriptedAnswer...) {
        let entries = answers.map { Script.Entry(alternatives: [.init(answer: $0)]) }
        script.bots.append(.init(bot: bot, source: .entries(entries)))
    }
}

extension ScriptedAnswer {
    /// A text after so many milliseconds; nil means the plan's latency.
    package static func say(_ text: Text, after milliseconds: Int? = nil) -> ScriptedAnswer {
        ScriptedAnswer(
            end: .text(text, finishReason: nil),
            latency: milliseconds.map { .fixed(milliseconds: $0) }
        )
    }

    /// An error after so many milliseconds; nil means the plan's latency.
    package static func fail(_ text: Text, after milliseconds: Int? = nil) -> ScriptedAnswer {
        ScriptedAnswer(end: .error(text), latency: milliseconds.map { .fixed(milliseconds: $0) })
    }

    /// No answer ever.
    package static let hang = ScriptedAnswer(end: .hang)
}

extension Simulation {
    /// The log of a plan's whole run, a line a record: milliseconds since the epoch, event, bot, and a skip's
    /// reason.
    ///
    /// - Throws: ``JSONReader/Failure`` when a record is no JSON.
    package static func outline(of plan: RunPlan, seed: UInt64 = 0) throws -> [String] {
        var simulation = Simulation(plan, seed: seed)
        simulation.run(until: plan.end)
        return try simulation.log.records.map { record in
            var writer = ByteWriter()
            record.write(to: &writer)
            let payload = try JSONReader.value(of: writer.bytes[...])["payload"]
            let words = [payload?["bot"] ?? payload?["from"], payload?["reason"]].compactMap {
                $0?.text?.string
            }
            let head = "\(record.instant.milliseconds(since: plan.epoch)) \(record.payload.name.rawValue)"
            return ([head] + words).joined(separator: " ")
        }
    }
}
