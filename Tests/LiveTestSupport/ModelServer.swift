import NIOCore
import NIOPosix
package import RedeModel
import Synchronization

/// A server on loopback that answers as a test says, well or badly: it sends whatever bytes it is given.
package final class ModelServer: Sendable {
    /// A request that has come.
    package struct Request: Sendable {
        /// Its number, from 0, in the order in which requests came.
        package let number: Int
        /// What follows the method.
        package let path: String
        /// The head as it came, but in lower case.
        package let head: String
        /// The body.
        package let body: [UInt8]

        /// The body as JSON; null when it is none.
        package var value: JSONValue { (try? JSONReader.value(of: body[...])) ?? .null }
    }

    /// What is sent back.
    package struct Reply: Sendable {
        /// The bytes of head and body.
        package var bytes: [UInt8]
        /// How long it takes, in milliseconds; nil means that nothing ever comes.
        package var delayMilliseconds: Int? = 0
        /// Whether the connection is closed behind it.
        package var closes = false

        package init(bytes: String, after delay: Int? = 0, closes: Bool = false) {
            self.bytes = Array(bytes.utf8)
            delayMilliseconds = delay
            self.closes = closes
        }

        /// A whole response.
        package static func response(
            _ status: Int,
            _ body: String,
            type: String = "application/json",
            headers: [String] = [],
            after delay: Int? = 0
        ) -> Reply {
            let lines =
                ["HTTP/1.1 \(status) It", "content-type: \(type)", "content-length: \(body.utf8.count)"]
                + headers
            return Reply(bytes: lines.joined(separator: "\r\n") + "\r\n\r\n" + body, after: delay)
        }

        /// What a model says.
        package static func say(_ text: String, after delay: Int? = 0) -> Reply {
            var writer = ByteWriter()
            writer.string(Text(text))
            let content = String(decoding: writer.bytes, as: UTF8.self)
            return response(
                200,
                #"{"choices":[{"message":{"content":\#(content)},"finish_reason":"stop"}],"#
                    + #""usage":{"prompt_tokens":100,"completion_tokens":10}}"#,
                after: delay
            )
        }

        /// A tool that a model calls.
        package static func call(_ tool: String, _ arguments: String, after delay: Int? = 0) -> Reply {
            var writer = ByteWriter()
            writer.string(Text(arguments))
            let text = String(decoding: writer.bytes, as: UTF8.self)
            return response(
                200,
                #"{"choices":[{"message":{"content":null,"tool_calls":[{"id":"x","type":"function","#
                    + #""function":{"name":"\#(tool)","arguments":\#(text)}}]},"#
                    + #""finish_reason":"tool_calls"}]}"#,
                after: delay
            )
        }
    }

    private let channel: any Channel
    private let seen: Seen

    private final class Seen: Sendable {
        let requests = Mutex<[Request]>([])
    }

    /// A server on a free port.
    package init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
        let seen = Seen()
        self.seen = seen
        channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 1024)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    try child.pipeline.syncOperations.addHandler(
                        Conversation { path, head, body in
                            let request = seen.requests.withLock { requests in
                                let number = requests.count
                                requests.append(.init(number: number, path: path, head: head, body: body))
                                return requests[number]
                            }
                            return answer(request)
                        }
                    )
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .wait()
    }

    /// The requests so far.
    package var requests: [Request] { seen.requests.withLock { $0 } }

    /// The port that it listens at.
    package var port: Int { channel.localAddress?.port ?? 0 }

    /// The address for a model's client.
    package var baseURL: String { "http://127.0.0.1:\(port)/v1" }

    deinit {
        channel.close(promise: nil)
    }
}

/// One connection: requests one after the other.
private final class Conversation: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: (String, String, [UInt8]) -> ModelServer.Reply
    private var read: [UInt8] = []

    init(_ answer: @escaping (String, String, [UInt8]) -> ModelServer.Reply) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        read += unwrapInboundIn(data).readableBytesView
        while let (path, head, body) = takeRequest() { send(answer(path, head, body), context) }
    }

    private func send(_ reply: ModelServer.Reply, _ context: ChannelHandlerContext) {
        guard let delay = reply.delayMilliseconds else { return }
        let channel = context.channel
        let bytes = ByteBuffer(bytes: reply.bytes)
        context.eventLoop.scheduleTask(in: .milliseconds(Int64(delay))) {
            let written = channel.writeAndFlush(bytes)
            if reply.closes { written.whenComplete { _ in channel.close(promise: nil) } }
        }
    }

    /// The next request, if all of it is there.
    private func takeRequest() -> (path: String, head: String, body: [UInt8])? {
        let end = Array("\r\n\r\n".utf8)
        guard let start = read.indices.first(where: { read[$0...].starts(with: end) }) else { return nil }
        let head = String(decoding: read[..<start], as: UTF8.self)
        let lines = head.split(separator: "\r\n")
        let length = lines.compactMap { line -> Int? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
            return Int(parts[1].filter { $0 != " " })
        }
        let bodyStart = start + end.count
        let bodyEnd = bodyStart + (length.first ?? 0)
        guard read.count >= bodyEnd else { return nil }
        let body = Array(read[bodyStart..<bodyEnd])
        read.removeFirst(bodyEnd)
        let words = lines.first?.split(separator: " ") ?? []
        return (words.count > 1 ? String(words[1]) : "", head.lowercased(), body)
    }
}
