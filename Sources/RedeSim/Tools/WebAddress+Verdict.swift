package import RedeModel

extension WebAddress {
    /// Whether web_fetch may request a URL.
    package enum Verdict: Equatable, Sendable {
        /// It requests this address.
        case allowed(WebAddress)
        /// It requests nothing and reports this URL.
        case refused(Refusal, url: Text)
    }

    /// Why web_fetch refuses a URL; the raw value is the reason that is reported.
    package enum Refusal: String, CaseIterable, Sendable {
        case invalid, scheme, host
    }

    /// What web_fetch makes of a URL as the model gave it.
    ///
    /// Spec: section 11 for the observed reading, section 16, rule 7, for the documented one.
    package static func verdict(on url: Text, for reading: Reading) -> Verdict {
        guard let address = parse(url) else { return .refused(.invalid, url: url) }
        guard let refusal = address.refusal(for: reading) else { return .allowed(address) }
        return .refused(refusal, url: address.text)
    }

    /// Why web_fetch refuses the address, nil when it may request it.
    package func refusal(for reading: Reading) -> Refusal? {
        guard scheme == "http" || scheme == "https", let host else { return .scheme }
        switch reading {
        case .observed: return WebAddress.isRefusedAsObserved(host) ? .host : nil
        case .documented: return WebAddress.isPrivate(host) ? .host : nil
        }
    }

    private static func isRefusedAsObserved(_ host: WebHost) -> Bool {
        switch host {
        case .domain(let name):
            // Faithful: the prefixes are meant for IPv6 and hit names instead.
            name == "localhost" || hasSuffix(".local", name)
                || ["fc", "fd", "fe80"].contains { name.bytes.starts(with: $0.utf8) }
        case .ipv4(let address): isPrivate(address) && address >> 24 != 0
        case .ipv6, .opaque, .empty: false
        }
    }

    /// Whether a host is or may be on this machine or in its own network.
    package static func isPrivate(_ host: WebHost) -> Bool {
        switch host {
        case .domain(let name):
            let name = name.bytes.last == UInt8(ascii: ".") ? Text(bytes: name.bytes.dropLast()) : name
            return name == "localhost" || hasSuffix(".localhost", name) || hasSuffix(".local", name)
        case .ipv4(let address):
            return isPrivate(address)
        case .ipv6(let parts):
            if parts[..<5].allSatisfy({ $0 == 0 }), parts[5] == 0xFFFF {
                return isPrivate(UInt32(parts[6]) << 16 | UInt32(parts[7]))
            }
            let isLocal = parts[..<7].allSatisfy { $0 == 0 } && parts[7] <= 1
            return isLocal || parts[0] & 0xFE00 == 0xFC00 || parts[0] & 0xFFC0 == 0xFE80
        case .opaque, .empty:
            return false
        }
    }

    /// Whether an IPv4 address is unspecified, private, loopback or link-local.
    private static func isPrivate(_ address: UInt32) -> Bool {
        switch address >> 24 {
        case 0, 10, 127: true
        case 169: address >> 16 & 0xFF == 254
        case 172: address >> 20 & 0xF == 1
        case 192: address >> 16 & 0xFF == 168
        default: false
        }
    }

    private static func hasSuffix(_ suffix: String, _ name: Text) -> Bool {
        name.bytes.reversed().starts(with: suffix.utf8.reversed())
    }
}
