import ArgumentParser

@main
struct RedeSimCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rede-sim")
}
