import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
package import RedeModel
import RedeSim

/// A network that is served somewhere: by rede itself, or by `rede-sim serve`.
package struct RemoteNetwork: Sendable {
    /// What a request was answered.
    package struct Answer: Sendable {
        /// The HTTP status.
        package var status: Int
        /// The body.
        package var body: [UInt8]

        /// The body as JSON; nil when it is none.
        package var json: JSONValue? {
            // What is no JSON is no answer of a network; who asks says so.
            try? JSONReader.value(of: Text(String(decoding: body, as: UTF8.self)))
        }
    }

    /// What rede's scripts ask when nobody says: `http://localhost:8787`.
    package static let usualURL = "http://localhost:8787"
    /// The largest body that is read.
    private static let maximumBytes = 256 << 20

    /// One for the process: it lives as long.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        // Who does not listen is told of at once, not after the whole of our patience.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// The address, without a slash at its end.
    package let url: String
    private let token: String?
    private let patience: TimeAmount

    /// The network at an address, asked with a token if it wants one.
    ///
    /// - Throws: ``UnusableNetwork`` for an address that is none.
    package init(
        _ url: String,
        token: String? = nil,
        patience: Duration = .seconds(30)
    ) throws(UnusableNetwork) {
        let rest = ["http://", "https://"].lazy.compactMap {
            url.hasPrefix($0) ? url.dropFirst($0.count) : nil
        }
        guard let host = rest.first, !host.isEmpty, !host.hasPrefix("/") else {
            throw UnusableNetwork(
                url: url,
                expected: "an address such as \(RemoteNetwork.usualURL)",
                found: "another text"
            )
        }
        self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.token = token
        self.patience = TimeAmount(patience)
    }

    /// The path of a bot, with an action such as `/deploy`.
    package static func path(of bot: Text, _ action: StaticString = "") -> String {
        "/bots/\(PercentCoding.encoded(bot))\(action)"
    }

    /// Asks for a path.
    ///
    /// - Throws: ``UnusableNetwork`` when no answer comes.
    package func get(_ path: String) async throws(UnusableNetwork) -> Answer {
        try await ask("GET", path, body: nil)
    }

    /// Posts to a path.
    ///
    /// - Throws: ``UnusableNetwork`` when no answer comes.
    package func post(_ path: String, _ body: JSONValue? = nil) async throws(UnusableNetwork) -> Answer {
        try await ask("POST", path, body: body.map { ByteWriter.text(of: $0).bytes })
    }

    /// Makes any request.
    ///
    /// - Throws: ``UnusableNetwork`` when no answer comes.
    package func ask(
        _ method: String,
        _ path: String,
        body: [UInt8]?
    ) async throws(UnusableNetwork) -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = HTTPMethod(rawValue: method)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        do {
            let response = try await RemoteNetwork.client.execute(request, timeout: patience)
            let body = try await response.body.collect(upTo: RemoteNetwork.maximumBytes)
            return Answer(status: Int(response.status.code), body: Array(buffer: body))
        } catch {
            throw UnusableNetwork(
                url: url,
                expected: "a network that answers",
                found: RemoteNetwork.words(for: error)
            )
        }
    }

    private static func words(for error: any Error) -> String {
        if error is NIOConnectionError || (error as? IOError)?.errnoCode == ECONNREFUSED {
            return "nobody who listens"
        }
        return switch error as? HTTPClientError {
        case .deadlineExceeded?, .readTimeout?, .connectTimeout?: "none within the time"
        case .remoteConnectionClosed?: "a connection that was closed"
        default: ConnectionFailure.words(for: error)
        }
    }
}

/// A network that cannot be reached, or that answers what none does.
package struct UnusableNetwork: Error, Equatable, Sendable, CustomStringConvertible {
    /// The address.
    package var url: String
    /// What would have been right.
    package var expected: String
    /// What was found.
    package var found: String
    /// Facts that help, one each.
    package var notes: [String]

    init(url: String, expected: String, found: String, notes: [String] = []) {
        self.url = url
        self.expected = expected
        self.found = found
        self.notes = notes
    }

    /// `url: expected X, found Y`, each note on an indented line below.
    package var description: String {
        notes.reduce("\(url): expected \(expected), found \(found)") { $0 + "\n  note: " + $1 }
    }
}
