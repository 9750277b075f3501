/// Where the answers of model calls come from, how long they take, and how often they fail.
package struct ModelSetup: Equatable, Sendable {
    /// Answers written by hand, of the bots that it names, the judge and repair calls.
    package var script: Script
    /// What answers for bots that the script does not name; nil means that nothing does.
    package var policy: Policy?
    /// The time of an answer that does not give its own.
    package var latency: Latency
    /// How often calls go wrong on purpose.
    package var faults: FaultRates

    /// The latency of a scenario that gives none: one second.
    package static let defaultLatency = Latency.fixed(milliseconds: 1000)

    package init(
        script: Script = Script(),
        policy: Policy? = .story(.init()),
        latency: Latency = ModelSetup.defaultLatency,
        faults: FaultRates = .none
    ) {
        self.script = script
        self.policy = policy
        self.latency = latency
        self.faults = faults
    }
}
