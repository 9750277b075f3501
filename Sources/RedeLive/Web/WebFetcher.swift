import AsyncHTTPClient
import NIOCore
import NIOHTTP1
package import RedeModel
import RedeSim

/// Fetches pages for the model, and none from this machine or its own network.
///
/// A host is resolved once; all of its addresses are looked at, and the connection goes to one of them, so
/// that a second look-up cannot lead elsewhere. Each redirect is treated as a new address. What comes is
/// bounded in size and time, and has no secrets in it.
///
/// Spec: section 11, "web_fetch", and section 16, rule 7.
package struct WebFetcher: Sendable {
    /// The most bytes of a page that are read; what the model sees of it is far less.
    static let maximumBytes = 1 << 20
    /// How many redirects are followed.
    static let maximumRedirects = 5

    private static let refusal: Text = "this address is not fetched"

    private let secrets: Secrets
    private let resolve: @Sendable (WebHost) -> [WebHost]
    private let isRefused: @Sendable (WebHost) -> Bool
    private let timeoutMilliseconds: Int

    /// A fetcher that hides secrets in what it fetches.
    package init(hiding secrets: Secrets) {
        self.init(
            hiding: secrets,
            resolving: HostAddresses.resolve,
            refusing: WebAddress.isPrivate,
            timeoutMilliseconds: WebFetch.timeoutMilliseconds
        )
    }

    init(
        hiding secrets: Secrets,
        resolving resolve: @escaping @Sendable (WebHost) -> [WebHost],
        refusing isRefused: @escaping @Sendable (WebHost) -> Bool,
        timeoutMilliseconds: Int
    ) {
        self.secrets = secrets
        self.resolve = resolve
        self.isRefused = isRefused
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// What a fetch comes to.
    package func page(at url: Text) async -> WebPage.Answer {
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let found = try await TimeLimit.run(milliseconds: timeoutMilliseconds) { try await fetch(url) }
            let taken = WebFetcher.milliseconds(start.duration(to: clock.now))
            return found.map { .page($0, latencyMilliseconds: taken) } ?? .hang
        } catch {
            let taken = WebFetcher.milliseconds(start.duration(to: clock.now))
            let reason = (error as? Failure)?.reason ?? Text(ConnectionFailure.words(for: error))
            return .error(secrets.masked(reason), latencyMilliseconds: taken)
        }
    }

    private struct Failure: Error {
        var reason: Text
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        max(1, Int((duration / .milliseconds(1)).rounded()))
    }

    /// Follows redirects from a URL to a page.
    private func fetch(_ url: Text) async throws -> WebPage.Page {
        var url = url
        for _ in 0...WebFetcher.maximumRedirects {
            guard let address = WebAddress.parse(url), let host = address.host,
                address.scheme == "http" || address.scheme == "https", !isRefused(host)
            else { throw Failure(reason: WebFetcher.refusal) }
            let response = try await load(address, host)
            guard let target = response.redirect else { return response.page }
            url = target
        }
        throw Failure(reason: "the page is redirected too often")
    }

    private struct Response {
        var page: WebPage.Page
        /// Where to look instead.
        var redirect: Text?
    }

    /// Asks one address, at an address of its host that was looked at.
    private func load(_ address: WebAddress, _ host: WebHost) async throws -> Response {
        let addresses = await addresses(of: host)
        guard let first = addresses.first else { throw Failure(reason: "there is no such host") }
        // One of them may be what a look-up of the attacker's gives at the second try.
        guard !addresses.contains(where: isRefused) else { throw Failure(reason: WebFetcher.refusal) }
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.dnsOverride = [host.text.string: WebFetcher.literal(first)]
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let response: Result<Response, any Error>
        do { response = .success(try await load(address, by: client)) } catch { response = .failure(error) }
        // It fails only where requests are under way, which end with their connections.
        try? await client.shutdown()
        return try response.get()
    }

    private func load(_ address: WebAddress, by client: HTTPClient) async throws -> Response {
        var request = HTTPClientRequest(url: WebFetcher.requestText(of: address).string)
        request.headers.add(
            name: "accept",
            value: "text/*, application/json, application/xml;q=0.9, */*;q=0.1"
        )
        request.headers.add(name: "user-agent", value: "rede-sim")
        let response = try await client.execute(request, deadline: .distantFuture)
        let status = Int(response.status.code)
        if (300..<400).contains(status), let location = response.headers.first(name: "location") {
            let target = WebFetcher.target(Text(location), from: address)
            return Response(page: .init(text: Text()), redirect: target)
        }
        let type = response.headers.first(name: "content-type").map { secrets.masked(Text($0)) }
        // What is no text is not shown, and so need not come.
        let text = WebFetch.isText(type) ? try await WebFetcher.text(of: response.body) : Text()
        return Response(
            page: .init(
                status: status,
                contentType: type,
                text: secrets.masked(text),
                url: secrets.masked(address.text)
            )
        )
    }

    /// As much of a body as is read.
    private static func text(of body: HTTPClientResponse.Body) async throws -> Text {
        var bytes: [UInt8] = []
        for try await part in body {
            bytes += part.readableBytesView.prefix(maximumBytes - bytes.count)
            if bytes.count == maximumBytes { break }
        }
        return Text(String(decoding: bytes, as: UTF8.self))
    }

    private func addresses(of host: WebHost) async -> [WebHost] {
        let resolve = resolve
        // A look-up waits; a thread of the pool has other things to do.
        return await withCheckedContinuation { continuation in
            BlockingWork.run { continuation.resume(returning: resolve(host)) }
        }
    }

    /// An address as a look-up gives it, without brackets.
    private static func literal(_ host: WebHost) -> String {
        let text = host.text.string
        return text.hasPrefix("[") ? String(text.dropFirst().dropLast()) : text
    }

    /// What is asked for: no name or password, and no fragment.
    private static func requestText(of address: WebAddress) -> Text {
        Text("\(origin(of: address))\(address.pathText)\(address.query.map { "?\($0)" } ?? "")")
    }

    private static func origin(of address: WebAddress) -> String {
        let port = address.port.map { ":\($0)" } ?? ""
        return "\(address.scheme)://\(address.host?.text.string ?? "")\(port)"
    }

    /// Where a redirect leads: a whole address, or a part that the old one completes.
    private static func target(_ location: Text, from address: WebAddress) -> Text {
        if WebAddress.parse(location) != nil { return location }
        let text = location.string
        if text.hasPrefix("//") { return Text("\(address.scheme):\(text)") }
        if text.hasPrefix("/") { return Text(origin(of: address) + text) }
        let path = address.pathText.string
        let directory = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
        return Text(origin(of: address) + directory + text)
    }
}
