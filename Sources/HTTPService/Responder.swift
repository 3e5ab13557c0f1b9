import HTTPTypes
import HummingbirdCore
import NIOCore

/// Takes one request through all its bounds to its handler, and answers it.
struct Responder: Sendable {
    private let routes: RouteTable
    private let bounds: ServiceBounds
    private let admission: Admission

    init(routes: RouteTable, bounds: ServiceBounds) {
        self.routes = routes
        self.bounds = bounds
        admission = Admission(bounds)
    }

    /// Throws only to end the connection.
    func respond(
        to request: Request, writer: consuming ResponseWriter, channel: any Channel
    ) async throws {
        var body = BoundedBody(request, admission: admission)
        let answer = await answer(to: request, body: &body, writer: writer)
        let isLast = body.isUnread || RequestHead.asksToClose(request.head)
        do {
            // Until the client has taken the answer: a slow reader costs a place, and room for a large answer.
            defer {
                if let place = answer.place { admission.leave(place) }
                withExtendedLifetime(answer.response.held) {}
            }
            try await send(
                answer.response, closing: isLast, withBody: request.method != .head,
                writer: writer, channel: channel)
        }
        if isLast {
            await linger(over: &body, channel: channel)
            throw ConnectionOver()
        }
    }

    /// An answer, and the place that it holds until it is taken.
    private struct Answer {
        let response: ServiceResponse
        let place: Admission.Place?
    }

    private func answer(
        to request: Request, body: inout BoundedBody, writer: borrowing ResponseWriter
    ) async -> Answer {
        defer { body.drop() }
        let head: RequestHead
        let route: Route
        do throws(RequestRefused) {
            head = try RequestHead(request.head)
            route = try routes.route(for: head.method, path: head.path)
        } catch {
            return Answer(response: .problem(error.problem), place: nil)
        }
        do throws(RequestRefused) {
            try body.checkDeclared(limit: route.bodyLimit)
            if try head.expectsContinue(request.head), body.isUnread {
                try await continueReading(writer)
            }
            try await body.read(limit: route.bodyLimit, bounds: bounds)
            guard var place = admission.enter(route.places) else {
                throw RequestRefused(.busy(retryAfterSeconds: bounds.retryAfterSeconds))
            }
            let response = await route.handler(
                ServiceRequest(
                    method: route.method, path: head.path, query: head.query, body: body.bytes,
                    headers: RequestHead.fields(named: route.headers, of: request.head)))
            guard admission.hold(answerByteCount: response.body.count, in: &place) else {
                admission.leave(place)
                throw RequestRefused(.busy(retryAfterSeconds: bounds.retryAfterSeconds))
            }
            return Answer(response: response, place: place)
        } catch {
            if error.problem.isBusy { route.onTurnedAway?() }
            return Answer(response: .problem(error.problem), place: nil)
        }
    }

    private func continueReading(_ writer: borrowing ResponseWriter) async throws(RequestRefused) {
        do {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        } catch {
            throw RequestRefused(.malformed)
        }
    }

    /// Writes the answer; a client that does not take it in time loses its connection.
    ///
    /// Large answers go in pieces, so that the deadline and the idle timeout count from what the
    /// client has really taken and not from what we have queued.
    private func send(
        _ response: ServiceResponse, closing: Bool, withBody: Bool,
        writer: consuming ResponseWriter, channel: any Channel
    ) async throws {
        let deadline = channel.eventLoop.scheduleTask(in: TimeAmount(bounds.answerTimeout)) {
            channel.close(promise: nil)
        }
        defer { deadline.cancel() }
        let head = AnswerHead.make(
            of: response, closing: closing, isOpen: bounds.isReadableFromElsewhere)
        guard withBody else {
            try await writer.writeResponse(head)
            return
        }
        if response.body.count <= Responder.pieceByteCount {
            let body = ResponseBody(byteBuffer: ByteBuffer(bytes: response.body))
            try await writer.write(response: head, body: body)
            return
        }
        var bodyWriter = try await writer.writeHead(head)
        var rest = ByteBuffer(bytes: response.body)
        while let piece = rest.readSlice(
            length: min(Responder.pieceByteCount, rest.readableBytes)), piece.readableBytes > 0
        {
            try await bodyWriter.write(piece)
        }
        try await bodyWriter.finish(nil)
    }

    /// Ends our side, then throws away what still comes, for a while: closing with unread bytes
    /// would reset the connection, and the client would lose the answer.
    private func linger(over body: inout BoundedBody, channel: any Channel) async {
        let deadline = channel.eventLoop.scheduleTask(in: TimeAmount(bounds.lingerTimeout)) {
            channel.close(promise: nil)
        }
        defer { deadline.cancel() }
        try? await channel.close(mode: .output)
        await body.discard()
    }

    /// Also the most that may wait in our buffers when the idle timeout begins to count.
    private static let pieceByteCount = 32 * 1024
}

/// Ends a connection after its last answer.
struct ConnectionOver: Error {}
