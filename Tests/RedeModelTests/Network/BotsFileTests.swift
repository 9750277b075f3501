import RedeModel
import Testing

@Suite struct BotsFileTests {
    private func read(_ text: String) throws -> [BotDefinition] {
        try BotsFile.read(SourceFile(path: "bots.json", bytes: Array(text.utf8)))
    }

    @Test func `a definition keeps all its keys in order, those that are not known too`() throws {
        let text = """
            [{"name":"A","colour":"blue","prompt":"p","tags":[1,null],
            "createdAt":"now","isCoordinator":false}]
            """

        let bot = try #require(try read(text).first)

        #expect(bot.name == "A")
        #expect(bot.prompt == "p")
        #expect(bot.createdAt == "now")
        #expect(bot.isCoordinator == false)
        #expect(
            bot.fields.members.map(\.key) == [
                "name", "colour", "prompt", "tags", "createdAt", "isCoordinator",
            ]
        )
        #expect(bot.fields["tags"] == .array([.number(1), .null]))
    }

    @Test(arguments: [
        ("2", 2.0), ("0.25", 0.25), ("-3", -3), ("null", 0), (#"" 2 ""#, 2), (#""soon""#, 0), (#""""#, 0),
        (#""0x10""#, 16),
        (#""1e3""#, 1000), (#""Infinity""#, 0),
    ])
    func `speed is a number, or a text as JavaScript's Number reads it`(
        _ written: String,
        _ seconds: Double
    ) throws {
        let bot = try #require(try read("[{\"name\":\"A\",\"prompt\":\"p\",\"speed\":\(written)}]").first)

        #expect(bot.speed == seconds)
        #expect(bot.fields["speed"] == (try JSONReader.value(of: Text(written))))
    }

    @Test func `an own key may be null, which is none, or blank`() throws {
        let bots = try read(
            """
            [{"name":"A","prompt":"","llmApiKey":null}, {"name":"B","prompt":"","llmApiKey":" "},
            {"name":"C","prompt":""}]
            """
        )

        #expect(bots.map(\.apiKey) == [nil, " ", nil])
    }

    @Test func `half a surrogate pair survives`() throws {
        let bot = try #require(try read(#"[{"name":"\ud83d","prompt":"\ud83d\ude00"}]"#).first)

        #expect(bot.name.utf16Count == 1)
        #expect(bot.prompt == "😀")
    }

    @Test func `bots may be declared in YAML`() throws {
        let file = SourceFile(path: "bots.yaml", bytes: Array("- { name: A, prompt: p, speed: 1.5 }".utf8))

        #expect(try BotsFile.read(file).map(\.speed) == [1.5])
    }
}
