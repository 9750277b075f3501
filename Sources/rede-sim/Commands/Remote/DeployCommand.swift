import ArgumentParser
import RedeLive
import RedeModel

/// `rede-sim deploy`: deploys the bots of a network that is served.
struct DeployCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deploy",
        abstract: "Deploy the bots of a network that is served.",
        usage: "rede-sim deploy [<options>]",
        discussion: """
            Deploys the bots one after the other, each once the one before it is up, and shows how they are. The names are \
            looked up first. The network is rede's own or that of rede-sim serve.

            Examples:
              rede-sim deploy
              rede-sim deploy --bot A --bot B --url http://localhost:8787
            """
    )

    @Option(help: ArgumentHelp("Deploy this bot; may be repeated. Default all.", valueName: "name"))
    var bot: [String] = []

    @OptionGroup var remote: RemoteOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Flag(help: "Print nothing.")
    var quiet = false

    func run() throws {
        let network = try remote.network()
        let command = self
        try Waiting.on { try await command.deploy(in: network) }
    }

    private func deploy(in network: RemoteNetwork) async throws {
        let active = try await network.activeBots()
        let wanted = bot.map { Text($0) }
        if let unknown = wanted.first(where: { !active.contains($0) }) {
            throw UsageProblem(
                place: "--bot",
                expected: "the name of an active bot",
                found: Quoted.text(unknown),
                notes: NearestName.notes(for: unknown, among: active, source: "\(network.url) has")
            )
        }
        let names = wanted.isEmpty ? active : active.filter(wanted.contains)
        let width = names.map { Columns.width(Columns.plain($0.string)) }.max() ?? 0
        var deployed: [JSONValue] = []
        for name in names {
            let health = try await network.deploy(name)
            deployed.append(health.json)
            guard !quiet, !json else { continue }
            let shown = Columns.plain(name.string)
            let gap = String(repeating: " ", count: width - Columns.width(shown))
            try StandardOutput.write(
                line: "\(shown)\(gap)  up   knows \(counted(health.knownBots, "bot"))   "
                    + counted(health.messages, "message")
            )
        }
        if json { try StandardOutput.write(line: ByteWriter.text(of: .array(deployed)).string) }
    }
}

extension RemoteNetwork.Health {
    fileprivate var json: JSONValue {
        .object(
            JSONObject([
                .init(key: "bot", value: .string(bot)),
                .init(key: "knownBots", value: .number(Double(knownBots))),
                .init(key: "messages", value: .number(Double(messages))),
            ])
        )
    }
}
