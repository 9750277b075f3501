import RedeModel
import RedeSim
import Testing

struct RunPlanTests {
    @Test func `stimuli become the requests of the HTTP surface, in order`() throws {
        var scenario = Scenario(name: "s", bots: [.sample("Bot A"), .sample("B")])
        scenario.stimuli = [
            .init(.deploy(["Bot A", "B"])),
            .init(atMilliseconds: 5, .message(from: "B", to: "Bot A", content: "Hi \"you\"")),
            .init(atMilliseconds: 6, .resetBot("B")),
            .init(atMilliseconds: 7, .resetAll),
            .init(atMilliseconds: 8, .resetEvents),
            .init(atMilliseconds: 9, .get(.bots)),
            .init(atMilliseconds: 9, .get(.events)),
            .init(atMilliseconds: 9, .get(.bot("B"))),
            .init(atMilliseconds: 9, .get(.health("B"))),
            .init(atMilliseconds: 10, .raw(method: "PUT", path: "/bots", body: .json(.array([])))),
            .init(atMilliseconds: 11, .raw(method: "POST", path: "/x", body: .text("{"))),
        ]

        let plan = try RunPlan(scenario)

        func stimulus(
            _ delay: Int,
            _ method: Request.Method,
            _ path: Text,
            _ body: String = ""
        ) -> RunPlan.Stimulus {
            .init(
                at: scenario.epoch.advanced(byMilliseconds: delay),
                Request(method, path, body: Array(body.utf8))
            )
        }
        #expect(
            plan.stimuli == [
                stimulus(0, .post, "/bots/Bot%20A/deploy"),
                stimulus(0, .post, "/bots/B/deploy"),
                stimulus(5, .post, "/bots/B/message", #"{"to":"Bot A","content":"Hi \"you\""}"#),
                stimulus(6, .post, "/bots/B/reset"),
                stimulus(7, .post, "/bots/reset"),
                stimulus(8, .post, "/bots/events/reset"),
                stimulus(9, .get, "/bots"),
                stimulus(9, .get, "/bots/events"),
                stimulus(9, .get, "/bots/B"),
                stimulus(9, .get, "/bots/B/health"),
                stimulus(10, .other, "/bots", "[]"),
                stimulus(11, .post, "/x", "{"),
            ]
        )
    }

    @Test func `the policy answers for the bots that the script does not name`() throws {
        var scenario = Scenario(name: "s", bots: [.sample("A"), .sample("B")])
        scenario.model.script.bots = [.init(bot: "B", source: .entries([]))]

        let plan = try RunPlan(scenario)

        #expect(
            plan.script.bots == [
                .init(bot: "B", source: .entries([])), .init(bot: "A", source: .policy(.story(.init()))),
            ]
        )
    }

    @Test func `without a policy nothing is added to the script`() throws {
        var scenario = Scenario(name: "s", bots: [.sample("A")])
        scenario.model.policy = nil

        #expect(try RunPlan(scenario).script.bots == [])
    }

    @Test func `scripted answers need no API key, unless the scenario takes it away`() throws {
        var scenario = Scenario(name: "s", bots: [.sample("A")])
        #expect(try RunPlan(scenario).settings.sharedAPIKey != nil)

        scenario.settings = [.init(name: "OPENAI_API_KEY", value: "")]
        #expect(try RunPlan(scenario).settings.sharedAPIKey == nil)
    }

    @Test func `the duration counts from the epoch`() throws {
        var scenario = Scenario(name: "s", bots: [.sample("A")])
        scenario.durationMilliseconds = 90_000

        #expect(try RunPlan(scenario).end == scenario.epoch.advanced(byMilliseconds: 90_000))
    }

    @Test func `an engine that does not exist is told, unless the public runtime is to show what it does`()
        throws
    {
        var scenario = Scenario(name: "s", bots: [.sample("A")])
        let place = Location(file: "game.json", line: 2, column: 5)
        scenario.game.rules = .init(engine: "turnorder", location: place)

        let error = try #require(throws: InvalidInput.self) { try RunPlan(scenario) }
        #expect(
            error.description == """
                game.json:2:5: runtimeRules.engine: expected the name of an engine, found "turnorder"
                  note: the nearest name is "turn-order"
                """
        )
        scenario.reading = .observed
        #expect(throws: Never.self) { try RunPlan(scenario) }
    }

    @Test func `who is not there cannot be in the order of a circle`() throws {
        let file = SourceFile(
            path: "game.json",
            bytes: Array(
                (#"{"runtimeRules":{"engine":"turn-order","options":"#
                    + #"{"order":["Ada","Bab","x",3],"other":["y"]}}}"#).utf8
            )
        )
        var scenario = Scenario(name: "s", bots: [.sample("Ada"), .sample("Bob")])
        scenario.game = try GameFile.read(file)

        let error = try #require(throws: InvalidInput.self) { try RunPlan(scenario) }
        #expect(
            error.description == """
                game.json:1:66: runtimeRules.options.order[1]: expected the name of a bot, found "Bab"
                  note: the nearest name is "Bob" (the scenario's bots are "Ada", "Bob")
                game.json:1:72: runtimeRules.options.order[2]: expected the name of a bot, found "x"
                  note: the scenario's bots are "Ada", "Bob"
                game.json:1:76: runtimeRules.options.order[3]: expected the name of a bot, found 3
                """
        )
    }

    @Test func `every wrong wording of a prompt's section is told, where it stands`() throws {
        var scenario = Scenario(name: "s", bots: [.sample("A")])
        let wordings: [(section: Text, wording: Text)] = [
            ("note", "x"), ("peers", "{{promt}}"), ("game", "{{gameName}} {{"), ("notes", "{{name}}"),
        ]
        scenario.prompt = wordings.enumerated().map { index, one in
            PromptWording(
                section: one.section,
                wording: one.wording,
                location: Location(file: "s.yaml", line: index + 1, column: 3)
            )
        }

        let error = try #require(throws: InvalidInput.self) { try RunPlan(scenario) }
        #expect(
            error.description == """
                s.yaml:1:3: prompt: expected the name of a section of the prompt, found "note"
                  note: the nearest name is "notes"
                s.yaml:2:3: prompt.peers: expected the name of a placeholder, found "promt"
                  note: the nearest name is "prompt"
                s.yaml:3:3: prompt.game: expected "}}" after "{{", found the end of the text
                """
        )
    }
}
