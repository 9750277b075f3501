/// What the network between the bots does to their posts; everything is off by default.
package struct NetworkConditions: Equatable, Sendable {
    /// A span of time in which no post gets from one side to the other, either way.
    package struct Partition: Equatable, Sendable {
        /// The names of the bots of one side.
        package var between: [Text]
        /// The names of the bots of the other side.
        package var and: [Text]
        /// When it begins, in milliseconds after the epoch.
        package var fromMilliseconds: Int
        /// The first instant after it, in milliseconds after the epoch; nil means that it stays.
        package var untilMilliseconds: Int?

        package init(between: [Text], and: [Text], fromMilliseconds: Int = 0, untilMilliseconds: Int? = nil) {
            self.between = between
            self.and = and
            self.fromMilliseconds = fromMilliseconds
            self.untilMilliseconds = untilMilliseconds
        }
    }

    /// What becomes of a single post, in place of anything drawn.
    package struct Post: Equatable, Sendable {
        /// The bot that sends it.
        package var from: Text
        /// How long it takes to its recipient, in milliseconds.
        package var latencyMilliseconds: Int
        /// How long the answer takes back, in milliseconds.
        package var responseMilliseconds: Int
        /// Why it never arrives; nil when it does.
        package var loss: Loss?

        package init(
            from: Text,
            latencyMilliseconds: Int = 0,
            responseMilliseconds: Int = 0,
            loss: Loss? = nil
        ) {
            self.from = from
            self.latencyMilliseconds = latencyMilliseconds
            self.responseMilliseconds = responseMilliseconds
            self.loss = loss
        }
    }

    /// Why a post never arrives.
    package enum Loss: String, CaseIterable, Sendable {
        case partition, loss
    }

    /// How long a post takes to its recipient.
    package var latency: Latency
    /// How long the answer takes back; nil means as long as a post, drawn anew.
    package var responseLatency: Latency?
    /// How many posts get lost, in parts per million.
    package var lossPartsPerMillion: Int
    /// How many posts arrive twice, in parts per million.
    package var duplicationPartsPerMillion: Int
    /// The spans in which bots are cut off from each other, in any order.
    package var partitions: [Partition]
    /// What becomes of each bot's first posts, in the order in which it sends them; later ones are drawn.
    package var posts: [Post]

    package init(
        latency: Latency = .none,
        responseLatency: Latency? = nil,
        lossPartsPerMillion: Int = 0,
        duplicationPartsPerMillion: Int = 0,
        partitions: [Partition] = [],
        posts: [Post] = []
    ) {
        self.latency = latency
        self.responseLatency = responseLatency
        self.lossPartsPerMillion = lossPartsPerMillion
        self.duplicationPartsPerMillion = duplicationPartsPerMillion
        self.partitions = partitions
        self.posts = posts
    }

    /// A network that takes no time and loses nothing.
    package static let ideal = NetworkConditions()
}
