import NIOCore
import NIOHTTP1

/// Stands between the HTTP decoder and Hummingbird, on the connection's own event loop.
///
/// It mends what Hummingbird leaves open: HTTP versions other than 1.1 and malformed requests get
/// our own 400; a body that trickles is cut off at a deadline that bytes do not renew; a connection
/// beyond the maximum gets 503. Whatever ends a request reaches the reader of its body as an
/// error, so that a body cut short is never taken for a complete one.
final class RequestGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let bounds: ServiceBounds
    private let isAdmitted: Bool
    private var unansweredCount = 0
    private var isFinished = false
    private var bodyDeadline: Scheduled<Void>?

    init(bounds: ServiceBounds, isAdmitted: Bool) {
        self.bounds = bounds
        self.isAdmitted = isAdmitted
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        if !isAdmitted {
            finish(.busy(retryAfterSeconds: bounds.retryAfterSeconds), context: context)
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancelBodyDeadline()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancelBodyDeadline()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isFinished else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            guard head.version == .http1_1 else {
                end(with: MalformedRequest(), context: context)
                return
            }
            unansweredCount += 1
            scheduleBodyDeadline(context: context)
        case .body: break
        case .end: cancelBodyDeadline()
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError {
            end(with: MalformedRequest(), context: context)
        } else {
            context.fireErrorCaught(error)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unansweredCount -= 1 }
        context.write(data, promise: promise)
    }

    /// Ends the inbound side with an error. Where no request waits for its answer, answers 400
    /// itself; otherwise whoever reads the body hears the error and answers.
    private func end(with error: any Error, context: ChannelHandlerContext) {
        guard !isFinished else { return }
        cancelBodyDeadline()
        if unansweredCount == 0 {
            finish(.malformed, context: context)
        }
        isFinished = true
        context.fireErrorCaught(error)
    }

    private func finish(_ problem: HTTPProblem, context: ChannelHandlerContext) {
        isFinished = true
        let (head, body) = AnswerHead.http1(
            of: .problem(problem), closing: true, isOpen: bounds.isReadableFromElsewhere)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func scheduleBodyDeadline(context: ChannelHandlerContext) {
        cancelBodyDeadline()
        let timeout = TimeAmount(bounds.bodyTimeout)
        bodyDeadline = context.eventLoop.assumeIsolated().scheduleTask(in: timeout) {
            self.bodyDeadline = nil
            self.end(with: BodyTooSlow(), context: context)
        }
    }

    private func cancelBodyDeadline() {
        bodyDeadline?.cancel()
        bodyDeadline = nil
    }
}

/// The bytes are not a complete HTTP/1.1 request.
struct MalformedRequest: Error {}

/// The body was not complete at its deadline.
struct BodyTooSlow: Error {}
