import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@testable import RedeServer

struct LiveTests {
    @Test func `the log is told as it grows, from where somebody has left it`() async throws {
        try await Serving.run(RunPlan.sample("A", "B")) { (serving) async throws in
            _ = try await serving.ask("GET", "/bots")
            let first = try await serving.stream(from: nil, until: "deploy.auto.complete")
            let last = try #require(first.split(separator: "\n").last { $0.hasPrefix("id: ") })
            let place = String(last.dropFirst(4))

            async let rest = serving.stream(from: place, until: "message.receive")
            _ = try await serving.send("Hello", from: "A", to: "B")

            let later = try await rest
            #expect(first.hasPrefix("retry: 1000\n\nevent: clear\n"))
            #expect(first.contains("deploy.auto.start"))
            #expect(!later.contains("deploy.auto"))
            #expect(!later.contains("event: clear"))
        }
    }

    @Test func `a reset of the log is told`() async throws {
        try await Serving.run(RunPlan.sample("A", "B")) { (serving) async throws in
            _ = try await serving.ask("GET", "/bots")
            let place = String(await serving.driver.figures.events.reduce(0) { $0 + $1.count })
            async let told = serving.stream(from: place, until: "event: clear")
            _ = try await serving.ask("POST", "/bots/events/reset")

            let clear = try await told
            #expect(clear.contains("event: clear"))
        }
    }

    @Test func `the figures count requests and events`() async throws {
        try await Serving.run(RunPlan.sample("A", "B")) { (serving) async throws in
            _ = try await serving.ask("GET", "/bots")
            _ = try await serving.ask("GET", "/nothing")
            let lines = try await serving.ask("GET", "/metrics").text.split(separator: "\n")

            #expect(lines.contains("rede_sim_requests_total{method=\"GET\",status=\"404\"} 1"))
            #expect(lines.contains("rede_sim_events_total{event=\"durable.deploy\"} 2"))
            #expect(lines.contains("rede_sim_bots_deployed 2"))
        }
    }
}

extension Serving {
    /// What the stream of events says until it says something.
    fileprivate func stream(from place: String?, until end: String) async throws -> String {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/live/events")
        if let place { request.headers.add(name: "Last-Event-ID", value: place) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        var seen = ""
        for try await part in response.body {
            seen += String(buffer: part)
            if seen.contains(end) { break }
        }
        return seen
    }
}
