package import RedeModel

/// The host of a web address as the URL Standard reads it.
package enum WebHost: Equatable, Sendable {
    /// A name in ASCII and lower case.
    case domain(Text)
    /// An IPv4 address, however it was spelled.
    case ipv4(UInt32)
    /// An IPv6 address in its eight parts.
    case ipv6([UInt16])
    /// The host of an address whose scheme gives it no meaning, percent-encoded.
    case opaque(Text)
    /// No host where one could stand.
    case empty

    /// The host as an address shows it.
    package var text: Text {
        switch self {
        case .domain(let name), .opaque(let name): name
        case .ipv4(let address):
            Text([24, 16, 8, 0].map { String(address >> UInt32($0) & 255) }.joined(separator: "."))
        case .ipv6(let parts): WebHost.text(of: parts)
        case .empty: Text()
        }
    }

    /// The host that code points spell, nil when they spell none.
    init?(_ input: [UInt32], isSpecial: Bool) {
        if input.first == 0x5B {
            guard input.last == 0x5D, let parts = WebHost.ipv6(Array(input[1..<(input.count - 1)])) else {
                return nil
            }
            self = .ipv6(parts)
            return
        }
        guard isSpecial else {
            if input.contains(where: WebHost.isForbidden) { return nil }
            var bytes: [UInt8] = []
            PercentEncoding.append(input, encoding: .control, to: &bytes)
            self = .opaque(Text(owning: bytes))
            return
        }
        guard let ascii = DomainName.ascii(PercentEncoding.decoded(input)), !ascii.isEmpty,
            !ascii.contains(where: {
                WebHost.isForbidden(UInt32($0)) || $0 < 0x20 || $0 == 0x25 || $0 == 0x7F
            })
        else { return nil }
        let labels = ascii.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard WebHost.endsInNumber(labels) else {
            self = .domain(Text(owning: ascii))
            return
        }
        guard let address = WebHost.ipv4(labels) else { return nil }
        self = .ipv4(address)
    }

    private static func isForbidden(_ value: UInt32) -> Bool {
        switch value {
        case 0x00, 0x09, 0x0A, 0x0D, 0x20, 0x23, 0x2F, 0x3A, 0x3C, 0x3E, 0x3F, 0x40, 0x5B, 0x5C, 0x5D, 0x5E,
            0x7C:
            true
        default:
            false
        }
    }

    /// Whether a name can be nothing but an IPv4 address.
    private static func endsInNumber(_ labels: [ArraySlice<UInt8>]) -> Bool {
        var labels = labels
        if labels.last?.isEmpty == true {
            if labels.count == 1 { return false }
            labels.removeLast()
        }
        guard let last = labels.last else { return false }
        return !last.isEmpty && last.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } || number(last) != nil
    }

    /// The address that up to four numbers give, of which the last fills what the others leave.
    private static func ipv4(_ labels: [ArraySlice<UInt8>]) -> UInt32? {
        var labels = labels
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        guard labels.count <= 4 else { return nil }
        var numbers: [UInt64] = []
        for label in labels {
            guard let number = number(label) else { return nil }
            numbers.append(number)
        }
        guard let last = numbers.popLast(), numbers.allSatisfy({ $0 <= 255 }) else { return nil }
        let room = UInt64(32 - 8 * numbers.count)
        guard last < 1 << room else { return nil }
        var address = last
        for (index, number) in numbers.enumerated() { address |= number << UInt64(24 - 8 * index) }
        return UInt32(address)
    }

    /// The value of a decimal, octal (`0…`) or hexadecimal (`0x…`) number; nil for none, at most 2^40.
    private static func number(_ label: ArraySlice<UInt8>) -> UInt64? {
        guard let first = label.first else { return nil }
        var digits = label
        var radix: UInt64 = 10
        if first == 0x30, label.count > 1 {
            digits = digits.dropFirst()
            radix = 8
            if digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X") {
                digits = digits.dropFirst()
                radix = 16
            }
        }
        var value: UInt64 = 0
        for byte in digits {
            guard let digit = PercentEncoding.value(ofDigit: byte), digit < radix else { return nil }
            value = min(value * radix + UInt64(digit), 1 << 40)
        }
        return value
    }
}
