import Mustache

/// The page of a network that is served: its bots, what they do, and a form to send a message.
///
/// It needs nothing but the server that it comes from.
package struct ServicePage: Sendable {
    /// The content of the page.
    package let bytes: [UInt8]
    /// What the page may do, for its header.
    package var policy: String { PageAssets.servicePolicy }

    /// The page of a network that is called so.
    package init(title: String) {
        let text = PageAssets.serviceTemplate.render(
            [
                "title": title,
                "policy": PageAssets.servicePolicy,
                "style": String(decoding: PageAssets.serviceStyle, as: UTF8.self),
                "script": String(decoding: PageAssets.serviceScript, as: UTF8.self),
            ]
        )
        bytes = Array(text.utf8)
    }
}
