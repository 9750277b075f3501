package import RedeModel

/// A URL as the URL Standard (WHATWG) reads it, without a base.
///
/// Spec: section 11, "web_fetch".
package struct WebAddress: Equatable, Sendable {
    /// What stands behind the host.
    enum Path: Equatable, Sendable {
        /// A path of a scheme that knows no hierarchy, such as `mailto`.
        case opaque(Text)
        /// The segments between slashes.
        case segments([Text])
    }

    /// The scheme in lower case, without its colon.
    package internal(set) var scheme: Text
    /// The name before the host, percent-encoded; empty when there is none.
    package internal(set) var userName = Text()
    /// The password before the host, percent-encoded; empty when there is none.
    package internal(set) var password = Text()
    /// The host; nil when the address has no place for one.
    package internal(set) var host: WebHost?
    /// The port; nil when it is the scheme's own or none is given.
    package internal(set) var port: UInt16?
    var path = Path.segments([])
    /// What stands behind `?`; nil without one.
    package internal(set) var query: Text?
    /// What stands behind `#`; nil without one.
    package internal(set) var fragment: Text?

    init(scheme: Text) {
        self.scheme = scheme
    }

    /// The address that a text spells, nil when it spells none that stands by itself.
    package static func parse(_ text: Text) -> WebAddress? {
        var parser = WebAddressParser(text)
        return parser.address()
    }

    /// The path, percent-encoded.
    package var pathText: Text {
        switch path {
        case .opaque(let text):
            return text
        case .segments(let segments):
            var bytes: [UInt8] = []
            for segment in segments { bytes += [UInt8(ascii: "/")] + segment.bytes }
            return Text(owning: bytes)
        }
    }

    /// The address as the standard writes it.
    package var text: Text {
        var bytes = scheme.bytes + [UInt8(ascii: ":")]
        let path = pathText.bytes
        if let host {
            bytes += "//".utf8
            if !userName.isEmpty || !password.isEmpty {
                bytes += userName.bytes
                if !password.isEmpty { bytes += [UInt8(ascii: ":")] + password.bytes }
                bytes += "@".utf8
            }
            bytes += host.text.bytes
            if let port { bytes += ":\(port)".utf8 }
        } else if path.starts(with: "//".utf8), case .segments = self.path {
            // Without this the path would read as a host.
            bytes += "/.".utf8
        }
        bytes += path
        if let query { bytes += [UInt8(ascii: "?")] + query.bytes }
        if let fragment { bytes += [UInt8(ascii: "#")] + fragment.bytes }
        return Text(owning: bytes)
    }
}
