package import RedeModel

extension RunPlan {
    /// The plan that a scenario makes.
    ///
    /// Bots that the script does not name are answered by the policy, if there is one. Answers are scripted
    /// and need no API key: a scenario whose settings do not name OPENAI_API_KEY gets a stand-in for it.
    ///
    /// - Throws: `InvalidInput` for an engine, or a bot in its options, that does not exist, unless the
    ///   public
    ///   runtime is to show what it makes of that, and for wordings of prompt sections that do not exist or
    /// do   not compile, and for games to be played that are none.
    package init(_ scenario: Scenario, tieOrder: TieOrder = .insertion) throws(InvalidInput) {
        self.init(bots: scenario.bots)
        reading = scenario.reading
        game = scenario.game
        if reading == .documented { try RunPlan.checkEngine(of: scenario) }
        settings = Settings(RunPlan.environment(of: scenario))
        epoch = scenario.epoch
        origin = scenario.origin
        end = scenario.durationMilliseconds.map { scenario.epoch.advanced(byMilliseconds: $0) }
        stimuli = scenario.stimuli.flatMap { RunPlan.stimuli(for: $0, epoch: scenario.epoch) }
        script = RunPlan.script(of: scenario)
        lines = try RunPlan.lines(of: script)
        modelLatency = scenario.model.latency
        faults = scenario.model.faults
        network = scenario.network
        web = scenario.web
        template = try RunPlan.template(of: scenario.prompt)
        self.tieOrder = tieOrder
    }

    private static func checkEngine(of scenario: Scenario) throws(InvalidInput) {
        guard let rules = scenario.game.rules else { return }
        guard let engine = Board.engines.first(where: { $0.name == rules.engine }) else {
            guard let location = rules.location else { return }
            throw InvalidInput(problems: [
                .init(
                    location: location,
                    path: "runtimeRules.engine",
                    expected: "the name of an engine",
                    found: Quoted.text(rules.engine),
                    notes: NearestName.notes(for: rules.engine, among: Board.engineNames)
                )
            ])
        }
        let names = scenario.bots.map(\.name)
        let strangers = rules.items.filter { item in
            item.option == engine.botsOption && !(item.text.map(names.contains) ?? false)
        }
        guard strangers.isEmpty else {
            throw InvalidInput(problems: strangers.map { problem(of: $0, among: names) })
        }
    }

    private static func problem(
        of item: GameConfiguration.Rules.Item,
        among names: [Text]
    ) -> InvalidInput.Problem {
        InvalidInput.Problem(
            location: item.location,
            path: item.path,
            expected: "the name of a bot",
            found: item.shown,
            notes: item.text.map {
                NearestName.notes(for: $0, among: names, source: "the scenario's bots are")
            } ?? []
        )
    }

    private static func environment(of scenario: Scenario) -> [(name: Text, value: Text)] {
        var entries = scenario.settings.map { (name: $0.name, value: $0.value) }
        let key = Text(SettingName.openAIAPIKey.rawValue)
        if !entries.contains(where: { $0.name == key }) { entries.append((name: key, value: "scripted")) }
        return entries
    }

    private static func script(of scenario: Scenario) -> Script {
        var script = scenario.model.script
        guard let policy = scenario.model.policy else { return script }
        for bot in scenario.bots where !script.bots.contains(where: { $0.bot == bot.name }) {
            script.bots.append(.init(bot: bot.name, source: .policy(policy)))
        }
        return script
    }

    /// The games that policies play anew, each file's once.
    private static func lines(of script: Script) throws(InvalidInput) -> [ChessLine] {
        var lines: [ChessLine] = []
        for bot in script.bots {
            guard case .policy(.chessPGN(let policy)) = bot.source,
                !lines.contains(where: { $0.file.path == policy.file.path })
            else { continue }
            lines.append(try ChessLine(policy.file))
        }
        return lines
    }

