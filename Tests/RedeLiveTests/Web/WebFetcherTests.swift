import LiveTestSupport
import RedeModel
import RedeSim
import Testing

@testable import RedeLive

/// Pages from a server on loopback, which stands for the public web.
@Suite struct WebFetcherTests {
    private static let loopback = WebHost.ipv4(0x7F00_0001)
    private static let other = WebHost.ipv4(0x7F00_0002)
    private static let key = "sk-planted-key-0123456789"

    /// A fetcher that finds all names on loopback, but `rebound.test` beside another address of this machine,
    /// which alone is refused.
    private func fetcher(timeout: Int = 20_000) -> WebFetcher {
        WebFetcher(
            hiding: Secrets(keys: [Text(WebFetcherTests.key)]),
            resolving: { host in
                switch host {
                case .domain("none.test"): []
                case .domain("rebound.test"): [WebFetcherTests.loopback, WebFetcherTests.other]
                case .domain: [WebFetcherTests.loopback]
                default: [host]
                }
            },
            refusing: { $0 == WebFetcherTests.other },
            timeoutMilliseconds: timeout
        )
    }

    private func page(
        _ reply: ModelServer.Reply,
        at path: String = "/",
        timeout: Int = 20_000
    ) async throws -> WebPage.Answer {
        let server = try ModelServer { _ in reply }
        return await fetcher(timeout: timeout).page(at: Text("http://pages.test:\(server.port)\(path)"))
    }

    @Test func `a page comes with its status, its type and its text, secrets hidden`() async throws {
        let reply = ModelServer.Reply.response(404, "Tides, \(WebFetcherTests.key).", type: "text/plain")

        guard case .page(let page, let latency) = try await page(reply, at: "/a?b=c#d") else {
            Issue.record("the page is there")
            return
        }

        #expect(page.status == 404 && page.contentType == "text/plain" && latency >= 1)
        #expect(page.text == "Tides, [hidden].")
        #expect(page.url?.string.hasSuffix("/a?b=c#d") == true)
    }

    @Test func `what is no text does not come, and what is long is cut`() async throws {
        guard case .page(let image, _) = try await page(.response(200, "GIF89a", type: "image/gif")),
            case .page(let long, _) = try await page(
                .response(200, String(repeating: "x", count: WebFetcher.maximumBytes + 5), type: "text/html")
            )
        else {
            Issue.record("the pages are there")
            return
        }
        #expect(image.text.isEmpty && long.text.bytes.count == WebFetcher.maximumBytes)
    }

    @Test(arguments: [
        "http://rebound.test:PORT/", "http://127.0.0.2:PORT/", "http://[::ffff:127.0.0.2]:PORT/",
        "ftp://pages.test/",
        "no address",
    ])
    func `addresses that are refused are not asked`(url: String) async throws {
        let server = try ModelServer { _ in .response(200, "secret", type: "text/plain") }
        let fetcher = WebFetcher(
            hiding: Secrets(keys: []),
            resolving: {
                $0 == .domain("rebound.test") ? [WebFetcherTests.loopback, WebFetcherTests.other] : [$0]
            },
            refusing: { host in
                if case .domain = host { return false }
                return host != WebFetcherTests.loopback
            },
            timeoutMilliseconds: 20_000
        )
        let url = url.split(separator: "PORT", omittingEmptySubsequences: false).joined(
            separator: "\(server.port)"
        )

        guard case .error(let error, _) = await fetcher.page(at: Text(url)) else {
            Issue.record("\(url) is fetched")
            return
        }
        #expect(error == "this address is not fetched")
        #expect(server.requests.isEmpty)
    }

    @Test func `the fetcher of runs refuses this machine and its network, by name too`() async throws {
        let server = try ModelServer { _ in .response(200, "secret", type: "text/plain") }
        let fetcher = WebFetcher(hiding: Secrets(keys: []))

        for host in ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433"] {
            guard case .error = await fetcher.page(at: Text("http://\(host):\(server.port)/")) else {
                Issue.record("\(host) is fetched")
                continue
            }
        }
        #expect(server.requests.isEmpty)
    }

    @Test func `redirects are followed, each looked at anew, and not for ever`() async throws {
        let server = try ModelServer { request in
            switch request.path {
            case "/start": .response(302, "", headers: ["location: next?x=1"])
            case "/next?x=1": .response(301, "", headers: ["location: //pages.test:\(port(of: request))/end"])
            case "/end": .response(200, "Here.", type: "text/plain")
            case "/away": .response(302, "", headers: ["location: http://127.0.0.2:\(port(of: request))/end"])
            default: .response(302, "", headers: ["location: /round"])
            }
        }
        let origin = "http://pages.test:\(server.port)"

        guard case .page(let page, _) = await fetcher().page(at: Text(origin + "/start")) else {
            Issue.record("the page is there")
            return
        }
        #expect(page.text == "Here." && page.url == Text(origin + "/end"))
        #expect(
            await fetcher().page(at: Text(origin + "/away")).error == "this address is not fetched"
        )
        #expect(
            await fetcher().page(at: Text(origin + "/round")).error == "the page is redirected too often"
        )
    }

    @Test func `a page that does not come in time, or from nowhere, is no page`() async throws {
        #expect(try await page(.response(200, "late", after: nil), timeout: 100) == .hang)
        #expect(await fetcher().page(at: "http://none.test/").error == "there is no such host")
    }
}

/// The port that a request was sent to, by its head.
private func port(of request: ModelServer.Request) -> String {
    let host = request.head.split(separator: "\r\n").first { $0.hasPrefix("host:") } ?? ""
    return String(host.split(separator: ":").last ?? "")
}

extension WebPage.Answer {
    /// The text of an error.
    fileprivate var error: Text? {
        guard case .error(let error, _) = self else { return nil }
        return error
    }
}
