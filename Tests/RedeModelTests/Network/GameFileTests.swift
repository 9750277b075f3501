import RedeModel
import Testing

@Suite struct GameFileTests {
    private func read(_ text: String) throws -> GameConfiguration {
        try GameFile.read(SourceFile(path: "game.json", bytes: Array(text.utf8)))
    }

    @Test func `null is an empty game`() throws {
        #expect(try read("null") == GameConfiguration())
        #expect(try read("{}") == GameConfiguration())
    }

    @Test func `rules count without enabled, and unknown keys are kept`() throws {
        let game = try read(#"{"runtimeRules":{"engine":"chess-v1","options":{"white":"A"}},"own":1}"#)

        #expect(!game.isEnabled)
        let rules = GameConfiguration.Rules(
            engine: "chess-v1",
            options: .init([.init(key: "white", value: .string("A"))]),
            location: Location(file: "game.json", line: 1, column: 27)
        )
        #expect(game.rules == rules)
        #expect(game.fields.members.map(\.key) == ["runtimeRules", "own"])
    }

    @Test func `parts that are null are absent`() throws {
        let game = try read(
            #"{"enabled":true,"name":null,"runtimeRules":null,"outcome":{"event":null,"prompt":"?"}}"#
        )

        #expect(game.isEnabled)
        #expect(game.name == nil)
        #expect(game.rules == nil)
        #expect(game.outcome == .init(event: nil, prompt: "?"))
    }
}
