import ArgumentParser
import RedeModel

/// The command: what all subcommands share.
@main
struct RedeSimCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rede-sim",
        abstract: "Runs networks of rede's LLM bots on a virtual clock, the same bytes for the same seed.",
        discussion: """
            A scenario names bots, a game, settings, messages and checks; a run plays it on virtual time with \
            scripted answers, and writes its event log and its result.

            Exit codes: 0 fine, 1 a check failed or a regression was found, 64 wrong usage, 65 a file is wrong, 66 a file cannot be read, \
            69 a program or a server cannot be used, 70 a defect of rede-sim, 73 a file cannot be written, 75 try again later, 130 interrupted.

            Examples:
              rede-sim init first-steps && rede-sim run first-steps
              rede-sim run story-circle --seed 7 --follow
            """,
        version: "0.1.0",
        subcommands: [
            RunCommand.self, BatchCommand.self, CompareCommand.self, ReplayCommand.self,
            RecordingCommand.self,
            ScoreCommand.self, TimelineCommand.self, OpenCommand.self, MetricsCommand.self,
            RunsCommand.self, MergeCommand.self, RegressCommand.self, ImportCommand.self,
            ValidateCommand.self, InitCommand.self, ServeCommand.self, DeployCommand.self,
            SendCommand.self, ArchiveCommand.self, KillCommand.self, ExplainCommand.self,
        ]
    )

    static func main() {
        Interruption.install()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            end(with: error)
        }
    }

    /// Ends the process as an error asks for.
    private static func end(with error: any Error) -> Never {
        if let status = ExitStatus(of: error) {
            StandardError.write("\(error)")
            exit(withError: status.code)
        }
        // What the parser throws knows its own code; whatever is left is a defect.
        if !(error is ExitCode), exitCode(for: error) == .failure {
            StandardError.write("\(error)")
            exit(withError: ExitStatus.defect.code)
        }
        exit(withError: error)
    }
}
