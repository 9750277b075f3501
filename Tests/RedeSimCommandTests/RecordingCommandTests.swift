import Foundation
import RedeTestSupport
import Testing

/// `run --record`, `replay` and `recording`, as a user has them.
struct RecordingCommandTests {
    private let place: TemporaryDirectory

    init() throws { place = try TemporaryDirectory() }

    /// Records a shipped scenario; gives the recording's path.
    private func recorded(_ arguments: String...) throws -> String {
        let file = place.path + "/recording.ndjson"
        let ending = try Command.run(
            ["run"] + arguments + ["--record", file, "--out", place.path + "/reports", "--quiet"]
        )
        #expect(ending.errors == "")
        return file
    }

    @Test func `a recording runs alone in an empty folder`() throws {
        let file = try recorded("story-circle", "--seed", "7")
        let empty = try TemporaryDirectory()

        let ending = try Command.run("replay", file, in: empty.path)

        expectGolden(Masked.text(ending.text, place.path), "Tests/Goldens/replay/same.txt")
        #expect(ending.status == 0)
        #expect(try empty.names() == [])
        #expect(try place.names() == ["recording.ndjson", "reports"])
    }

    @Test func `a recorded run writes the log of one that is not`() throws {
        _ = try recorded("research", "--seed", "3")
        let plain = try Command.run(
            "run",
            "research",
            "--seed",
            "3",
            "--out",
            place.path + "/plain",
            "--quiet"
        )

        #expect(plain.status == 0)
        #expect(
            place.bytes("reports/research-3/events.ndjson") == place.bytes("plain/research-3/events.ndjson")
        )
    }

    @Test func `a change shows what it did`() throws {
        let file = try recorded("story-circle", "--seed", "7")

        let settings = try Command.run("replay", file, "--set", "MAX_SESSION_REPLIES=3")
        expectGolden(Masked.text(settings.text, place.path), "Tests/Goldens/replay/fewer-replies.txt")
        #expect(settings.status == 1)

        try place.write("instructions: \"You are {{name}}.\"\n", to: "prompt.yaml")
        let template = try Command.run("replay", file, "--template", place.path + "/prompt.yaml")
        expectGolden(Masked.text(template.text, place.path), "Tests/Goldens/replay/template.txt")
        #expect(template.status == 0)

        let json = try Command.run("replay", file, "--runtime", "observed", "--json")
        expectGolden(Masked.text(json.text, place.path), "Tests/Goldens/replay/observed.json")
    }

    @Test func `a call that is missing is named with the nearest one`() throws {
        let file = try recorded("story-circle", "--seed", "7")

        let ending = try Command.run("replay", file, "--set", "MAX_SESSION_REPLIES=12")

        expectGolden(Masked.text(ending.text, place.path), "Tests/Goldens/replay/missed.txt")
        #expect(ending.status == 1)
    }

    @Test func `new calls are answered by a script and added`() throws {
        let file = try recorded("story-circle", "--seed", "7")
        let change = ["--set", "MAX_SESSION_REPLIES=12", "--script", "scenarios/story-circle/script.yaml"]

        let alone = try Command.run("replay", file, "--record-mode", "new")
        #expect(alone.status == 64)
        #expect(alone.errors.contains("expected --script FILE"))

        let added = try Command.run(["replay", file, "--record-mode", "new"] + change)
        #expect(added.status == 0)
        #expect(added.text.contains("4 answered by the script"))

        #expect(try Command.run("replay", file).status == 0)
        #expect(try Command.run("recording", "verify", file).text.contains("23 calls"))
    }

    @Test func `a recording is listed, and a call shown in full`() throws {
        let file = try recorded("research", "--seed", "7")

        let list = try Command.run("recording", "show", file)
        expectGolden(Masked.text(list.text, place.path), "Tests/Goldens/replay/show.txt")
        let call = try Command.run("recording", "show", file, "--call", "2")
        expectGolden(call.text, "Tests/Goldens/replay/show-call.txt")

        let none = try Command.run("recording", "show", file, "--call", "99")
        #expect(none.status == 64)
        #expect(none.errors == "--call: expected a number from 1 to 13, found 99\n")
    }

    @Test func `two recordings are compared`() throws {
        let one = try recorded("story-circle", "--seed", "7")
        try FileManager.default.moveItem(atPath: one, toPath: place.path + "/seven.ndjson")
        let other = try recorded("story-circle", "--seed", "8")

        let same = try Command.run("recording", "diff", other, other)
        #expect(same.text == "both record the same run\n" && same.status == 0)
        let ending = try Command.run("recording", "diff", place.path + "/seven.ndjson", other)
        #expect(ending.text.hasPrefix("seed differs\n") && ending.status == 1)
    }

    @Test func `a changed recording is refused with its place`() throws {
        let file = try recorded("story-circle", "--seed", "7")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try place.write(
            text.replacingOccurrences(of: "coherent\\\":true", with: "coherent\\\":false"),
            to: "b"
        )

        let ending = try Command.run("replay", "b", in: place.path)

        #expect(ending.status == 65)
        #expect(ending.errors.contains(": expected content with the digest "))
        #expect(try Command.run("replay", "no-such-file", in: place.path).status == 66)
    }

    @Test func `an event log is told from a recording, and what can be done with it`() throws {
        _ = try Command.run("run", "story-circle", "--quiet", "--out", place.path)

        let ending = try Command.run("replay", "story-circle-1/events.ndjson", in: place.path)

        let words = "story-circle-1/events.ndjson:1:1: expected a recording, found an event log"
        #expect(ending.status == 65)
        #expect(ending.errors == "\(words)\n  note: rede-sim import makes a recording of it\n")
    }

    @Test func `Ctrl-C says how a recording goes on, and a whole one cannot be gone on with`() throws {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: Command.path)
        process.arguments = [
            "run", "story-circle", "--set", "MAX_SESSION_REPLIES=500", "--set",
            "SESSION_KILL_AFTER_SECONDS=100000", "--follow", "--out", place.path, "--record",
            place.path + "/cut.ndjson",
        ]
        process.currentDirectoryURL = URL(filePath: Project.root)
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        // Nobody reads on, so that the pipe fills up and the run waits.
        _ = output.fileHandleForReading.availableData
        process.interrupt()
        process.waitUntilExit()
        let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)

        let none = try Command.run(
            "run",
            "story-circle",
            "--record",
            place.path + "/none.ndjson",
            "--resume"
        )

        #expect(process.terminationStatus == 130)
        #expect(words == "rede-sim: the calls that ended are kept; --resume goes on with them\n")
        #expect(none.status == 64)
        #expect(none.errors.contains("--resume: expected a run that was interrupted, in "))
    }

    @Test func `a killed run keeps its calls, and another goes on with them`() throws {
        let long = [
            "run", "story-circle", "--out", place.path + "/reports", "--set", "MAX_SESSION_REPLIES=500",
            "--set", "SESSION_KILL_AFTER_SECONDS=100000",
        ]
        let whole = place.path + "/whole.ndjson"
        let cut = place.path + "/cut.ndjson"
        _ = try Command.run(long + ["--record", whole, "--quiet"])

        // Nobody reads on, so that the pipe fills up and the run waits: it cannot end before it is killed.
        try Command.killed(long + ["--record", cut, "--follow"], after: "llm.response")

        #expect(!FileManager.default.fileExists(atPath: cut))
        let partial = place.path + "/cut.partial.ndjson"
        let kept = try Command.run("recording", "verify", partial)
        #expect(kept.text.hasSuffix("interrupted\n"), "\(kept.text)\(kept.errors)")
        #expect(try Command.run("replay", partial).status == 65)

        let other = try Command.run(long + ["--record", cut, "--resume", "--seed", "2"])
        #expect(other.status == 64)
        _ = try Command.run(long + ["--record", cut, "--resume", "--quiet"])
        #expect(place.bytes("cut.ndjson") == place.bytes("whole.ndjson"))
        #expect(!FileManager.default.fileExists(atPath: partial))
    }

    @Test func `no key leaves a recorded run, wherever it is planted`() throws {
        let keys = [
            "OWN": "sk-own-0123456789abcdef", "ENV": "sk-env-0123456789abcdef",
            "SET": "top-secret-setting-key",
            "TOKEN": "abc0123456789.def",
        ]
        try place.write(PlantedKeys.bots(keys), to: "bots.json")
        try place.write(PlantedKeys.scenario(keys), to: "scenario.yaml")
        let out = place.path + "/out"

        var outputs: [String] = []
        for more in [
            ["--follow"], ["--json"], ["--events", "-"], ["--set", "OPENAI_API_KEY=\(keys["SET"] ?? "")"],
        ] {
            let arguments = ["run", place.path, "--out", out, "--record", out + ".ndjson"] + more
            let ending = try Command.run(arguments, environment: ["OPENAI_API_KEY": keys["ENV"] ?? ""])
            outputs += [ending.text, ending.errors]
            let replayed = try Command.run("replay", out + ".ndjson", "--out", out + "-again")
            #expect(replayed.status == 0, "\(replayed.text)")
            let shown = try Command.run("recording", "show", out + ".ndjson", "--call", "1")
            outputs += [replayed.text, shown.text]
            for file in try FileManager.default.subpathsOfDirectory(atPath: place.path)
            where !["bots.json", "scenario.yaml"].contains(file) {
                outputs.append(place.bytes(file).map { String(decoding: $0, as: UTF8.self) } ?? "")
            }
        }

        #expect(outputs.contains { $0.contains("the key is [hidden]") })
        for (name, key) in keys {
            for (index, output) in outputs.enumerated() {
                #expect(!output.contains(key), "\(name) in output \(index)")
            }
        }
    }
}

