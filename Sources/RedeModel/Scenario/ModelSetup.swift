/// Where the answers of model calls come from, how long they take, and how often they fail.
package struct ModelSetup: Equatable, Sendable {
    /// How many of a million calls end in a fault, by kind; together at most a million.
    package struct Faults: Equatable, Sendable {
        package var rateLimit: Int
        package var serverError: Int
        package var timeout: Int
        package var empty: Int
        package var malformed: Int
        package var truncated: Int

        package init(
            rateLimit: Int = 0,
            serverError: Int = 0,
            timeout: Int = 0,
            empty: Int = 0,
            malformed: Int = 0,
            truncated: Int = 0
        ) {
            self.rateLimit = rateLimit
            self.serverError = serverError
            self.timeout = timeout
            self.empty = empty
            self.malformed = malformed
            self.truncated = truncated
        }
    }

    /// Answers written by hand, of the bots that it names, the judge and repair calls.
    package var script: Script
    /// What answers for bots that the script does not name; nil means that nothing does.
    package var policy: Policy?
    /// The time of an answer that does not give its own.
    package var latency: Latency
    package var faults: Faults

    /// The latency of a scenario that gives none: one second.
    package static let defaultLatency = Latency.fixed(milliseconds: 1000)

    package init(
        script: Script = Script(),
        policy: Policy? = .story(.init()),
        latency: Latency = ModelSetup.defaultLatency,
        faults: Faults = Faults()
    ) {
        self.script = script
        self.policy = policy
        self.latency = latency
        self.faults = faults
    }
}
