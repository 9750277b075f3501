import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import RedeModel
import RedeReport
import RedeSim
import ServiceLifecycle
import Synchronization

/// The HTTP surface: it translates requests for the network, which decides, and its answers.
///
/// Beside the network's own paths there are `/live/…` for the page, and `/metrics`.
struct Surface: HTTPResponder {
    typealias Context = BasicRequestContext

    /// The paths that the network does not know.
    private static let ownPaths = ["/live/bots", "/live/events", "/metrics"]

    let driver: Driver
    let doorkeeper: Doorkeeper
    let limits: Limits
    let rate: RateLimit?
    let figures = ServiceFigures()
    let page: ServicePage
    let title: String
    let log: Logger
    private let count = RequestCount()

    func respond(to request: HummingbirdCore.Request, context: Context) async -> HummingbirdCore.Response {
        let start = ContinuousClock.now
        let number = count.next()
        var reply: Reply
        do {
            if let rate, !rate.admits() { throw Doorkeeper.Refusal(status: 429, error: "too many requests") }
            reply = try await answer(to: request)
        } catch let refusal as Doorkeeper.Refusal {
            reply = Reply(refusal.status, .failure("The request was refused.", error: Text(refusal.error)))
        } catch {
            reply = Reply(503, .failure("The network cannot answer.", error: Text("\(error)")))
        }
        let duration = ContinuousClock.now - start
        figures.count(request.method.rawValue, reply.status, took: duration)
        log.info(
            "answered",
            metadata: [
                "request": "\(number)", "method": "\(request.method.rawValue)",
                "path": "\(Surface.withoutQuery(request.head.path ?? ""))", "status": "\(reply.status)",
                "milliseconds": "\(Int(duration / .milliseconds(1)))",
            ]
        )
        return reply.response(number, isHead: request.method == .head)
    }

    private func answer(to request: HummingbirdCore.Request) async throws -> Reply {
        let path = request.head.path ?? "/"
        if let token = doorkeeper.token(inAddress: path) { return .remembering(token) }
        try doorkeeper.check(request.head)
        let body = try await body(of: request)
        let place = Surface.withoutQuery(path)
        if request.method == .get {
            switch place {
            case "/" where request.headers[.accept]?.contains("text/html") == true:
                return Reply(200, "text/html; charset=utf-8", page.bytes, policy: page.policy)
            case "/live/bots":
                return Reply(200, "application/json", Surface.bytes(of: await driver.bots()))
            case "/live/events":
                return await stream(from: request.headers[.lastEventID].flatMap { Int($0) })
            case "/metrics":
                return Reply(200, "text/plain; version=0.0.4", figures.text(await driver.figures))
            default: break
            }
        }
        if Surface.ownPaths.contains(place) {
            return Reply(.init(405, .wrongMethod(allowed: .get)), settings: Settings())
        }
        let asked = RedeSim.Request(
            RedeSim.Request.Method(rawValue: request.method.rawValue) ?? .other,
            Text(path),
            body: body
        )
        return try await translate(driver.reply(to: asked))
    }

    private func translate(_ reply: Driver.Reply) async throws -> Reply {
        let type = "\(reply.response.contentType)"
        let lines = reply.log.map { $0.lines(from: $0.durable.lowerBound) } ?? []
        switch reply.response.body {
        case .events:
            return Reply(reply.response.status, type, lines, isKept: false)
        case .timeline:
            let written = try LogReader.read(SourceFile(path: "events.ndjson", bytes: lines))
            let bytes = TimelinePage(Timeline(written), named: title).bytes
            return Reply(reply.response.status, type, bytes, isKept: false)
        case .message, .failure, .wrongMethod, .delivered, .definitions, .profile, .deployed, .health,
            .cleared:
            return await Reply(reply.response, settings: driver.settings)
        }
    }

    /// The log as it grows, as server-sent events.
    private func stream(from place: Int?) async -> Reply {
        let (key, stream) = await driver.watch(from: place)
        let driver = driver
        var reply = Reply(200, "text/event-stream", [], isKept: false)
        reply.stream = ResponseBody { writer in
            // The pages are sent away when the server stops; else it would wait for them.
            for await piece in stream.cancelOnGracefulShutdown() {
                do {
                    try await writer.write(ByteBuffer(bytes: piece))
                } catch {
                    await driver.leave(key)
                    throw error
                }
            }
            await driver.leave(key)
            try await writer.finish(nil)
        }
        return reply
    }

    private func body(of request: HummingbirdCore.Request) async throws(Doorkeeper.Refusal) -> [UInt8] {
        let refusal = Doorkeeper.Refusal(
            status: 413,
            error: "the body has more than \(limits.bodyBytes) bytes"
        )
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodyBytes {
            throw refusal
        }
        do {
            return Array(buffer: try await request.body.collect(upTo: limits.bodyBytes))
        } catch {
            throw refusal
        }
    }

    /// The path alone: what follows it may hold a token.
    private static func withoutQuery(_ path: String) -> String {
        String(path.prefix { $0 != "?" && $0 != "#" })
    }

    static func bytes(of value: JSONValue) -> [UInt8] {
        var writer = ByteWriter(reserving: 4096)
        writer.indented(value)
        return writer.bytes
    }
}

/// Numbers requests; a class, as all connections share it.
private final class RequestCount: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
