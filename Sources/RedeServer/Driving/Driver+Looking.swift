import RedeModel
import RedeSim

/// What can be seen of the run without a request to the network.
extension Driver {
    /// How many messages of a bot a page shows.
    private static let shownMessages = 30

    /// The bots as a page shows them, keys masked: looking at them deploys none.
    func bots() -> JSONValue {
        let worker = run.simulation.worker
        let bots = worker.bots.map { bot in
            var shown = JSONObject([.init(key: "name", value: .string(bot.name))])
            if var state = bot.state {
                shown["messages"] = .number(Double(state.messages.count))
                state.messages = state.messages.suffix(Driver.shownMessages)
                shown["state"] = .object(state.profile(settings: worker.host.settings))
            }
            shown["turn"] = .bool(bot.isTurnRunning)
            shown["alarm"] = bot.alarm.scheduled.map { .string($0.text) }
            return JSONValue.object(shown)
        }
        return .object(
            JSONObject([
                .init(key: "now", value: .string((clock.present ?? run.simulation.now).text)),
                .init(key: "bots", value: .array(bots)),
            ])
        )
    }

    /// Waits until nothing is left that happens by itself before the present.
    func rest() async {
        await pumping?.value
    }

    /// The settings, which say which keys there are.
    var settings: Settings { run.simulation.worker.host.settings }

    /// A stream of the log's new records, after those from a place on; ``leave(_:)`` ends it.
    func watch(from place: Int?) -> (key: Int, stream: AsyncStream<[UInt8]>) {
        feed.watch(run.simulation.log, from: place)
    }

    /// A watcher has gone.
    func leave(_ key: Int) { feed.leave(key) }

    /// The figures of the run.
    var figures: RunFigures {
        let simulation = run.simulation
        return RunFigures(
            events: EventName.allCases.map { ($0, feed.events[$0] ?? 0) },
            steps: simulation.steps,
            bots: simulation.worker.bots.count,
            deployed: simulation.worker.bots.count { $0.isDeployed },
            streams: feed.watcherCount,
            milliseconds: simulation.now.milliseconds(since: clock.epoch)
        )
    }
}
