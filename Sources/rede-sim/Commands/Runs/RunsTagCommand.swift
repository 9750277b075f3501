import ArgumentParser
import RedeModel
import RedeStore

/// `rede-sim runs tag`: gives a batch another tag.
struct RunsTagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Give a batch another tag.",
        discussion: """
            Examples:
              rede-sim runs tag cooldowns cooldowns-before
              rede-sim runs tag try-3 baseline --store results.sqlite
            """
    )

    @Argument(help: "The tag that the batch has.")
    var old: String

    @Argument(help: "The tag that it gets; no other batch may have it.")
    var new: String

    @OptionGroup var store: StoreOption

    func run() throws {
        guard !new.isEmpty else {
            throw UsageProblem(place: "tag", expected: "a tag", found: "an empty text")
        }
        try store.open().rename(Text(old), to: Text(new))
    }
}
