package import RedeModel

/// An answer of the HTTP surface; its body is written out when it is asked for.
package struct Response: Equatable, Sendable {
    /// What a body holds.
    package indirect enum Body: Equatable, Sendable {
        /// A sentence for people, under the key `message`.
        case message(Text)
        /// A sentence, and what went wrong under `error`.
        case failure(Text, error: Text)
        /// The path is for another method.
        case wrongMethod(allowed: Request.Method)
        /// A message was delivered.
        case delivered(at: Instant)
        /// The definitions of the active bots.
        case definitions([BotDefinition])
        /// A bot's stored state.
        case profile(BotState)
        /// A bot's state after a deployment.
        case deployed(Text, BotState)
        /// A bot's health.
        case health(knownBots: Int, messages: [Message])
        /// All bots were reset.
        case cleared(bots: [Text])
        /// The durable log as NDJSON.
        case events
        /// The durable log as a page.
        case timeline
    }

    /// The HTTP status.
    package var status: Int
    /// What is answered.
    package var body: Body

    package init(_ status: Int, _ body: Body) {
        self.status = status
        self.body = body
    }

    /// The media type of the body.
    package var contentType: StaticString {
        switch body {
        case .events: "application/x-ndjson"
        case .timeline: "text/html; charset=utf-8"
        case .message, .failure, .wrongMethod, .delivered, .definitions, .profile, .deployed, .health,
            .cleared:
            "application/json"
        }
    }
}
