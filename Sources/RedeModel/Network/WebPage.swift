/// A page that web_fetch finds in a run without a network.
package struct WebPage: Equatable, Sendable {
    /// What a fetch of the page comes to.
    package enum Answer: Equatable, Sendable {
        case page(Page, latencyMilliseconds: Int)
        /// The fetch fails with this text.
        case error(Text, latencyMilliseconds: Int)
        /// No answer ever comes.
        case hang
    }

    /// A page as a server gives it.
    package struct Page: Equatable, Sendable {
        /// The HTTP status.
        package var status: Int
        /// The media type; nil when the server names none.
        package var contentType: Text?
        /// The body.
        package var text: Text
        /// The final address; nil when it is the one asked for.
        package var url: Text?

        package init(status: Int = 200, contentType: Text? = nil, text: Text, url: Text? = nil) {
            self.status = status
            self.contentType = contentType
            self.text = text
            self.url = url
        }
    }

    /// The address as a URL parser writes it.
    package var url: Text
    /// What a fetch of it comes to.
    package var answer: Answer

    package init(url: Text, answer: Answer) {
        self.url = url
        self.answer = answer
    }

    /// What comes of an address that no page is listed for.
    package static let notListed = Answer.error("no page is listed for this address", latencyMilliseconds: 1)
}
