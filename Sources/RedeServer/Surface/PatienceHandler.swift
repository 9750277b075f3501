import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Cuts a connection whose next request is not whole in time, or that does not take its answer.
///
/// A connection that says nothing, one that says a letter now and then, and one that does not read are all
/// cut so. It is a class, as a handler of a channel is.
final class PatienceHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart

    private let patience: TimeAmount
    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?
    /// Whether the answer that is being written is the connection's last.
    private var isLast = false

    init(_ patience: Duration) {
        self.patience = TimeAmount(patience)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { awaitRequest(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        awaitRequest(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) {
            reading?.cancel()
            reading = nil
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head): isLast = head.headerFields[.connection] == "close"
        case .body: break
        case .end:
            awaitRequest(context)
            guard isLast else { break }
            let promise = promise ?? context.eventLoop.makePromise()
            let channel = context.channel
            // Only our side: the client may be sending still, and would not see the answer else.
            promise.futureResult.whenComplete { _ in channel.close(mode: .output, promise: nil) }
            return context.write(data, promise: promise)
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writing?.cancel()
        writing = context.channel.isWritable ? nil : cut(context)
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        reading?.cancel()
        writing?.cancel()
        context.fireChannelInactive()
    }

    private func awaitRequest(_ context: ChannelHandlerContext) {
        reading?.cancel()
        reading = cut(context)
    }

    private func cut(_ context: ChannelHandlerContext) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }
}
