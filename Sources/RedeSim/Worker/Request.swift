package import RedeModel

/// A request to the HTTP surface.
package struct Request: Equatable, Sendable {
    /// What is asked for; other methods are refused.
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        /// Any method that no route knows.
        case other = ""
    }

    /// What is to be done with the path.
    package var method: Method
    /// The path as sent, percent-encoded, with or without a query.
    package var path: Text
    /// The bytes of the body; empty when there is none.
    package var body: [UInt8]

    package init(_ method: Method, _ path: Text, body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.body = body
    }

    /// The segments of the path: trimmed, then percent-decoded, empty ones left out.
    ///
    /// Spec: section 4.
    package var segments: [Text] {
        let path = path.bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        return path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).compactMap {
            segment in
            let trimmed = Text(bytes: segment).trimmed()
            return trimmed.isEmpty ? nil : PercentCoding.decoded(trimmed)
        }
    }
}
