import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import RedeModel
import RedeSim

@testable import RedeServer

/// A network that is served on a free port of this machine.
struct Serving: Sendable {
    /// What a client sees of an answer.
    struct Seen: Sendable {
        var status: Int
        var headers: HTTPHeaders
        var text: String

        var json: JSONValue? { try? JSONReader.value(of: Text(text)) }
    }

    let driver: Driver
    let port: Int

    /// Serves a plan while `body` runs; its time goes as fast as it can.
    static func run(
        _ plan: RunPlan,
        seed: UInt64 = 1,
        at pace: DriverClock.Pace = .unbounded,
        token: String? = nil,
        limits: Limits = Limits(),
        asking outside: Outside = Outside(),
        recording: ServedRecording? = nil,
        _ body: @escaping @Sendable (Serving) async throws -> Void
    ) async throws {
        let driver = Driver(
            ServedRun(
                plan,
                seed: seed,
                tracking: recording.map { _ in CallTracking(recorder: Recorder(hiding: Secrets(keys: []))) },
                keepingRequestsWithout: recording.map { _ in Secrets(keys: []) }
            ),
            on: DriverClock(from: plan.epoch, at: pace),
            recording: recording,
            asking: outside
        )
        let server = Server(
            driver,
            at: .init(host: "127.0.0.1", port: 0),
            title: "a network",
            token: token,
            limits: limits,
            log: .error
        )
        let (ports, opened) = AsyncStream.makeStream(of: Int.self)
        let task = Task { try await server.run(until: .cancellation) { opened.yield($0) } }
        defer { task.cancel() }
        for await port in ports { return try await body(Serving(driver: driver, port: port)) }
        preconditionFailure("a server that runs has a port")
    }

    /// Makes a request.
    func ask(
        _ method: String,
        _ path: String,
        body: String? = nil,
        headers: KeyValuePairs<String, String> = [:]
    ) async throws -> Seen {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = HTTPMethod(rawValue: method)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(Array(body.utf8)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let content = try await response.body.collect(upTo: 1 << 26)
        return Seen(
            status: Int(response.status.code),
            headers: response.headers,
            text: String(buffer: content)
        )
    }

    /// Sends a message from one bot to another.
    func send(_ content: String, from: String, to: String) async throws -> Seen {
        let body = "{\"to\":\"\(to)\",\"content\":\"\(content)\"}"
        return try await ask("POST", "/bots/\(from)/message", body: body)
    }

    /// Sends bytes as they are; what comes back until the server ends the connection.
    func raw(_ bytes: String) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var seen = ""
            // A server that has had enough may end the connection while it is written to.
            do {
                if !bytes.isEmpty { try await outbound.write(ByteBuffer(string: bytes)) }
                for try await part in inbound { seen += String(buffer: part) }
            } catch is IOError {} catch is ChannelError {}
            return seen
        }
    }
}
