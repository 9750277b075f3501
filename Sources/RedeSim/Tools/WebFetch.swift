package import RedeModel

/// What the log says of a web fetch.
///
/// Spec: section 11, "web_fetch".
package enum WebFetch {
    /// How long a fetch may take, in milliseconds.
    package static let timeoutMilliseconds = 10_000
    /// How much of a page the model sees, in UTF-16 units.
    package static let maximumCharacters = 20_000

    /// What comes of fetching a canned page, and after how many milliseconds.
    package static func report(
        of answer: WebPage.Answer,
        for url: Text
    ) -> (afterMilliseconds: Int, LogRecord.FetchReport) {
        let timeout = (
            timeoutMilliseconds,
            LogRecord.FetchReport.failed(url: url, error: "the fetch timed out after 10 s")
        )
        switch answer {
        case .hang:
            return timeout
        case .error(let error, let latency):
            return latency > timeoutMilliseconds ? timeout : (latency, .failed(url: url, error: error))
        case .page(let page, let latency):
            guard latency <= timeoutMilliseconds else { return timeout }
            let isText = isText(page.contentType)
            return (
                latency,
                .answered(
                    url: page.url ?? url,
                    status: page.status,
                    ok: (200..<300).contains(page.status),
                    truncated: isText ? page.text.utf16Count > maximumCharacters : nil
                )
            )
        }
    }

    /// Whether a body of this media type is shown to the model; one without a type is.
    static func isText(_ contentType: Text?) -> Bool {
        guard let type = contentType?.lowercased(), !type.isBlank else { return true }
        return ["text/", "json", "xml"].contains { type.contains($0) }
    }
}