    /// The requests that a stimulus makes, all at its instant.
    ///
    /// Spec: section 4.
    private static func stimuli(for stimulus: RedeModel.Stimulus, epoch: Instant) -> [Stimulus] {
        let instant = epoch.advanced(byMilliseconds: stimulus.atMilliseconds)
        return requests(of: stimulus.request).map { Stimulus(at: instant, $0) }
    }

    private static func requests(of request: RedeModel.Stimulus.Request) -> [Request] {
        switch request {
        case .deploy(let bots):
            return bots.map { Request(.post, path(of: $0, "/deploy")) }
        case .message(let from, let to, let content):
            var body = JSONObject()
            body["to"] = .string(to)
            body["content"] = .string(content)
            return [Request(.post, path(of: from, "/message"), body: bytes(of: .object(body)))]
        case .resetBot(let bot):
            return [Request(.post, path(of: bot, "/reset"))]
        case .resetAll:
            return [Request(.post, "/bots/reset")]
        case .resetEvents:
            return [Request(.post, "/bots/events/reset")]
        case .get(.bots):
            return [Request(.get, "/bots")]
        case .get(.events):
            return [Request(.get, "/bots/events")]
        case .get(.bot(let bot)):
            return [Request(.get, path(of: bot, ""))]
        case .get(.health(let bot)):
            return [Request(.get, path(of: bot, "/health"))]
        case .raw(let method, let path, let body):
            let method = Request.Method(rawValue: method.string) ?? .other
            return [Request(method, path, body: bytes(of: body))]
        }
    }

    private static func path(of bot: Text, _ action: Text) -> Text {
        var path: Text = "/bots/"
        path.append(PercentCoding.encoded(bot))
        path.append(action)
        return path
    }

    private static func bytes(of body: RedeModel.Stimulus.Body) -> [UInt8] {
        switch body {
        case .none: []
        case .text(let text): text.bytes
        case .json(let value): bytes(of: value)
        }
    }

    private static func bytes(of value: JSONValue) -> [UInt8] {
        var writer = ByteWriter()
        writer.value(value)
        return writer.bytes
    }

    private static func template(of wordings: [PromptWording]) throws(InvalidInput) -> PromptTemplate {
        var problems: [InvalidInput.Problem] = []
        var template = PromptTemplate.standard
        var known: [(section: PromptSection, wording: Text)] = []
        for wording in wordings {
            guard let section = PromptSection(rawValue: wording.section.string) else {
                problems.append(unknown(wording))
                continue
            }
            do throws(PromptTemplate.Failure) {
                // Alone first, so that each wrong wording is told.
                _ = try PromptTemplate(replacing: [(section: section, wording: wording.wording)])
                known.append((section: section, wording: wording.wording))
                template = try PromptTemplate(replacing: known)
            } catch {
                problems.append(problem(of: wording, error))
            }
        }
        guard problems.isEmpty else { throw InvalidInput(problems: problems) }
        return template
    }

    private static func unknown(_ wording: PromptWording) -> InvalidInput.Problem {
        let names = PromptSection.allCases.map { Text($0.rawValue) }
        return InvalidInput.Problem(
            location: wording.location,
            path: "prompt",
            expected: "the name of a section of the prompt",
            found: Quoted.text(wording.section),
            notes: NearestName.notes(
                for: wording.section,
                among: names,
                elsewhere: "docs/formats.md lists the sections"
            )
        )
    }

    private static func problem(
        of wording: PromptWording,
        _ failure: PromptTemplate.Failure
    ) -> InvalidInput.Problem {
        let names = PromptTemplate.Placeholder.allCases.map { Text($0.rawValue) }
        return InvalidInput.Problem(
            location: wording.location,
            path: "prompt.\(wording.section.string)",
            expected: failure.found == nil ? "\"}}\" after \"{{\"" : "the name of a placeholder",
            found: failure.found.map(Quoted.text) ?? "the end of the text",
            notes: failure.found.map {
                NearestName.notes(for: $0, among: names, elsewhere: "docs/formats.md lists the placeholders")
            } ?? []
        )
    }
}
