import Foundation
import RedeModel
import RedeSim

/// The addresses that a host has.
enum HostAddresses {
    /// The addresses of a host as the system finds them, in its order; none when there is no such host.
    ///
    /// It waits for the network, and so holds a thread for as long.
    static func resolve(_ host: WebHost) -> [WebHost] {
        switch host {
        case .ipv4, .ipv6: return [host]
        case .opaque, .empty: return []
        case .domain(let name): return resolve(name.string)
        }
    }

    private static func resolve(_ name: String) -> [WebHost] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var found: [WebHost] = []
        var next = first
        while let entry = next?.pointee {
            next = entry.ai_next
            if let address = address(of: entry), !found.contains(address) { found.append(address) }
        }
        return found
    }

    private static func address(of entry: addrinfo) -> WebHost? {
        switch entry.ai_family {
        case AF_INET:
            return entry.ai_addr.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                .ipv4(UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
            }
        case AF_INET6:
            let bytes = entry.ai_addr.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
                withUnsafeBytes(of: address.pointee.sin6_addr) { Array($0) }
            }
            return .ipv6((0..<8).map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) })
        default:
            return nil
        }
    }
}
