import NIOHTTP1
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeServer

struct LimitTests {
    private static let network = RunPlan.sample("A", "B")

    @Test func `a body that is too large is refused, told or not`() async throws {
        var limits = Limits()
        limits.bodyBytes = 1000
        try await Serving.run(LimitTests.network, limits: limits) { (serving) async throws in
            let large = String(repeating: "x", count: 1001)
            #expect(try await serving.ask("POST", "/bots/A/message", body: large).status == 413)

            let content = String(repeating: "x", count: 900)
            #expect(try await serving.send(content, from: "A", to: "B").status == 200)

            let chunked =
                "POST /bots/A/message HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3e9\r\n\(large)\r\n0\r\n\r\n"
            #expect(try await serving.raw(chunked).hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test(arguments: [
        "NONSENSE\r\n\r\n", "GET / HTTP/1.1\r\nX: \(String(repeating: "x", count: 20_000))\r\n\r\n",
        "GET /\(String(repeating: "x", count: 90_000)) HTTP/1.1\r\n\r\n",
    ])
    func `what is no request ends the connection`(_ bytes: String) async throws {
        try await Serving.run(LimitTests.network) { (serving) async throws in
            let answer = try await serving.raw(bytes)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
            #expect(try await serving.ask("GET", "/").status == 200)
        }
    }

    @Test(arguments: [
        "", "GET / HT", "POST /bots/A/message HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{",
    ])
    func `who does not come to the end of a request is cut`(_ bytes: String) async throws {
        var limits = Limits()
        limits.patience = .milliseconds(50)
        try await Serving.run(LimitTests.network, limits: limits) { (serving) async throws in
            #expect(try await serving.raw(bytes).isEmpty)
        }
    }

    @Test func `requests beyond the rate are put off`() async throws {
        var limits = Limits()
        limits.requestsPerSecond = 1
        try await Serving.run(LimitTests.network, limits: limits) { (serving) async throws in
            var statuses: [Int] = []
            for _ in 0..<3 { statuses.append(try await serving.ask("GET", "/").status) }
            #expect(statuses.first == 200)
            #expect(statuses.contains(429))
        }
    }

    @Test func `with a token none comes in without it`() async throws {
        try await Serving.run(LimitTests.network, token: "a-token-of-ours") { (serving) async throws in
            let right = "Bearer a-token-of-ours"
            #expect(try await serving.ask("GET", "/bots").status == 401)
            #expect(try await serving.ask("GET", "/metrics").status == 401)
            #expect(
                try await serving.ask("GET", "/bots", headers: ["Authorization": "Bearer x"]).status == 401
            )
            #expect(try await serving.ask("GET", "/bots", headers: ["Authorization": right]).status == 200)
            let cookie = "other=1; rede-sim-token=a-token-of-ours"
            #expect(try await serving.ask("GET", "/bots", headers: ["Cookie": cookie]).status == 200)
            let raw = try await serving.raw(
                "GET /?token=a-token-of-ours HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            )
            #expect(raw.hasPrefix("HTTP/1.1 303"))
            #expect(raw.contains("rede-sim-token=a-token-of-ours; HttpOnly; SameSite=Strict"))
        }
    }

    @Test func `the page of another site may not ask`() async throws {
        try await Serving.run(LimitTests.network) { (serving) async throws in
            let own = "http://127.0.0.1:\(serving.port)"
            #expect(try await serving.ask("GET", "/bots", headers: ["Origin": own]).status == 200)
            let other = try await serving.ask(
                "POST",
                "/bots/reset",
                headers: ["Origin": "http://else.example"]
            )
            #expect(other.status == 403)
            #expect(other.headers["access-control-allow-origin"].isEmpty)
            let raw = try await serving.raw(
                "GET / HTTP/1.1\r\nHost: else.example\r\nConnection: close\r\n\r\n"
            )
            #expect(raw.hasPrefix("HTTP/1.1 403"))
        }
    }
}
