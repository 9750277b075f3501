import Foundation
import LiveTestSupport
import RedeModel
import RedeTestSupport
import Synchronization
import Testing

/// Live runs that are stopped in the middle, batches of them, and prompts that a live model is asked again.
struct LiveResumingTests {
    private static let key = "sk-planted-key-0123456789"

    private static let settings = [
        "--set", "BRAIN_COOLDOWN_SECONDS=0.01", "--set", "SESSION_KILL_AFTER_SECONDS=20", "--set",
        "RESERVED_FINAL_REPLIES=0", "--set", "MAX_SESSION_REPLIES=2", "--until", "30s",
    ]

    private let place: TemporaryDirectory

    init() throws { place = try TemporaryDirectory() }

    private func model(_ url: String) -> [String] {
        ["--live", "--model", "small", "--base-url", url]
    }

    private func run(_ url: String, _ more: String...) -> [String] {
        ["run", "Tests/Fixtures/three-bots", "--out", place.path, "--record", place.path + "/live.ndjson"]
            + LiveResumingTests.settings + model(url) + more
    }

    /// A line that a bot says to another one.
    private static func line(_ request: ModelServer.Request) -> ModelServer.Reply {
        .say(#"{"message":"Line \#(request.number). \#(key)","recipients":["B"]}"#, after: 2)
    }

    /// The calls of a recording that a run has left.
    private func kept(_ name: String = "live.partial.ndjson") -> Int {
        let text = String(decoding: place.bytes(name) ?? [], as: UTF8.self)
        return text.split(separator: "\n").count { $0.contains(#""call":{"#) }
    }

    /// The command, and the signal that a server sends it.
    private final class Interrupted: Sendable {
        private let started = DispatchSemaphore(value: 0)
        private let process = Mutex<Int32>(0)

        func start(_ arguments: [String]) throws -> Int32 {
            let command = try Command.started("rede-sim", arguments)
            process.withLock { $0 = command.processIdentifier }
            started.signal()
            command.waitUntilExit()
            return command.terminationStatus
        }

        func interrupt() {
            started.wait()
            kill(process.withLock { $0 }, SIGINT)
        }
    }

    @Test func `an interrupted run keeps what has ended, and goes on without asking again`() throws {
        let command = Interrupted()
        let server = try ModelServer { request in
            guard request.number == 3 else { return LiveResumingTests.line(request) }
            command.interrupt()
            return .say("late", after: nil)
        }

        let status = try command.start(run(server.baseURL))
        let ended = kept()
        let asked = server.requests.count
        let resumed = try Command.run(run(server.baseURL, "--resume"))

        #expect(status == 130)
        #expect(ended > 0 && ended <= 3)
        #expect(resumed.errors == "")
        let replayed = try Command.run("replay", place.path + "/live.ndjson")
        #expect(replayed.text.contains("byte for byte"), "\(replayed.text)")
        let all = try calls(of: "live.ndjson")
        #expect(server.requests.count - asked <= all - ended)
    }

    /// How many calls a recording has.
    private func calls(of name: String) throws -> Int {
        var reader = try RecordingReader(place.path + "/" + name)
        return try reader.rest().count
    }

    @Test func `a server that is killed ends the run, which goes on with another one`() throws {
        let output = Pipe()
        let dying = try Command.started("model-server", ["2", "2", "3"], output: output)
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let url = line.trimmingCharacters(in: .newlines)

        let stopped = try Command.run(run(url))
        dying.waitUntilExit()
        let ended = kept()
        let server = try ModelServer { LiveResumingTests.line($0) }
        let resumed = try Command.run(run(server.baseURL, "--resume"))

        #expect(stopped.status == 69, "\(stopped.errors)")
        #expect(stopped.errors.contains("expected a server that answers, found none: "))
        #expect(ended > 0 && ended <= 3)
        #expect(resumed.errors == "")
        let all = try calls(of: "live.ndjson")
        #expect(server.requests.count == all - ended)
        #expect(try Command.run("replay", place.path + "/live.ndjson").text.contains("byte for byte"))
    }

    private func batch(_ url: String, _ more: String...) -> [String] {
        [
            "batch", "Tests/Fixtures/three-bots", "--out", place.path, "--tag", "live", "--runs", "4",
            "--keep",
            "events", "--sweep", "BRAIN_COOLDOWN_SECONDS=0.5", "--sweep", "MAX_SESSION_REPLIES=2", "--sweep",
            "RESERVED_FINAL_REPLIES=0", "--sweep", "duration=30s", "--max-concurrency", "3",
        ] + model(url) + more
    }

    @Test func `a live batch keeps its bounds, records each run, and lets no key out`() throws {
        let server = try ModelServer { LiveResumingTests.line($0) }
        let key = ["OPENAI_API_KEY": LiveResumingTests.key]

        let stopped = try Command.run(batch(server.baseURL, "--max-calls", "5"), environment: key)
        let asked = server.requests.count
        let whole = try Command.run(batch(server.baseURL, "--resume"), environment: key)

        #expect(stopped.status == 75, "\(stopped.errors)")
        #expect((1...5).contains(asked))
        #expect(whole.errors == "" && whole.text.contains("spent    "), "\(whole.text)")
        #expect(server.requests.allSatisfy { $0.head.contains(LiveResumingTests.key) })
        var calls = 0
        let recordings = try FileManager.default.contentsOfDirectory(atPath: place.path + "/live/recordings")
        for name in recordings.sorted() {
            let replayed = try Command.run("replay", place.path + "/live/recordings/" + name)
            #expect(replayed.text.contains("byte for byte"), "\(name): \(replayed.text)")
            calls += try self.calls(of: "live/recordings/" + name)
        }
        #expect(recordings.count == 4)
        // A call that was under way when the bound was met is asked once more.
        #expect(server.requests.count >= calls && server.requests.count <= calls + 3)
        let result = try JSONReader.value(of: (place.bytes("live/three-bots-1-1/run.json") ?? [])[...])
        #expect(
            result["metrics"]?["input-tokens"]?.double.map { $0 > 0 && $0.remainder(dividingBy: 100) == 0 }
                == true
        )
        let files = FileManager.default.enumerator(atPath: place.path)
        while let name = files?.nextObject() as? String {
            let text = String(decoding: place.bytes(name) ?? [], as: UTF8.self)
            #expect(!text.contains("planted-key"), "\(name)")
        }
    }

    @Test func `an interrupted batch goes on with the runs that it has`() throws {
        let command = Interrupted()
        let server = try ModelServer { request in
            guard request.number == 12 else { return LiveResumingTests.line(request) }
            command.interrupt()
            return .say("late", after: nil)
        }

        let status = try command.start(batch(server.baseURL))
        let asked = server.requests.count
        let resumed = try Command.run(batch(server.baseURL, "--resume"))

        #expect(status == 130)
        #expect(
            resumed.errors == "" && resumed.text.hasPrefix("4 runs of 1 variant"),
            "\(resumed.text) \(resumed.errors)"
        )
        var calls = 0
        for seed in 1...4 { calls += try self.calls(of: "live/recordings/three-bots-1-\(seed).ndjson") }
        #expect(server.requests.count - asked <= calls - 8)
    }

    @Test func `a change of prompts has a live model asked for what it leaves open, and no more`() throws {
        let bots = try String(
            contentsOfFile: Project.root + "/scenarios/story-circle/bots.json",
            encoding: .utf8
        )
        try place.write(bots, to: "old.json")
        // The last to speak: those before it have seen nothing of it but among their peers.
        try place.write(bots.replacing("Add one sentence", with: "Add a sentence"), to: "new.json")
        let story = place.path + "/story.ndjson"
        _ = try Command.run("run", "story-circle", "--record", story, "--out", place.path, "--quiet")
        let server = try ModelServer { LiveResumingTests.line($0) }
        let arguments = [
            "regress", "--bots-baseline", place.path + "/old.json", "--bots-candidate",
            place.path + "/new.json", "--recording", story, "--record", place.path + "/trial", "--undecided",
            "pass",
        ]

        let open = try Command.run(arguments)
        let stopped = try Command.run(arguments + model(server.baseURL) + ["--max-calls", "4"])
        let asked = server.requests.count
        let live = try Command.run(arguments + model(server.baseURL) + ["--resume"])
        let all = try calls(of: "trial/story.candidate.ndjson")

        #expect(open.status == 64 && open.errors.contains("--record: expected --live beside it, found none"))
        #expect(stopped.status == 75 && asked == 4, "\(stopped.errors)")
        #expect(
            live.errors == "" && live.text.contains("all \(all) answers are new"),
            "\(live.text) \(live.errors)"
        )
        #expect(server.requests.count <= all + 3)
        let replayed = try Command.run("replay", place.path + "/trial/story.candidate.ndjson")
        #expect(replayed.text.contains("byte for byte"), "\(replayed.text)")
    }
}
