import ArgumentParser
import RedeLive
import RedeModel

/// `rede-sim send`: sends a message from one bot to another.
struct SendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send a message from one bot to another, in a network that is served.",
        usage: "rede-sim send <from> <to> <text> [<options>]",
        discussion: """
            The network is rede's own or that of rede-sim serve. Prints the time at which the message was delivered.

            Examples:
              rede-sim send A B "Start with the pricing pages."
              rede-sim send C A "Begin: a lighthouse, at night." --url http://localhost:8787
            """
    )

    @Argument(help: "The bot in whose name the message is sent.")
    var from: String

    @Argument(help: "The bot that it is sent to.")
    var to: String

    @Argument(help: "What it says.")
    var text: String

    @OptionGroup var remote: RemoteOptions

    @Flag(help: "Print nothing.")
    var quiet = false

    func run() throws {
        let network = try remote.network()
        let command = self
        try Waiting.on {
            let (from, to) = (Text(command.from), Text(command.to))
            let time = try await network.send(Text(command.text), from: from, to: to)
            if !command.quiet { try StandardOutput.write(line: "delivered at \(time)") }
        }
    }
}
