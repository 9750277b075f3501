import RedeModel
import Testing

@Suite struct SecretsTests {
    private let secrets = Secrets(keys: ["sk-test-1234567890abcdef", " blank-padded-key ", "short"])

    @Test(arguments: [
        ("my key is sk-test-1234567890abcdef.", "my key is [hidden]."),
        ("blank-padded-key twice: blank-padded-key", "[hidden] twice: [hidden]"),
        ("Incorrect API key provided: sk-proj-AbCdEf0123456789_-x", "Incorrect API key provided: [hidden]"),
        ("Authorization: Bearer abc.def.ghi/jkl=", "Authorization: Bearer [hidden]="),
        ("authorization\\\":\\\"Basic dXNlcjpwYXNz\\\"", "authorization\\\":\\\"Basic [hidden]\\\""),
        ("bearer 0123456789, and so on", "bearer [hidden], and so on"),
    ])
    func `keys and tokens are hidden`(_ text: String, _ expected: String) {
        #expect(secrets.masked(Text(text)).string == expected)
    }

    @Test(arguments: [
        "a short text", "the bearer of news", "risk-averse-people-everywhere", "sk-short", "authorization",
        "Authorization: Bearer [hidden]", "ask-for-sk-details",
    ])
    func `words are left alone`(_ text: String) {
        #expect(secrets.masked(Text(text)).string == text)
    }

    @Test func `a masked scenario has no key left, and bots still have one`() throws {
        let key: Text = "sk-test-1234567890abcdef"
        let scenario = Scenario(
            name: "keys",
            bots: [
                BotDefinition(name: "A", prompt: "Use sk-test-1234567890abcdef.", apiKey: key),
                BotDefinition(name: "B", prompt: "b", apiKey: " "),
                BotDefinition(name: "C", prompt: "c"),
            ],
            settings: [.init(name: "OPENAI_API_KEY", value: "another-secret-key")],
            stimuli: [.init(.message(from: "A", to: "B", content: "it is another-secret-key"))]
        )

        let head = try Recording.masking(scenario, seed: 1, ties: .insertion, model: "scripted")

        let text = String(decoding: RecordingWriter.head(head), as: UTF8.self)
        #expect(!text.contains("1234567890abcdef") && !text.contains("another-secret-key"))
        #expect(head.scenario.bots.map { $0.apiKey?.isBlank } == [false, true, nil])
        #expect(head.scenario.settings.map(\.value.isEmpty) == [false])
        let again = try Recording.masking(head.scenario, seed: 1, ties: .insertion, model: "scripted")
        #expect(again == head)
    }
}
