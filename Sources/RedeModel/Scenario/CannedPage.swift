/// What web_fetch gets for a URL.
package struct CannedPage: Equatable, Sendable {
    /// How a fetch ends.
    package enum Result: Equatable, Sendable {
        /// A page; `finalURL` is the address after redirections, nil when there were none.
        case page(status: Int, contentType: Text, text: Text, finalURL: Text?)
        /// The fetch fails with this text.
        case error(Text)
        /// The fetch never ends by itself.
        case hang
    }

    /// The URL as a URL parser writes it.
    package var url: Text
    package var result: Result
    /// How long a fetch takes.
    package var latency: Latency

    package init(url: Text, result: Result, latency: Latency = .none) {
        self.url = url
        self.result = result
        self.latency = latency
    }
}
