import ArgumentParser
import RedeLive

/// `rede-sim kill`: clears a network that is served.
struct KillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kill",
        abstract: "Clear all bots and the event log of a network that is served.",
        discussion: """
            What the bots have stored is gone then. Asks before, on a terminal; elsewhere --yes is needed.

            Examples:
              rede-sim kill
              rede-sim kill --yes --url http://localhost:8787
            """
    )

    @OptionGroup var remote: RemoteOptions

    @Flag(help: "Do not ask.")
    var yes = false

    @Flag(help: "Do not say what was cleared.")
    var quiet = false

    func run() throws {
        let network = try remote.network()
        guard try yes || Confirmation.isGiven("clear all bots of \(network.url)?") else { return }
        let command = self
        try Waiting.on {
            let bots = try await network.reset()
            if !command.quiet {
                try StandardOutput.write(line: "cleared \(counted(bots.count, "bot")) and the log")
            }
        }
    }
}
