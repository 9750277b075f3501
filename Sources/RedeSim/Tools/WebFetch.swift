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

    /// What the model is told of a page.
    package static func result(of answer: WebPage.Answer, for url: Text) -> JSONValue {
        let (_, report) = report(of: answer, for: url)
        switch report {
        case .failed(_, let error):
            return .object(
                JSONObject([
                    .init(key: "ok", value: .bool(false)), .init(key: "error", value: .string(error)),
                ])
            )
        case .answered(let url, let status, let ok, let truncated):
            var result = JSONObject()
            result["ok"] = .bool(ok)
            result["status"] = .number(Double(status))
            result["url"] = .string(url)
            guard case .page(let page, _) = answer else { return .object(result) }
            if let type = page.contentType { result["contentType"] = .string(type) }
            if let truncated {
                result["truncated"] = .bool(truncated)
                result["text"] = .string(page.text.prefix(utf16: maximumCharacters))
            }
            return .object(result)
        }
    }

    /// Whether a body of this media type is shown to the model; one without a type is.
    package static func isText(_ contentType: Text?) -> Bool {
        guard let type = contentType?.lowercased(), !type.isBlank else { return true }
        return ["text/", "json", "xml"].contains { type.contains($0) }
    }
}
