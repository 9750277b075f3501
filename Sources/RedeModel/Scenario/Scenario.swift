/// What is run: bots, game, settings, stimuli, model, network and checks.
package struct Scenario: Equatable, Sendable {
    /// An entry of the environment that the runtime reads its settings from.
    package struct Setting: Equatable, Sendable {
        /// The name, which may be of the form `NAME=value`.
        package var name: Text
        /// The value as it is written.
        package var value: Text

        package init(name: Text, value: Text) {
            self.name = name
            self.value = value
        }

        /// The setting as people may see it: the value of an API key is hidden.
        package var shown: Setting {
            let isKey = name == Text(SettingName.openAIAPIKey.rawValue)
            return isKey && !value.isBlank ? .init(name: name, value: Secrets.mask) : self
        }
    }

    /// The scenario's name.
    package var name: Text
    /// What the scenario shows; nil when it does not say.
    package var summary: Text?
    /// The bots in the order of their file.
    package var bots: [BotDefinition]
    /// The game; an empty configuration when there is none.
    package var game: GameConfiguration
    /// The environment, in order; of a name that comes twice the last one counts.
    package var settings: [Setting]
    /// The instant at which a run starts.
    package var epoch: Instant
    /// The address at which the bots live, and that they know of each other: `http://`, host and port.
    package var origin: Text
    /// How long a run lasts; nil means until nothing is pending.
    package var durationMilliseconds: Int?
    /// Which reading of the runtime is simulated, unless the command line says otherwise.
    package var reading: Reading
    /// The outside calls, in the order of the file.
    package var stimuli: [Stimulus]
    /// How messages travel between bots.
    package var network: NetworkConditions
    /// Where answers come from.
    package var model: ModelSetup
    /// Wordings that replace those of the prompt's sections.
    package var prompt: [PromptWording]
    /// The pages that web_fetch finds.
    package var web: [WebPage]
    /// What must hold of a run, in the order of the file.
    package var checks: [Check]

    /// The epoch of a scenario that names none: 2026-01-01T00:00:00.000Z.
    package static let defaultEpoch = Instant(milliseconds: 1_767_225_600_000)

    /// The address of a scenario that names none: the usual one of the runtime on the machine at hand.
    package static let defaultOrigin: Text = "http://localhost:8787"

    package init(
        name: Text,
        summary: Text? = nil,
        bots: [BotDefinition],
        game: GameConfiguration = GameConfiguration(),
        settings: [Setting] = [],
        epoch: Instant = Scenario.defaultEpoch,
        origin: Text = Scenario.defaultOrigin,
        durationMilliseconds: Int? = nil,
        reading: Reading = .documented,
        stimuli: [Stimulus] = [],
        network: NetworkConditions = .ideal,
        model: ModelSetup = ModelSetup(),
        prompt: [PromptWording] = [],
        web: [WebPage] = [],
        checks: [Check] = []
    ) {
        self.name = name
        self.summary = summary
        self.bots = bots
        self.game = game
        self.settings = settings
        self.epoch = epoch
        self.origin = origin
        self.durationMilliseconds = durationMilliseconds
        self.reading = reading
        self.stimuli = stimuli
        self.network = network
        self.model = model
        self.prompt = prompt
        self.web = web
        self.checks = checks
    }
}
