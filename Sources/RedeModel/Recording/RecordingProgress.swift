/// How far a run that is recorded has come, with the requests that came to it from outside.
///
/// A run that was served has its requests in its scenario when it ends; until then they are kept in lines of
/// their own beside its calls.
package struct RecordingProgress: Equatable, Sendable {
    /// A request that came.
    package struct Request: Equatable, Sendable {
        /// When, in milliseconds since the epoch.
        package var atMilliseconds: Int
        /// The method.
        package var method: Text
        /// The path as sent.
        package var path: Text
        /// The body, empty when there was none.
        package var body: Text

        package init(atMilliseconds: Int, method: Text, path: Text, body: Text) {
            self.atMilliseconds = atMilliseconds
            self.method = method
            self.path = path
            self.body = body
        }

        /// The request as a scenario makes it.
        package var stimulus: Stimulus {
            let body: Stimulus.Body = body.isEmpty ? .none : .text(body)
            return Stimulus(
                atMilliseconds: atMilliseconds,
                .raw(method: method, path: path, body: body)
            )
        }
    }

    /// How long the run has lasted, in milliseconds since the epoch.
    package var milliseconds: Int
    /// The requests since the line before, in their order.
    package var requests: [Request]

    package init(milliseconds: Int, requests: [Request]) {
        self.milliseconds = milliseconds
        self.requests = requests
    }

    /// Whether a line of a recording keeps how far a run has come.
    static func isLine(_ line: [UInt8]) -> Bool {
        let start = "{\"digest\":\"".utf8.count + Digest.digits + "\",".utf8.count
        return line.dropFirst(start).starts(with: "\"progress\":".utf8)
    }

    /// The line that keeps it.
    var line: [UInt8] {
        var content = ByteWriter(reserving: 512)
        content.raw("{\"milliseconds\":")
        content.integer(milliseconds)
        content.raw(",\"requests\":[")
        for (place, request) in requests.enumerated() {
            if place > 0 { content.raw(",") }
            content.raw("{\"at\":")
            content.integer(request.atMilliseconds)
            content.raw(",\"method\":")
            content.string(request.method)
            content.raw(",\"path\":")
            content.string(request.path)
            content.raw(",\"body\":")
            content.string(request.body)
            content.raw("}")
        }
        content.raw("]}")
        let bytes = content.bytes
        var line = ByteWriter(reserving: bytes.count + 128)
        line.raw("{\"digest\":")
        line.string(Digest(of: bytes).text)
        line.raw(",\"progress\":")
        line.raw(bytes: bytes)
        line.raw("}\n")
        return line.bytes
    }
}

extension JSONReader {
    /// How far a run had come.
    mutating func recordedProgress() throws(Refusal) -> RecordingProgress {
        try mark(UInt8(ascii: "{"))
        try key("milliseconds")
        let milliseconds = try count()
        try key("requests")
        let requests = try list { reader throws(Refusal) in try reader.recordedRequest() }
        try mark(UInt8(ascii: "}"))
        return RecordingProgress(milliseconds: milliseconds, requests: requests)
    }

    private mutating func recordedRequest() throws(Refusal) -> RecordingProgress.Request {
        try mark(UInt8(ascii: "{"))
        try key("at")
        let milliseconds = try count()
        try key("method")
        let method = try text()
        try key("path")
        let path = try text()
        try key("body")
        let body = try text()
        try mark(UInt8(ascii: "}"))
        return .init(atMilliseconds: milliseconds, method: method, path: path, body: body)
    }
}
