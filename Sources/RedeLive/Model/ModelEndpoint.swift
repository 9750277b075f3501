package import RedeModel

/// A server that speaks the chat-completions protocol, the model that is asked there, and how.
package struct ModelEndpoint: Equatable, Sendable {
    /// A header that goes with each request.
    package struct Header: Equatable, Sendable {
        /// Its name.
        package var name: String
        /// Its value, which is hidden wherever it turns up.
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A proxy that the requests go through.
    package struct Proxy: Equatable, Sendable {
        /// The name of its host.
        package var host: String
        /// Its port.
        package var port: Int

        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// Where the protocol's own documents have it.
    package static let defaultBaseURL: Text = "https://api.openai.com/v1"

    /// The address before `/chat/completions`, without a slash at its end.
    package let baseURL: Text
    /// The name of the model, as the server knows it.
    package let model: Text
    /// Headers beside our own.
    package var headers: [Header] = []
    /// How freely the model answers; nil leaves it to the server.
    package var temperature: Double?
    /// The most tokens of an answer; nil leaves it to the server.
    package var maximumTokens: Int?
    /// The server's own seed; nil leaves it to the server.
    package var seed: Int?
    /// Whether answers are asked for as JSON objects.
    package var asksForJSON = false
    /// The proxy; nil for none.
    package var proxy: Proxy?
    /// How many requests may be under way at once.
    package var maximumRequests = 1000
    /// How long a bot's request may take, in milliseconds: the runtime gives its call up then.
    package var turnTimeoutMilliseconds = 90_000
    /// How long the judge's request may take, in milliseconds; the runtime has no end for it.
    package var judgeTimeoutMilliseconds = 600_000

    /// Whether a server that was there and is gone ends what asks it, as one that never was does, and so does
    /// one that refuses from the start; otherwise it is taken for busy, and the calls fail.
    package var endsWhenGone = false

    /// An endpoint; nil when the address is none of http or https.
    package init?(baseURL: Text, model: Text) {
        var address = baseURL.trimmed()
        while address.bytes.last == UInt8(ascii: "/") { address = address[0..<(address.bytes.count - 1)] }
        let schemes: [Text] = ["http://", "https://"]
        guard schemes.contains(where: { address.bytes.starts(with: $0.bytes) && address != $0 }) else {
            return nil
        }
        self.baseURL = address
        self.model = model
    }

    /// The address that is asked.
    var address: String { baseURL.string + "/chat/completions" }
}
