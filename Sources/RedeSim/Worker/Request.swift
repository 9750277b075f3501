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
        var segments: [Text] = []
        var start = 0
        let bytes = path.bytes
        // By bytes: the library's `split` costs a story circle's requests four times as much.
        while start < bytes.count {
            var end = start
            while end < bytes.count, !Request.endsSegment(bytes[end]) { end += 1 }
            let segment = path[start..<end].trimmed()
            if !segment.isEmpty { segments.append(PercentCoding.decoded(segment)) }
            if end < bytes.count, bytes[end] != UInt8(ascii: "/") { break }
            start = end + 1
        }
        return segments
    }

    /// Whether a byte ends a segment: a slash the segment, others the whole path.
    private static func endsSegment(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }
}
