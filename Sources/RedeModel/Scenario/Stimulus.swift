/// An outside call that a scenario makes.
///
/// Spec: section 4.
package struct Stimulus: Equatable, Sendable {
    /// What is called.
    package enum Request: Equatable, Sendable {
        /// Each bot is deployed, one after the other.
        case deploy([Text])
        /// A bot's address is asked to send a message to another bot.
        case message(from: Text, to: Text, content: Text)
        /// A bot's storage is cleared.
        case resetBot(Text)
        /// All bots, the scenario's state and the log are cleared.
        case resetAll
        /// The log is cleared.
        case resetEvents
        /// Something is looked at, which may deploy bots.
        case get(View)
        /// A request word by word.
        case raw(method: Text, path: Text, body: Body)
    }

    /// What can be looked at.
    package enum View: Equatable, Sendable {
        case bots, events
        case bot(Text)
        case health(Text)
    }

    /// The body of a request.
    package enum Body: Equatable, Sendable {
        case none
        /// Sent as JSON.
        case json(JSONValue)
        /// Sent as it is.
        case text(Text)
    }

    /// When the call is made, in milliseconds after the epoch.
    package var atMilliseconds: Int
    /// What is called.
    package var request: Request

    package init(atMilliseconds: Int = 0, _ request: Request) {
        self.atMilliseconds = atMilliseconds
        self.request = request
    }
}
