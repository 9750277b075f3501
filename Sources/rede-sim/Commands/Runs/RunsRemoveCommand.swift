import ArgumentParser
import RedeModel
import RedeStore

/// `rede-sim runs rm`: removes a batch.
struct RunsRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rm",
        abstract: "Remove a batch with all of its runs, and free their space.",
        discussion: """
            Asks before, on a terminal; elsewhere --yes is needed. Files of runs that were kept stay where they are.

            Examples:
              rede-sim runs rm try-3
              rede-sim runs rm try-3 --yes --quiet
            """
    )

    @Argument(help: "The tag of the batch.")
    var tag: String

    @OptionGroup var store: StoreOption

    @Flag(help: "Do not ask.")
    var yes = false

    @Flag(help: "Do not say what was removed.")
    var quiet = false

    func run() throws {
        let store = try store.open()
        let batch = try store.batch(Text(tag))
        let words = "\(counted(try store.counts(of: batch).runs, "run")) of \(Quoted.text(batch.tag))"
        guard try yes || Confirmation.isGiven("remove \(words)?") else { return }
        try store.remove(batch.tag)
        if !quiet { try StandardOutput.write(line: "removed \(words)") }
    }
}
