import ArgumentParser
import RedeLive
import RedeModel
import RedeServer
import RedeSim
import RedeStore

/// `rede-sim serve`: the network as a service, on real time.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a network over HTTP, on real time.",
        usage: "rede-sim serve [<scenario>] [<options>]",
        discussion: """
            SCENARIO is a directory, a file, or the name of a shipped scenario; without one it is the working directory, \
            with its scenario.yaml or its bots.json and game.json. The network lives by the same rules as in a run and \
            answers on the paths that rede has: /bots, /bots/NAME/message and so on. A browser finds a page at /. \
            Nothing happens until a request comes, unless --play lets the scenario's own stimuli happen, too.

            --state keeps what rede keeps: an answered message outlasts a kill. --record keeps the requests and the \
            answers of the model; rede-sim replay plays them again, to the byte. Ctrl-C, or SIGTERM, stops.

            --model live asks a live model at --base-url, with the keys of OPENAI_API_KEY and of the bots; it costs \
            what its server charges, and --max-calls bounds that. While it is asked, time goes no faster than it is.

            The server listens to this machine alone. --host lets others in, and needs a --token then, which \
            REDE_SIM_TOKEN also gives.

            Examples:
              rede-sim serve story-circle --play --speed 10
              rede-sim serve --bots bots.json --game game.json --state network.sqlite
              rede-sim serve story-circle --model live --live-model gpt-4o-mini
            """
    )

    @Argument(help: "The scenario: a directory, a file, or the name of a shipped one.")
    var scenario = "."

    @OptionGroup(title: "Network")
    var network: ServedNetwork

    @Option(help: "The port to listen at; 0 takes a free one.")
    var port = 8787

    @Option(help: ArgumentHelp("The address to listen at.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("What requests must show: Authorization: Bearer TOKEN.", valueName: "token"))
    var token: String?

    @Option(help: ArgumentHelp("How fast time goes: 1 to 3600, or max.", valueName: "speed"))
    var speed: ServedSpeed = .times(1)

    @Flag(help: "Let the scenario's stimuli happen, too.")
    var play = false

    @Option(help: ArgumentHelp("Keep the network's state in this file.", valueName: "file"))
    var state: String?

    @Option(help: ArgumentHelp("Record the run to this file.", valueName: "file"))
    var record: String?

    @Flag(help: "Go on with bots.json and game.json as they are, whenever they change.")
    var watch = false

    @Option(
        help: ArgumentHelp("Save runs/ID.ndjson and runs/ID.html when a conversation stops.", valueName: "id")
    )
    var archive: String?

    @Option(help: ArgumentHelp("The most requests a second; default any number.", valueName: "number"))
    var rate: Int?

    @Option(help: ArgumentHelp("The most connections at a time.", valueName: "number"))
    var connections = 1024

    @Option(
        help: ArgumentHelp(
            "What to log: error, warning, notice, info (each request), debug.",
            valueName: "level"
        )
    )
    var log: LogLevel = .warning

    @Flag(help: "Do not say where the server is.")
    var quiet = false

    func validate() throws {
        if !(0...65_535).contains(port) {
            throw ValidationError("--port: expected 0 to 65535, found \(port)")
        }
        if let rate, rate < 1 { throw ValidationError("--rate: expected 1 or more, found \(rate)") }
        if let archive { try ArchiveCommand.check(archive, of: "--archive") }
        if connections < 1 {
            throw ValidationError("--connections: expected 1 or more, found \(connections)")
        }
        if record != nil, network.httpPeers {
            throw ValidationError("--record: expected posts that a replay makes again, found --http-peers")
        }
        if record != nil, watch {
            throw ValidationError("--record: expected one scenario from start to end, found --watch")
        }
        if !isLocal, secret == nil {
            throw ValidationError(
                "--host: expected 127.0.0.1, ::1 or localhost, or a --token, found \"\(host)\" without one"
            )
        }
        if let secret,
            secret.utf8.count < 8 || !secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3B })
        {
            throw ValidationError("--token: expected 8 letters or more without spaces, found another text")
        }
    }

    func run() throws {
        let job = try network.job(scenario, startingAt: WallClock.now, playing: play, recorded: record != nil)
        let file = try state.map { try StateFile($0) }
        let stored = try file?.load()
        if record != nil, stored != nil {
            throw UsageProblem(
                place: "--record",
                expected: "a network that begins anew",
                found: "one with a state in \(state ?? "")",
                notes: ["a recording holds a run from its start"]
            )
        }
        let session = try ServedSession(
            job,
            network: network,
            state: file,
            recording: try recording(of: job),
            stored: stored,
            pace: speed.pace
        )
        let server = session.server(
            at: address,
            token: secret,
            limits: limits,
            log: log
        )
        let command = self
        try Interruption.held {
            try await withThrowingTaskGroup(of: Void.self) { group in
                if command.watch { group.addTask { try await session.watch(command.scenario) } }
                let (ports, opened) = AsyncStream.makeStream(of: Int.self)
                if let run = command.archive {
                    group.addTask {
                        for await port in ports { try await command.archive(run, at: port) }
                    }
                }
                try await server.run(until: .signals) { port in
                    command.tell(job, at: port)
                    opened.yield(port)
                }
                group.cancelAll()
            }
            try await session.driver.finishRecording()
        }
    }

    private func recording(of job: Job) throws(UnwritableFile) -> ServedRecording? {
        guard let record, let head = job.recording?.head else { return nil }
        return try ServedRecording(head, to: record) {
            StandardError.write("\($0)\n  note: the recording is written when the server ends")
        }
    }

    private var secret: String? { token ?? RunSettings.variable("REDE_SIM_TOKEN") }

    private var isLocal: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

    private var limits: Limits {
        var limits = Limits()
        limits.connections = connections
        limits.requestsPerSecond = rate
        return limits
    }

    /// Saves the log when a conversation stops, until the server does.
    private func archive(_ run: String, at port: Int) async throws {
        let network = try RemoteNetwork(address.url(at: port), token: secret)
        try await Archive(of: network, run: run, in: "runs").watch(
            saved: { _ in },
            trouble: { StandardError.write("\($0)") }
        )
    }

    private var address: Server.Address { .init(host: host, port: port) }

    private func tell(_ job: Job, at port: Int) {
        guard !quiet else { return }
        let line =
            "\(job.scenario.name) at \(address.url(at: port))/  \(counted(job.plan.bots.count, "bot")) · "
            + "\(job.plan.reading.rawValue) · \(network.model.model.rawValue) · speed \(speed)"
        // Nobody may be left who reads it; the server goes on.
        try? StandardOutput.write(line: line)
    }
}

/// How fast a served network's time goes.
enum ServedSpeed: ExpressibleByArgument, CustomStringConvertible {
    case times(Int)
    case max

    init?(argument: String) {
        if argument == "max" {
            self = .max
        } else if let times = Int(argument), (1...3600).contains(times) {
            self = .times(times)
        } else {
            return nil
        }
    }

    var description: String {
        switch self {
        case .times(let times): "\(times)"
        case .max: "max"
        }
    }

    var pace: DriverClock.Pace {
        switch self {
        case .times(let times): .times(times)
        case .max: .unbounded
        }
    }
}

extension LogLevel: ExpressibleByArgument {}