/// A network in whose files keys stand wherever a text may stand.
private enum PlantedKeys {
    static func bots(_ keys: [String: String]) -> String {
        """
        [{"name": "A", "prompt": "Your key is \(keys["OWN"] ?? "").", "llmApiKey": "\(keys["OWN"] ?? "")"},
         {"name": "B", "prompt": "b", "note": "\(keys["ENV"] ?? "")"}]
        """
    }

    static func scenario(_ keys: [String: String]) -> String {
        """
        schema: rede-sim/scenario/1
        description: "Bearer \(keys["TOKEN"] ?? "")"
        bots: bots.json
        game: { enabled: true, publicContext: "\(keys["OWN"] ?? "")", outcome: { prompt: "\(keys["OWN"] ?? "")" } }
        settings: { OPENAI_API_KEY: \(keys["SET"] ?? "") }
        stimuli:
          - deploy: [A, B]
          - { at: 3s, message: { from: B, to: A, content: "use \(keys["OWN"] ?? "") and \(keys["ENV"] ?? "")" } }
        web: { "https://x.org/": { text: "\(keys["OWN"] ?? "")" } }
        model:
          script:
            bots:
              A:
                - tools: [{ web_fetch: { url: "https://x.org/", headers: "Authorization: Bearer \(keys["TOKEN"] ?? "")" } }]
                  say: "the key is \(keys["OWN"] ?? ""), the other \(keys["ENV"] ?? "")"
                - error: "401 Incorrect API key provided: \(keys["OWN"] ?? "") (Authorization: Bearer \(keys["TOKEN"] ?? ""))"
              B: [{ say: { message: "mine is \(keys["ENV"] ?? "") or \(keys["SET"] ?? "")", recipients: [A] } }]
            judge: [{ json: { seen: "\(keys["SET"] ?? "")" } }]
        """
    }
}
