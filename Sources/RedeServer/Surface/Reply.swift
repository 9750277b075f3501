import HTTPTypes
import Hummingbird
import HummingbirdCore
import RedeModel
import RedeSim

/// What goes back to a client.
struct Reply: Sendable {
    var status: Int
    var type: String
    var body: [UInt8]
    /// The Content-Security-Policy of a page.
    var policy: String?
    /// Whether a client may keep it for later.
    var isKept = true
    var cookie: String?
    /// The method that the path is for, where it was asked with another.
    var allowed: String?
    /// A body that goes on, in place of the other one.
    var stream: ResponseBody?

    init(_ status: Int, _ type: String, _ body: [UInt8], policy: String? = nil, isKept: Bool = true) {
        self.status = status
        self.type = type
        self.body = body
        self.policy = policy
        self.isKept = isKept
    }

    /// The reply that the network gives.
    init(_ response: RedeSim.Response, settings: Settings) {
        self.init(response.status, response.body, settings: settings)
        if case .wrongMethod(let method) = response.body { allowed = method.rawValue }
    }

    /// A reply of JSON.
    init(_ status: Int, _ body: RedeSim.Response.Body, settings: Settings = Settings()) {
        let response = RedeSim.Response(status, body)
        let value = response.json(settings: settings) ?? .null
        self.init(status, "\(response.contentType)", Surface.bytes(of: value))
    }

    /// Has the browser keep the token, and shows the page without it in its address.
    static func remembering(_ token: String) -> Reply {
        var reply = Reply(303, "text/plain", [])
        reply.cookie = "\(Doorkeeper.cookie)=\(token); HttpOnly; SameSite=Strict; Path=/"
        return reply
    }

    /// The reply to the request of this number.
    func response(_ number: Int, isHead: Bool) -> HummingbirdCore.Response {
        var headers: HTTPFields = [.contentType: type, .xContentTypeOptions: "nosniff"]
        headers[.requestID] = "\(number)"
        if let policy { headers[.contentSecurityPolicy] = policy }
        if !isKept { headers[.cacheControl] = "no-store" }
        if let allowed { headers[.allow] = allowed }
        if status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        // The rest of a body that was refused would be read as the next request.
        if status == 413 { headers[.connection] = "close" }
        if let cookie {
            headers[.setCookie] = cookie
            headers[.location] = "/"
        }
        let bytes = isHead ? [] : body
        return HummingbirdCore.Response(
            status: .init(code: status),
            headers: headers,
            body: stream ?? ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}

extension HTTPField.Name {
    /// The number of a request, as the server's log has it.
    static var requestID: HTTPField.Name { name("X-Request-ID") }
    /// Where a stream of events is to go on.
    static var lastEventID: HTTPField.Name { name("Last-Event-ID") }

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("the names of headers are tokens") }
        return name
    }
}
