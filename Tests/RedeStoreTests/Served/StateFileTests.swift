import GRDB
import RedeModel
import RedeSim
import RedeTestSupport
import StoreTestSupport
import Testing

@testable import RedeStore

struct StateFileTests {
    private let place: TemporaryStore

    init() throws { place = try TemporaryStore() }

    @Test(arguments: [Reading.documented, .observed], [60, 250])
    func `what was written at any moment is read again`(_ reading: Reading, _ stride: Int) async throws {
        let plan = try StateFileTests.plan("story-circle", reading)
        let file = try StateFile(place.path)
        var journal = StateJournal()
        var simulation = Simulation(plan, seed: 3)
        while simulation.step() {
            guard simulation.steps.isMultiple(of: stride),
                let (change, kept) = journal.change(to: simulation)
            else { continue }
            try await file.write(change)
            journal = kept
            let read = try #require(try file.load())
            #expect(read.isSame(as: simulation.stored))
        }
    }

    @Test func `a game of chess is taken up where it was`() async throws {
        let plan = try StateFileTests.plan("chess-rules", .documented)
        var simulation = Simulation(plan, seed: 3)
        for _ in 0..<150 { _ = simulation.step() }
        let file = try StateFile(place.path)
        let (change, _) = try #require(StateJournal().change(to: simulation))
        try await file.write(change)
        var later = plan
        later.epoch = simulation.now
        later.stimuli = []
        var second = Simulation(later, seed: 4)
        second.restore(try #require(try file.load()))

        #expect(simulation.actionCount > 3)
        #expect(second.worker.host.board.chess?.position == simulation.worker.host.board.chess?.position)
        #expect(second.stored.isSame(as: simulation.stored))
    }

    @Test func `an unchanged network is not written, and a reset one is empty`() async throws {
        let file = try StateFile(place.path)
        #expect(try file.load() == nil)
        var simulation = Simulation(RunPlan.sample("A", "B"), seed: 1)
        _ = simulation.receive(Request(.get, "/bots"), at: simulation.now)
        let (change, kept) = try #require(StateJournal().change(to: simulation))
        try await file.write(change)
        #expect(kept.change(to: simulation) == nil)

        _ = simulation.receive(Request(.post, "/bots/reset"), at: simulation.nextOpening)
        let (cleared, _) = try #require(kept.change(to: simulation))
        try await file.write(cleared)
        let read = try #require(try file.load())
        #expect(read.bots.map(\.state) == [nil, nil])
        #expect(read.log.count == 0)
    }

    @Test func `no key of a model is written`() async throws {
        var plan = RunPlan.sample("A", "B")
        plan.bots[0] = BotDefinition(name: "A", prompt: "x", apiKey: "sk-very-secret-very-secret")
        var simulation = Simulation(plan, seed: 1)
        _ = simulation.receive(Request(.get, "/bots"), at: simulation.now)
        let file = try StateFile(place.path)
        let (change, _) = try #require(StateJournal().change(to: simulation))
        try await file.write(change)
        let read = try #require(try file.load())
        var second = Simulation(plan, seed: 1)
        second.restore(read)

        #expect(read.bots.first { $0.name == "A" }?.state?.definition.apiKey == "[hidden]")
        #expect(second.stored.isSame(as: simulation.stored))
    }

    @Test func `a second process is refused`() throws {
        let first = try StateFile(place.path)
        #expect(throws: UnwritableFile.self) { try StateFile(place.path) }
        #expect(try first.load() == nil)
    }

    @Test func `another database is refused`() async throws {
        let other = try DatabaseQueue(path: place.path)
        try await other.write { try $0.execute(sql: "CREATE TABLE x (y)") }
        try other.close()
        #expect(throws: UnusableStore.self) { try StateFile(place.path) }
    }

    private static func plan(_ name: String, _ reading: Reading) throws -> RunPlan {
        var scenario = try Scenario.load("scenarios/\(name)")
        scenario.reading = reading
        return try RunPlan(scenario)
    }
}

extension StoredNetwork {
    /// Whether both hold the same, times by what they mean, bots by name.
    fileprivate func isSame(as other: StoredNetwork) -> Bool {
        func shown(_ network: StoredNetwork) -> [String] {
            network.bots.sorted { $0.name < $1.name }.map { bot in
                let state = bot.state.map { $0.profile(settings: Settings([])) }
                let text = state.map { ByteWriter.text(of: .object($0)).string } ?? "none"
                return "\(bot.name) \(text) \(bot.alarm)"
            }
        }
        return shown(self) == shown(other) && actions.map(\.action) == other.actions.map(\.action)
            && actions.map(\.actor) == other.actions.map(\.actor)
            && log.transcript == other.log.transcript && instant == other.instant
    }
}
