import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
package import RedeModel
package import RedeSim

/// Asks a live model, one step at a time.
///
/// It does not ask again by itself: that is the runtime's business. It is a class as it holds connections,
/// which ``close()`` ends.
package final class ChatClient: Sendable {
    /// The model's server, which nothing could be asked of.
    package struct Unreachable: Error, Equatable, Sendable {
        /// The address.
        package var address: String
        /// The reason in words.
        package var reason: String
    }

    /// The model's server, which refuses whatever it is asked.
    package struct Refused: Error, Equatable, Sendable {
        /// The address.
        package var address: String
        /// The status and the server's words, without secrets.
        package var words: Text
    }

    /// Statuses that tell of a wrong key, model or address, not of this one request.
    private static let refusals = [400, 401, 403, 404, 405]
    /// More bytes than an answer has.
    static let maximumBytes = 8 << 20

    /// What is asked, and how.
    package let endpoint: ModelEndpoint
    /// What has been spent.
    package let spending: Spending
    private let keys: ModelKeys
    private let client: HTTPClient

    package init(_ endpoint: ModelEndpoint, keys: ModelKeys, spending: Spending = Spending()) {
        self.endpoint = endpoint
        self.keys = keys
        self.spending = spending
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: .seconds(10))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = endpoint.maximumRequests
        // A refused connection is told at once: the runtime knows when to try again.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.proxy = endpoint.proxy.map { .server(host: $0.host, port: $0.port) }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Ends all connections.
    package func close() async {
        // It fails only where requests are under way, which end with their connections.
        try? await client.shutdown()
    }

    /// The model's next step in a call of a bot; nil when it has not come in time.
    ///
    /// - Throws: ``Spending/Exhausted`` when nothing more may be asked, ``Unreachable`` when the server has
    ///   never been reached or, where that ends what asks it, is gone, ``Refused`` when the first
    ///   thing that it says is a refusal, `CancellationError`.
    package func step(for question: Question, of bot: Text) async throws -> ModelStep? {
        try spending.begin()
        let isJudge = question.call.kind == .judge
        let timeout = isJudge ? endpoint.judgeTimeoutMilliseconds : endpoint.turnTimeoutMilliseconds
        let clock = ContinuousClock()
        let start = clock.now
        let response: ChatResponse
        do {
            response = try await ask(request(for: question, of: bot), withinMilliseconds: timeout)
        } catch let failure as Failure {
            try Task.checkCancellation()
            switch failure {
            case .late:
                if !isJudge { return nil }
                response = ChatResponse(
                    failure: Text("the judge's call timed out after \(timeout / 1000) s"),
                    hiding: keys.secrets
                )
            case .unreachable(let reason):
                if await isGone() {
                    throw Unreachable(address: endpoint.baseURL.string, reason: reason)
                }
                response = ChatResponse(
                    failure: Text("the model's server is temporarily unavailable: \(reason)"),
                    hiding: keys.secrets
                )
            case .huge:
                response = ChatResponse(
                    failure: "the model's server gives more than 8 MiB",
                    hiding: keys.secrets
                )
            }
        }
        if let usage = response.usage { spending.add(usage) }
        let taken = start.duration(to: clock.now) / .milliseconds(1)
        return ModelStep(
            response.content,
            latencyMilliseconds: max(1, Int(taken.rounded())),
            usage: response.usage
        )
    }

    /// Whether the server, which has just failed, takes no connections, so that nothing more can be asked.
    private func isGone() async -> Bool {
        guard spending.hasReachedServer else { return true }
        guard endpoint.endsWhenGone else { return false }
        let clock = ContinuousClock()
        let end = clock.now + .seconds(1)
        repeat {
            do {
                // Whatever it says, it is there.
                _ = try await client.execute(HTTPClientRequest(url: endpoint.address), timeout: .seconds(10))
                return false
            } catch {
                if ConnectionFailure.isRefusal(error) { return true }
            }
            // A process that is dying may take a connection after it has broken others.
            do { try await Task.sleep(for: .milliseconds(50)) } catch { return false }
        } while clock.now < end
        return false
    }

    private enum Failure: Error {
        case late, huge
        case unreachable(String)
    }

    private func request(for question: Question, of bot: Text) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: endpoint.address)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.headers.add(name: "accept", value: "application/json")
        if let key = keys.key(of: bot) {
            request.headers.add(name: "authorization", value: "Bearer \(key.string)")
        }
        for header in endpoint.headers {
            request.headers.replaceOrAdd(name: header.name, value: header.value)
        }
        request.body = .bytes(ChatRequest.body(for: question, to: endpoint))
        return request
    }

    private func load(_ request: HTTPClientRequest) async throws -> ChatResponse {
        let response = try await client.execute(request, deadline: .distantFuture)
        let status = Int(response.status.code)
        spending.reachServer(status: status)
        var body: [UInt8] = []
        for try await part in response.body {
            body += part.readableBytesView
            guard body.count <= ChatClient.maximumBytes else { throw Failure.huge }
        }
        // A body whose reader is cancelled only ends.
        try Task.checkCancellation()
        let answer = ChatResponse(status: status, body: body, hiding: keys.secrets)
        if endpoint.endsWhenGone, !spending.hasBeenServed, ChatClient.refusals.contains(status),
            case .end(.error(let words)) = answer.content
        {
            throw Refused(address: endpoint.baseURL.string, words: words)
        }
        return answer
    }

    private func ask(
        _ request: HTTPClientRequest,
        withinMilliseconds timeout: Int
    ) async throws -> ChatResponse {
        do {
            let response = try await TimeLimit.run(milliseconds: timeout) {
                try await self.load(request)
            }
            guard let response else { throw Failure.late }
            return response
        } catch let failure as Failure {
            throw failure
        } catch let refusal as Refused {
            throw refusal
        } catch {
            try Task.checkCancellation()
            throw Failure.unreachable(keys.secrets.masked(Text(ConnectionFailure.words(for: error))).string)
        }
    }
}
