import RedeModel
import RedeTestSupport
import Testing

/// What each format says of files that are wrong, as one text that people can read.
@Suite struct ErrorTextTests {
    @Test func `bots.json points at all that is wrong`() throws {
        let text = report(ErrorSamples.bots, in: "bots.json") { _ = try BotsFile.read($0) }
        expectGolden(text, "Tests/Goldens/errors-bots.txt")
    }

    @Test func `game.json points at all that is wrong`() throws {
        let text = report(ErrorSamples.games, in: "game.json") { _ = try GameFile.read($0) }
        expectGolden(text, "Tests/Goldens/errors-game.txt")
    }

    @Test func `a script points at all that is wrong`() throws {
        let text = report(ErrorSamples.scripts, in: "script.yaml") {
            _ = try ScriptFile.read($0, bots: ["Bot A", "Bot B"], source: "bots.json")
        }
        expectGolden(text, "Tests/Goldens/errors-script.txt")
    }

    @Test func `a scenario points at all that is wrong`() throws {
        let text = report(ErrorSamples.scenarios, in: "race.yaml") { _ = try Scenario.read($0) }
        expectGolden(text, "Tests/Goldens/errors-scenario.txt")
    }

    @Test func `files that are no text, too large or too deep are refused`() throws {
        let text = report(ErrorSamples.bytes, in: "race.yaml") { _ = try Scenario.read($0) }
        expectGolden(text, "Tests/Goldens/errors-bytes.txt")
    }

    @Test func `at most twenty problems are told, in file order`() throws {
        let bots = (0..<50).map { "{\"name\": \"b\($0)\"}" }.joined(separator: ",\n")
        let file = SourceFile(path: "bots.json", bytes: Array("[\(bots)]".utf8))

        let error = try #require(throws: InvalidInput.self) { try BotsFile.read(file) }

        #expect(error.problems.map(\.location.line) == Array(1...20))
    }

    private func report(
        _ cases: [(title: String, bytes: [UInt8])],
        in path: String,
        _ read: (SourceFile) throws -> Void
    ) -> String {
        var text = ""
        for (title, bytes) in cases {
            text += "# \(title)\n"
            do {
                try read(SourceFile(path: path, bytes: bytes))
                text += "fine\n\n"
            } catch {
                text += "\(error)\n\n"
            }
        }
        return text
    }
}
