/// How messages travel between bots; by default at once and without loss.
package struct NetworkConditions: Equatable, Sendable {
    /// A span of time in which two groups of bots do not reach each other.
    package struct Partition: Equatable, Sendable {
        /// The bots on one side.
        package var oneSide: [Text]
        /// The bots on the other side; empty means all others.
        package var otherSide: [Text]
        /// When it begins, in milliseconds after the epoch.
        package var fromMilliseconds: Int
        /// When it ends, in milliseconds after the epoch; nil means never.
        package var untilMilliseconds: Int?

        package init(oneSide: [Text], otherSide: [Text], fromMilliseconds: Int = 0, untilMilliseconds: Int? = nil) {
            self.oneSide = oneSide
            self.otherSide = otherSide
            self.fromMilliseconds = fromMilliseconds
            self.untilMilliseconds = untilMilliseconds
        }
    }

    /// The time from a bot's post to its handling by the route.
    package var latency: Latency
    /// The time from the route's answer until the bot goes on.
    package var responseLatency: Latency
    /// How many of a million posts get lost.
    package var lossPartsPerMillion: Int
    /// How many of a million posts arrive twice.
    package var duplicationPartsPerMillion: Int
    package var partitions: [Partition]

    package init(
        latency: Latency = .none,
        responseLatency: Latency = .none,
        lossPartsPerMillion: Int = 0,
        duplicationPartsPerMillion: Int = 0,
        partitions: [Partition] = []
    ) {
        self.latency = latency
        self.responseLatency = responseLatency
        self.lossPartsPerMillion = lossPartsPerMillion
        self.duplicationPartsPerMillion = duplicationPartsPerMillion
        self.partitions = partitions
    }
}
