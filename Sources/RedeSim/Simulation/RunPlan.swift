package import RedeModel

/// Everything that a run is a function of, but its seed.
package struct RunPlan: Sendable {
    /// A request that the scenario makes at an instant.
    package struct Stimulus: Equatable, Sendable {
        package var instant: Instant
        package var request: Request

        package init(at instant: Instant, _ request: Request) {
            self.instant = instant
            self.request = request
        }
    }

    /// In which order entries of one instant are handled.
    package enum TieOrder: String, CaseIterable, Sendable {
        /// In the order in which they were added.
        case insertion
        /// In an order drawn from the seed.
        case seeded
    }

    package var bots: [BotDefinition]
    package var game = GameConfiguration()
    package var settings = Settings()
    package var reading = Reading.documented
    package var epoch = Instant(milliseconds: 1_767_225_600_000)
    package var origin: Text? = "http://localhost:8787"
    package var stimuli: [Stimulus] = []
    package var script = Script()
    package var modelLatency = Latency.none
    package var faults = FaultRates.none
    package var network = NetworkConditions.ideal
    package var web: [WebPage] = []
    package var template = PromptTemplate.standard
    package var tieOrder = TieOrder.insertion
    /// The last instant that is handled; nil means until nothing is going to happen.
    package var end: Instant?

    /// A plan for these bots, all else at its default.
    package init(bots: [BotDefinition]) {
        self.bots = bots
    }
}
