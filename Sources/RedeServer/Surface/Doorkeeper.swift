import Hummingbird

/// Says who may come in: other pages of a browser may not, and with a token none without it.
struct Doorkeeper: Sendable {
    /// Why a request is turned away.
    struct Refusal: Error, Equatable {
        var status: Int
        var error: String
    }

    /// The cookie in which a browser keeps the token.
    static let cookie = "rede-sim-token"

    /// What a request must show; nil when nothing.
    let token: String?

    /// Lets a request in.
    ///
    /// - Throws: ``Refusal``.
    func check(_ head: HTTPRequest) throws(Refusal) {
        let host = head.authority ?? ""
        // The page of another site, open in the same browser, says where it is from.
        if let origin = head.headerFields[.origin], origin != "http://" + host, origin != "https://" + host {
            throw Refusal(status: 403, error: "the request comes from a page of another site")
        }
        guard let token else {
            // A name that was made to lead here would be the page's own: only names of this machine do.
            guard Doorkeeper.isLocal(host) else {
                throw Refusal(status: 403, error: "the request is for another host than this machine")
            }
            return
        }
        let shown = head.headerFields[.authorization].flatMap { Doorkeeper.bearer($0) } ?? cookie(of: head)
        guard let shown, Doorkeeper.isSame(shown, token) else {
            throw Refusal(status: 401, error: "the request shows no token, or another one")
        }
    }

    /// The token of a page's address, `/?token=…`; nil when there is none, or not the right one.
    func token(inAddress path: String) -> String? {
        guard let token, path.hasPrefix("/?token=") else { return nil }
        return Doorkeeper.isSame(String(path.dropFirst("/?token=".count)), token) ? token : nil
    }

    private func cookie(of head: HTTPRequest) -> String? {
        let key = Doorkeeper.cookie + "="
        for header in head.headerFields[values: .cookie] {
            for part in header.split(separator: ";") {
                let part = part.drop { $0 == " " }
                if part.hasPrefix(key) { return String(part.dropFirst(key.count)) }
            }
        }
        return nil
    }

    private static func bearer(_ value: String) -> String? {
        value.lowercased().hasPrefix("bearer ") ? String(value.dropFirst(7)) : nil
    }

    /// Whether two texts are the same; how long it takes does not tell where they differ.
    static func isSame(_ shown: String, _ token: String) -> Bool {
        let (shown, token) = (Array(shown.utf8), Array(token.utf8))
        var difference = UInt8(shown.count == token.count ? 0 : 1)
        for place in token.indices { difference |= token[place] ^ (place < shown.count ? shown[place] : 0) }
        return difference == 0
    }

    private static func isLocal(_ host: String) -> Bool {
        var name = host[...]
        if let colon = name.lastIndex(of: ":"), name[colon...].dropFirst().allSatisfy(\.isNumber) {
            name = name[..<colon]
        }
        return ["localhost", "127.0.0.1", "[::1]", ""].contains(name)
    }
}
