import ArgumentParser
import RedeLive

/// Which network is asked.
struct RemoteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The network's address; default BOT_HEALTHCHECK_URL, or localhost:8787.",
            valueName: "url"
        )
    )
    var url: String?

    @Option(help: ArgumentHelp("The token that it wants; default REDE_SIM_TOKEN.", valueName: "token"))
    var token: String?

    /// - Throws: `UnusableNetwork` for an address that is none.
    func network() throws(UnusableNetwork) -> RemoteNetwork {
        try RemoteNetwork(
            url ?? RunSettings.variable("BOT_HEALTHCHECK_URL") ?? RemoteNetwork.usualURL,
            token: token ?? RunSettings.variable("REDE_SIM_TOKEN")
        )
    }
}
