import Foundation
import RedeTestSupport
import Testing

struct MetricsCommandTests {
    private static let record =
        #"{"event":"brain.start","timestamp":"2026-01-01T00:00:01.000Z","payload":{"bot":"A"}}"#

    @Test func `a run's log has the metrics of run json`() throws {
        let place = try TemporaryDirectory()
        let run = Project.root + "/Tests/Fixtures/three-bots"
        #expect(try Command.run("run", run, "--quiet", "--out", place.path).status == 0)
        let log = place.path + "/three-bots-1/events.ndjson"

        expectGolden(try Command.run("metrics", log).text, "Tests/Goldens/metrics/three-bots.txt")
        let ending = try Command.run("metrics", "events.ndjson", "--json", in: place.path + "/three-bots-1")
        expectGolden(ending.text, "Tests/Goldens/metrics/three-bots.json")
    }

    @Test func `several logs stand side by side`() throws {
        let place = try TemporaryDirectory()
        try place.write(MetricsCommandTests.record + "\n", to: "one.ndjson")
        try place.write(
            MetricsCommandTests.record + "\n" + MetricsCommandTests.record + "\n",
            to: "two.ndjson"
        )

        let ending = try Command.run("metrics", "one.ndjson", "two.ndjson", in: place.path)

        #expect(ending.status == 0)
        #expect(ending.text == "#1 one.ndjson\n#2 two.ndjson\n\n       #1  #2\nturns   1   2  turns\n")
    }

    @Test func `what is wrong with a log or with prices is told with its place`() throws {
        let place = try TemporaryDirectory()
        try place.write(MetricsCommandTests.record + "\nand then\n", to: "log.ndjson")
        try place.write("schema: rede-sim/prices/1\nmodels: { m: 3 }\n", to: "prices.yaml")

        let log = try Command.run("metrics", "log.ndjson", in: place.path)
        let prices = try Command.run("metrics", "log.ndjson", "--prices", "prices.yaml", in: place.path)
        let missing = try Command.run("metrics", "no.ndjson", in: place.path)

        #expect(log.status == 65)
        #expect(log.errors.hasPrefix("log.ndjson:2:1: expected a record of an event log"))
        #expect(prices.status == 65)
        #expect(prices.errors.hasPrefix("prices.yaml:2:14: models.m: expected an object, found 3"))
        #expect(missing.status == 66)
    }
}
