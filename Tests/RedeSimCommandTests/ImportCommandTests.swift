import Foundation
import RedeTestSupport
import Testing

struct ImportCommandTests {
    @Test func `an import says what it found, and what it writes runs and replays`() throws {
        let place = try TemporaryDirectory()
        let archive = place.path + "/archive"
        let out = place.path + "/monday"
        _ = try Command.run("run", "scenarios/research", "--quiet", "--out", archive)

        let ending = try Command.run(
            "import",
            "\(archive)/research-1/events.ndjson",
            "--bots",
            "scenarios/research/bots.json",
            "--game",
            "scenarios/research/game.json",
            "--out",
            out
        )

        #expect(ending.status == 0)
        #expect(ending.errors == "")
        #expect(ending.text.contains("100 % of the events"))
        #expect(
            ending.text.split(separator: "\n").allSatisfy {
                $0.unicodeScalars.count <= 80 || $0.contains(out)
            }
        )
        #expect(try Command.run("run", out, "--quiet", "--out", place.path + "/again").status == 0)
        #expect(try Command.run("replay", out + "/recording.ndjson", "--quiet").status == 0)
    }

    @Test func `keys of a bots file are in nothing that is written`() throws {
        let place = try TemporaryDirectory()
        let key = "sk-planted-0123456789abcdef"
        let bots =
            #"[{"name":"A","prompt":"p","llmApiKey":"\#(key)"},{"name":"B","prompt":"The key is \#(key)."}]"#
        let record = Self.record(payload: #"{"bot":"A","knownBots":2}"#)
        try Data(bots.utf8).write(to: URL(filePath: place.path + "/bots.json"))
        try Data((record + "\n").utf8).write(to: URL(filePath: place.path + "/log.ndjson"))

        let ending = try Command.run(
            "import",
            "log.ndjson",
            "--bots",
            "bots.json",
            "--out",
            "out",
            in: place.path
        )

        #expect(ending.status == 0, "\(ending.errors)")
        for name in try FileManager.default.contentsOfDirectory(atPath: place.path + "/out") {
            let text = try String(contentsOfFile: place.path + "/out/" + name, encoding: .utf8)
            #expect(!text.contains(key), "\(name)")
        }
        #expect(!ending.text.contains(key))
    }

    @Test func `what cannot be imported is told, and nothing is written`() throws {
        let place = try TemporaryDirectory()
        try Data("no log\n".utf8).write(to: URL(filePath: place.path + "/nonsense.ndjson"))
        let record = Self.record(payload: #"{"bot":"A","knownBots":1}"#)
        try Data((record + "\n").utf8).write(to: URL(filePath: place.path + "/log.ndjson"))

        let nonsense = try Command.run("import", "nonsense.ndjson", "--out", "out", in: place.path)
        let missing = try Command.run("import", "missing.ndjson", "--out", "out", in: place.path)
        let unknown = try Command.run("import", "log.ndjson", "--run", "x", "--out", "out", in: place.path)
        let late = try Command.run("import", "log.ndjson", "--tolerance", "-1", in: place.path)

        #expect(nonsense.status == 65)
        #expect(nonsense.errors.hasPrefix("nonsense.ndjson:1:1: expected a record of an event log"))
        #expect(missing.status == 66)
        #expect(unknown.status == 64)
        #expect(unknown.errors.hasPrefix("--run: expected"))
        #expect(late.status == 64)
        #expect(!FileManager.default.fileExists(atPath: place.path + "/out"))
    }

    private static func record(payload: String) -> String {
        #"{"event":"durable.deploy","timestamp":"2026-01-01T00:00:00.000Z","payload":\#(payload)}"#
    }
}
