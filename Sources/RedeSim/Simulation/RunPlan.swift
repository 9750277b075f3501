package import RedeModel

/// Everything that a run is a function of, but its seed.
package struct RunPlan: Sendable {
    /// A request that the scenario makes at an instant.
    package struct Stimulus: Equatable, Sendable {
        /// When it is made.
        package var instant: Instant
        /// What is asked.
        package var request: Request

        package init(at instant: Instant, _ request: Request) {
            self.instant = instant
            self.request = request
        }
    }

    /// In which order entries of one instant are handled.
    package typealias TieOrder = RedeModel.TieOrder

    /// The network's bots, in the order of their file.
    package var bots: [BotDefinition]
    /// What is played.
    package var game = GameConfiguration()
    /// The runtime's settings.
    package var settings = Settings()
    /// Which reading of the runtime the bots live by.
    package var reading = Reading.documented
    /// The instant at which the run starts: 2026-01-01T00:00:00.000Z unless the scenario says otherwise.
    package var epoch = Instant(milliseconds: 1_767_225_600_000)
    /// The origin of the requests' address; nil when they name none.
    package var origin: Text? = Scenario.defaultOrigin
    /// What the scenario asks of the network, in the order in which it is sent at one instant.
    package var stimuli: [Stimulus] = []
    /// The answers of the model.
    package var script = Script()
    /// The games that the script's policies play anew.
    package var lines: [ChessLine] = []
    /// How long a model call takes whose answer does not say.
    package var modelLatency = Latency.none
    /// How often model calls fail on purpose.
    package var faults = FaultRates.none
    /// What lies between the bots.
    package var network = NetworkConditions.ideal
    /// The pages that web_fetch finds.
    package var web: [WebPage] = []
    /// Whether addresses that `web` does not list are fetched from outside of the simulation.
    package var fetchesPages = false
    /// Whether the bots' posts are carried outside of the simulation, and come back as requests.
    package var postsOutside = false
    /// Which calls go to a live model, outside of the simulation, and not to the script.
    package var live = LiveCalls.none
    /// The wording of the prompts.
    package var template = PromptTemplate.standard
    /// In which order entries of one instant are handled.
    package var tieOrder = TieOrder.insertion
    /// The last instant that is handled; nil means until nothing is going to happen.
    package var end: Instant?

    /// A plan for these bots, all else at its default.
    package init(bots: [BotDefinition]) {
        self.bots = bots
    }
}
