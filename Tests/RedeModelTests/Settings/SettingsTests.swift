import RedeModel
import RedeTestSupport
import Testing

@Suite struct SettingsTests {
    @Test func `every vector's environment is read as the runtime reads it`() {
        #expect(UnitVectors.pass("settings") { try result(of: try #require($0.object)) })
    }

    @Test func `nested lists and odd items name bots as JavaScript writes them`() {
        let bots = ["A", ",B,1.5", "null", "", "[object Object],true"].map { bot(Text($0)) }
        let targets: Text = #"[[null,"B",[1.50]],[[{}],true],null]"#

        #expect(Settings([("BOT_DEPLOY_TARGETS", targets)]).activeBots(of: bots) == [1, 2, 4])
    }

    @Test func `waits are cut to whole milliseconds`() {
        let settings = Settings([
            ("BRAIN_COOLDOWN_SECONDS", "1.9999"), ("RATE_LIMIT_BACKOFF_SECONDS", "1e300"),
            ("LLM_REQUEST_TIMEOUT_SECONDS", "0.0001"), ("MAX_SESSION_REPLIES", "1e300"),
        ])

        #expect(settings.brainCooldown.whole == 1999)
        #expect(settings.recoveryDelay.whole == 2249)
        #expect(settings.rateLimitBackoff.whole == 8_640_000_000_000_000)
        #expect(settings.llmRequestTimeout.whole == 0)
        #expect(settings.maxSessionReplies == Int.max)
        #expect(settings.number(of: .maxSessionReplies) == 1e300)
    }

    @Test func `of two entries of one name the last value counts at the place of the first`() {
        let settings = Settings([
            ("MAX_SESSION_REPLIES=", "2"), ("MAX_SESSION_REPLIES=5", ""), ("MAX_SESSION_REPLIES=", "3"),
            ("RUN_ID", "one"), ("RUN_ID", " two "),
        ])

        #expect(settings.maxSessionReplies == 3)
        #expect(settings.runID == " two ")
        #expect(settings.scenarioRun == "two")
    }

    @Test func `the table's defaults are what an empty environment gives`() {
        for name in SettingName.allCases {
            guard let number = Settings().number(of: name) else { continue }
            #expect(NumberText.javaScript(number) == name.defaultText)
        }
    }

    private func bot(_ name: Text, apiKey: Text? = nil) -> BotDefinition {
        BotDefinition(name: name, prompt: "", apiKey: apiKey)
    }

    private func result(of input: JSONObject) throws -> JSONValue {
        let entries = try #require(input["env"]?.array).map { entry in
            (name: try #require(entry.array?.first?.text), value: try #require(entry.array?.last?.text))
        }
        let names = input["bots"]?.array ?? [.string("A"), .string("B"), .string("C")]
        let bots = try names.map { bot(try #require($0.text)) }
        let owner = bot("A", apiKey: input["botApiKey"]?.text)
        let settings = Settings(entries)
        let limits: [SettingName] = [.maxSessionReplies, .reservedFinalReplies]
        let replies = try limits.map { JSONValue.number(try #require(settings.number(of: $0))) }
        var out = JSONObject([
            .init(key: "sessionKillAfterMs", value: .number(settings.sessionKillAfter.exact)),
            .init(key: "brainCooldownMs", value: .number(settings.brainCooldown.exact)),
            .init(key: "recoveryDelayMs", value: .number(settings.recoveryDelay.exact)),
            .init(key: "rateLimitBackoffMs", value: .number(settings.rateLimitBackoff.exact)),
            .init(key: "transientModelBackoffMs", value: .number(settings.transientModelBackoff.exact)),
            .init(key: "llmRequestTimeoutMs", value: .number(settings.llmRequestTimeout.exact)),
            .init(key: "idleTurnProbeMs", value: .number(settings.idleTurnProbe.exact)),
            .init(key: "maxSessionReplies", value: replies[0]),
            .init(key: "reservedFinalReplies", value: replies[1]),
            .init(key: "activeBots", value: .array(settings.activeBots(of: bots).map { names[$0] })),
            .init(key: "autoDeployDisabled", value: .bool(settings.isAutoDeployDisabled)),
            .init(key: "autoAnnounceDisabled", value: .bool(settings.isAutoAnnounceDisabled)),
            .init(key: "scenarioRun", value: .string(settings.scenarioRun)),
            .init(key: "apiKey", value: settings.apiKey(for: owner).map { .string($0) } ?? .null),
            .init(key: "profileKey", value: .string(settings.profileKey(for: owner))),
        ])
        out["loggedRunId"] = settings.runID.map { .string($0) }
        return .object(out)
    }
}
