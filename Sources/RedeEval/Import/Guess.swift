import RedeModel

/// What a log does not say outright, as it is assumed at present.
struct Guess: Equatable, Sendable {
    /// Settings whose values are guessed, in the unit of the setting.
    var settings: [SettingName: Double] = [:]  // determinism: look-up only, never walked
    /// Calls that leave no event of their own.
    var hidden: [Hidden] = []

    /// A call that clears something.
    struct Hidden: Equatable, Sendable {
        var instant: Instant
        var request: Stimulus.Request
    }

    func setting(_ name: SettingName, to value: Double) -> Guess {
        var guess = self
        guess.settings[name] = value
        return guess
    }

    func adding(_ request: Stimulus.Request, at instant: Instant) -> Guess {
        var guess = self
        guess.hidden.append(Hidden(instant: instant, request: request))
        return guess
    }
}
