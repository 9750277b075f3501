import RedeModel
import RedeServer
import RedeSim
import RedeStore

/// A network that is served, from the command's options.
struct ServedSession: Sendable {
    /// How often files that are watched are looked at.
    private static let glance = Duration.milliseconds(500)

    let driver: Driver
    private let network: ServedNetwork
    private let name: String

    /// - Throws: what is wrong with a recording, an engine or a state.
    init(
        _ job: Job,
        network: ServedNetwork,
        state: StateFile?,
        recording: ServedRecording?,
        stored: StoredNetwork?,
        pace: DriverClock.Pace
    ) throws {
        var plan = network.plan(of: job)
        // A clock that was set back since does not take the network back.
        if let stored { plan.epoch = max(plan.epoch, stored.instant) }
        let run = ServedRun(
            plan,
            seed: network.seed,
            tracking: try network.tracking(of: job),
            keepingRequestsWithout: job.recording?.secrets,
            takingUp: stored
        )
        driver = Driver(
            run,
            on: DriverClock(from: plan.epoch, at: pace),
            keeping: state,
            recording: recording,
            asking: try network.outside(of: job)
        )
        self.network = network
        name = job.scenario.name.string
    }

    func server(at address: Server.Address, token: String?, limits: Limits, log: LogLevel) -> Server {
        Server(driver, at: address, title: name, token: token, limits: limits, log: log)
    }

    /// Looks at the files of a scenario, and goes on with them when they have changed, until it is cancelled.
    ///
    /// Files that are wrong are told of and change nothing.
    func watch(_ argument: String) async throws {
        var last = try? load(argument)
        var complaint = ""
        while !Task.isCancelled {
            try await Task.sleep(for: ServedSession.glance)
            do {
                let scenario = try load(argument)
                complaint = ""
                guard scenario != last else { continue }
                last = scenario
                let job = try network.job(
                    argument,
                    startingAt: scenario.epoch,
                    playing: false,
                    recorded: false
                )
                await driver.replace(with: network.plan(of: job), asking: try network.outside(of: job))
                StandardError.write("the files have changed: the network goes on with them")
            } catch {
                guard "\(error)" != complaint else { continue }
                complaint = "\(error)"
                StandardError.write("\(complaint)\n  note: the network goes on with the files as they were")
            }
        }
    }

    private func load(_ argument: String) throws -> Scenario {
        let epoch = Scenario.defaultEpoch
        return try network.job(argument, startingAt: epoch, playing: false, recorded: false).scenario
    }
}
