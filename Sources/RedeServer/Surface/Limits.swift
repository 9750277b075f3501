/// What a client may take of the server.
package struct Limits: Sendable {
    /// The largest body of a request, in bytes.
    package var bodyBytes = 1 << 20
    /// The largest head of a request, in bytes.
    package var headBytes = 16 << 10
    /// How many connections are open at a time; others wait.
    package var connections = 1024
    /// How many requests a second are taken, all clients together; nil means any number.
    package var requestsPerSecond: Int?
    /// How long a connection may take over its next request, or over taking an answer.
    package var patience: Duration = .seconds(30)

    package init() {}
}
