import Foundation
import LiveTestSupport
import RedeTestSupport
import Testing

/// Live runs of the command, against a server on loopback.
struct LiveCommandTests {
    private static let key = "sk-planted-key-0123456789"

    /// The arguments of a short live run.
    private func arguments(
        _ server: ModelServer,
        _ reports: TemporaryDirectory,
        _ more: String...
    ) -> [String] {
        [
            "run", "Tests/Fixtures/three-bots", "--out", reports.path + "/runs", "--live", "--model", "small",
            "--base-url", server.baseURL, "--set", "BRAIN_COOLDOWN_SECONDS=0.01", "--set",
            "SESSION_KILL_AFTER_SECONDS=20", "--set", "RESERVED_FINAL_REPLIES=0", "--set",
            "MAX_SESSION_REPLIES=2",
            "--until", "30s",
        ] + more
    }

    private func environment(_ key: String = LiveCommandTests.key) -> [String: String] {
        ["OPENAI_API_KEY": key]
    }

    /// All that a directory holds, as one text.
    private func everything(in directory: TemporaryDirectory) throws -> String {
        let files = FileManager.default.enumerator(atPath: directory.path)
        var text = ""
        while let name = files?.nextObject() as? String {
            guard let data = FileManager.default.contents(atPath: directory.path + "/" + name) else {
                continue
            }
            text += String(decoding: data, as: UTF8.self)
        }
        return text
    }

    @Test func `a live run is recorded, replays bit-exactly, and lets no key out`() throws {
        let reports = try TemporaryDirectory()
        let server = try ModelServer { request in
            request.number % 4 == 3
                ? .response(401, #"{"error":{"message":"bad key \#(LiveCommandTests.key)"}}"#)
                : .say(#"{"message":"The key is \#(LiveCommandTests.key).","recipients":["B"]}"#, after: 2)
        }
        let file = reports.path + "/live.ndjson"

        let live = try Command.run(
            arguments(
                server,
                reports,
                "--record",
                file,
                "--header",
                "X-Key: another-planted-key",
                "--timeline"
            ),
            environment: environment()
        )
        let replayed = try Command.run("replay", file)

        #expect(live.errors == "")
        #expect(live.text.contains("live small"))
        #expect(live.text.contains("\(server.requests.count) request"))
        #expect(server.requests.count > 2)
        #expect(server.requests.allSatisfy { $0.head.contains(LiveCommandTests.key) })
        #expect(replayed.status == 0 && replayed.text.contains("byte for byte"), "\(replayed.text)")
        let written = try everything(in: reports) + live.text + live.errors + replayed.text
        #expect(!written.contains("planted-key") && written.contains("[hidden]"))
    }

    @Test func `a run without a recording hides keys as well`() throws {
        let reports = try TemporaryDirectory()
        let server = try ModelServer { _ in .say("The key is \(LiveCommandTests.key).") }

        let live = try Command.run(
            arguments(server, reports, "--json", "--timeline"),
            environment: environment()
        )

        #expect(live.status == 0 || live.status == 1)
        let written = try everything(in: reports) + live.text + live.errors
        #expect(!written.contains("planted-key") && written.contains("[hidden]"))
    }

    @Test func `a run stops at its bound, and resumes without asking again`() throws {
        let reports = try TemporaryDirectory()
        let server = try ModelServer { request in
            .say(#"{"message":"Line \#(request.number).","recipients":["B"]}"#, after: 2)
        }
        let file = reports.path + "/live.ndjson"

        let stopped = try Command.run(
            arguments(server, reports, "--record", file, "--max-calls", "2"),
            environment: environment()
        )
        let asked = server.requests.count
        let resumed = try Command.run(
            arguments(server, reports, "--record", file, "--resume"),
            environment: environment()
        )

        #expect(stopped.status == 75)
        #expect(stopped.errors.hasPrefix("--max-calls: expected at most 2 calls, found more to ask"))
        #expect(asked == 2)
        #expect(resumed.errors == "" && server.requests.count > 2)
        #expect(try Command.run("replay", file).text.contains("byte for byte"))
    }

    @Test func `a replay asks a live model for what is missing, or for the judge alone`() throws {
        let reports = try TemporaryDirectory()
        let server = try ModelServer { request in
            .say(#"{"message":"Line \#(request.number).","recipients":["B"]}"#, after: 2)
        }
        let file = reports.path + "/story.ndjson"
        _ = try Command.run("run", "story-circle", "--record", file, "--out", reports.path, "--quiet")
        let model = ["--live", "--model", "small", "--base-url", server.baseURL]

        let longer = try Command.run(
            ["replay", file, "--set", "MAX_SESSION_REPLIES=8", "--record-mode", "new"] + model,
            environment: environment()
        )
        let missing = server.requests.count
        let judged = try Command.run(
            ["replay", file, "--record-mode", "all", "--live-calls", "judge"] + model,
            environment: environment()
        )

        #expect(longer.errors == "" && missing > 0 && missing < 10)
        #expect(longer.text.contains("answered by turn"), "\(longer.text)")
        #expect(judged.errors == "" && server.requests.count == missing + 1, "\(judged.text)")
        #expect(server.requests.allSatisfy { $0.head.contains(LiveCommandTests.key) })
        #expect(try Command.run("replay", file).text.contains("byte for byte"))
    }

    @Test func `a dry run asks nobody`() throws {
        let reports = try TemporaryDirectory()
        let server = try ModelServer { _ in .say("no") }

        let ending = try Command.run(arguments(server, reports, "--dry-run"), environment: environment())

        #expect(ending.status == 0 && ending.text.contains("characters of prompts"))
        #expect(server.requests.isEmpty)
    }

    @Test func `a server that is not there ends the run with exit code 69`() throws {
        let reports = try TemporaryDirectory()

        let ending = try Command.run(
            [
                "run", "Tests/Fixtures/three-bots", "--out", reports.path, "--live", "--model", "small",
                "--base-url",
                "http://127.0.0.1:1/v1",
            ]
        )

        #expect(ending.status == 69)
        #expect(
            ending.errors
                == "http://127.0.0.1:1/v1: expected a server that answers, found none: connection refused\n"
        )
    }

    @Test(arguments: [
        (["--live"], "--live: expected --model NAME beside it, found none"),
        (["--max-calls", "3"], "--max-calls: expected --live beside it, found none"),
        (["--dry-run"], "--dry-run: expected --live beside it, found none"),
        (["--live", "--model", "m", "--base-url", "here"], "--base-url: expected an address such as"),
        (["--live", "--model", "m", "--header", "x"], "--header: expected NAME:VALUE"),
        (["--live", "--model", "m", "--proxy", "x"], "--proxy: expected HOST:PORT"),
    ])
    func `options that do not fit are told`(options: [String], expected: String) throws {
        let ending = try Command.run(["run", "Tests/Fixtures/three-bots"] + options)

        #expect(ending.status == 64)
        #expect(ending.errors.contains(expected), "\(ending.errors)")
    }
}
