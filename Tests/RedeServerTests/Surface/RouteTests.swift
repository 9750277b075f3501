import NIOHTTP1
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeServer

struct RouteTests {
    private static let network = RunPlan.sample("A", "B C", "Ö")

    @Test func `each path answers as the runtime's surface does`() async throws {
        try await Serving.run(RouteTests.network) { (serving) async throws in
            let told: [(String, String, Int, String)] = [
                ("GET", "/", 200, "application/json"),
                ("GET", "/nothing", 404, "application/json"),
                ("GET", "/bots", 200, "application/json"),
                ("GET", "/bots/events", 200, "application/x-ndjson"),
                ("GET", "/bots/events/timeline", 200, "text/html; charset=utf-8"),
                ("GET", "/bots/events/nothing", 404, "application/json"),
                ("POST", "/bots/events/reset", 200, "application/json"),
                ("GET", "/bots/Z", 404, "application/json"),
                ("POST", "/bots/A/deploy", 201, "application/json"),
                ("GET", "/bots/A", 200, "application/json"),
                ("GET", "/bots/A/anything", 200, "application/json"),
                ("GET", "/bots/A/health", 200, "application/json"),
                ("POST", "/bots/A/reset", 200, "application/json"),
                ("GET", "/bots/A/health", 503, "application/json"),
                ("GET", "/bots/A", 201, "application/json"),
                ("POST", "/bots/reset", 200, "application/json"),
                ("GET", "/metrics", 200, "text/plain; version=0.0.4"),
                ("GET", "/live/bots", 200, "application/json"),
            ]
            for (method, path, status, type) in told {
                let seen = try await serving.ask(method, path)
                #expect(seen.status == status, "\(method) \(path)")
                #expect(seen.headers["content-type"] == [type], "\(method) \(path)")
            }
        }
    }

    @Test func `other methods than the path's are refused`() async throws {
        try await Serving.run(RouteTests.network) { (serving) async throws in
            for path in ["/bots", "/bots/events", "/bots/events/timeline", "/bots/A", "/bots/A/health"] {
                for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
                    #expect(try await serving.ask(method, path).status == 405, "\(method) \(path)")
                }
            }
            for path in ["/bots/reset", "/bots/A/reset", "/bots/A/deploy", "/bots/A/message"] {
                for method in ["PUT", "DELETE", "OPTIONS"] {
                    #expect(try await serving.ask(method, path).status == 405, "\(method) \(path)")
                }
            }
            for path in ["/live/bots", "/live/events", "/metrics", "/bots"] {
                let seen = try await serving.ask("POST", path)
                #expect(seen.status == 405)
                #expect(seen.headers["allow"] == ["GET"])
            }
            let head = try await serving.ask("HEAD", "/bots")
            #expect(head.status == 405)
            #expect(head.text.isEmpty)
        }
    }

    @Test(arguments: [
        ("", 400), ("no JSON", 400), ("[]", 400), ("{\"to\":\"B C\"}", 400), ("{\"content\":\"x\"}", 400),
        ("{\"to\":\" \",\"content\":\"x\"}", 400), ("{\"to\":\"B C\",\"content\":\" \\n \"}", 400),
        ("{\"to\":7,\"content\":\"x\"}", 400), ("{\"to\":\"Z\",\"content\":\"x\"}", 404),
        ("{\"to\":\" B C \",\"content\":\" x \"}", 200), ("{\"to\":\"Ö\",\"content\":\"ö\",\"more\":1}", 200),
        ("{\"to\":\"A\",\"content\":\"\\ud800\"}", 200),
    ])
    func `a message is delivered or refused for its body`(_ body: String, _ status: Int) async throws {
        try await Serving.run(RouteTests.network) { (serving) async throws in
            let seen = try await serving.ask("POST", "/bots/A/message", body: body)

            #expect(seen.status == status)
            #expect(seen.json?["message"]?.text != nil)
            #expect((seen.json?["timestamp"] != nil) == (status == 200))
        }
    }

    @Test(arguments: ["/bots/B%20C", "/bots/%20B%20C", "/bots/B%20C/", "//bots//B%20C?x=1", "/bots/%42%20C"])
    func `names in paths are decoded`(_ path: String) async throws {
        let isTrimmed = path.contains("%20B")
        try await Serving.run(RouteTests.network) { (serving) async throws in
            #expect(try await serving.ask("GET", path).status == (isTrimmed ? 404 : 201))
            #expect(try await serving.ask("GET", "/bots/%C3%96").json?["bot"]?["name"]?.text == "Ö")
            // A client would mend this one.
            let broken = "GET /bots/%C3 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            #expect(try await serving.raw(broken).hasPrefix("HTTP/1.1 404"))
        }
    }

    @Test func `keys are masked, and a missing one says so`() async throws {
        var plan = RunPlan.sample("A", "B")
        plan.bots[0] = BotDefinition(name: "A", prompt: "x", apiKey: "sk-very-secret-very-secret")
        plan.settings = Settings([])
        try await Serving.run(plan) { (serving) async throws in
            let listed = try await serving.ask("GET", "/bots")
            let profile = try await serving.ask("GET", "/bots/A")
            let live = try await serving.ask("GET", "/live/bots")

            for seen in [listed, profile, live] { #expect(!seen.text.contains("very-secret")) }
            #expect(listed.json?.array?.map { $0["llmApiKey"]?.text } == ["[hidden]", "[missing]"])
            #expect(listed.json?.array?.map { $0["createdAt"]?.text } == ["not-set", "not-set"])
            #expect(profile.json?["llmApiKey"]?.text == "[hidden]")
        }
    }

    @Test func `the log is not to be kept, and is what the network has logged`() async throws {
        try await Serving.run(RouteTests.network) { (serving) async throws in
            _ = try await serving.send("Hello", from: "A", to: "Ö")
            let seen = try await serving.ask("GET", "/bots/events")

            #expect(seen.headers["cache-control"] == ["no-store"])
            #expect(seen.text.contains("\"event\":\"message.receive\""))
            let log = try LogReader.read(SourceFile(path: "log", bytes: Array(seen.text.utf8)))
            #expect(log.records.first?.name == .durableDeploy)
        }
    }

    @Test func `a browser gets a page where others get a hint`() async throws {
        try await Serving.run(RouteTests.network) { (serving) async throws in
            let page = try await serving.ask("GET", "/", headers: ["Accept": "text/html,*/*"])
            let hint = try await serving.ask("GET", "/")

            #expect(page.text.hasPrefix("<!DOCTYPE html>"))
            #expect(page.headers["content-security-policy"].first?.contains("default-src 'none'") == true)
            #expect(hint.json?["message"]?.text != nil)
        }
    }

    @Test func `fifty messages at once are all delivered, each once`() async throws {
        try await Serving.run(RouteTests.network) { (serving) async throws in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<50 {
                    group.addTask { try await serving.send("number \(number)", from: "A", to: "Ö").status }
                }
                for try await status in group { #expect(status == 200) }
            }
            let messages = try await serving.ask("GET", "/bots/%C3%96").json?["messages"]?.array ?? []
            let numbers = messages.compactMap { $0["content"]?.text?.string }.filter {
                $0.hasPrefix("number ")
            }
            #expect(Set(numbers).count == 50)
            #expect(numbers.count == 50)
        }
    }

    @Test func `listing deploys the bots once, until a reset`() async throws {
        try await Serving.run(RouteTests.network) { (serving) async throws in
            for _ in 0..<2 { _ = try await serving.ask("GET", "/bots") }
            let first = try await serving.ask("GET", "/bots/events").text
            #expect(first.split(separator: "\n").count { $0.contains("deploy.auto.start") } == 1)

            let reset = try await serving.ask("POST", "/bots/reset")
            #expect(reset.json?["bots"]?.array?.compactMap(\.text) == ["A", "B C", "Ö"])
            #expect(try await serving.ask("GET", "/bots/events").text.isEmpty)
            _ = try await serving.ask("GET", "/bots")
            #expect(try await serving.ask("GET", "/bots/events").text.contains("deploy.auto.start"))
        }
    }
}
