import RedeModel

/// A domain's ASCII form by UTS #46, as the URL Standard asks for it.
///
/// Without transitional processing, hyphen checks and length limits; with the checks of joiners and of names
/// written from right to left.
enum DomainName {
    /// The ASCII form; nil when the domain has none.
    static func ascii(_ domain: [UInt32]) -> [UInt8]? {
        if domain.allSatisfy({ $0 < 0x80 }) {
            let lower = domain.map { $0 >= 0x41 && $0 <= 0x5A ? UInt8($0) | 0x20 : UInt8($0) }
            let labels = lower.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            if !labels.contains(where: { hasPrefix($0) }) { return lower }
        }
        guard let mapped = mapped(domain) else { return nil }
        var labels: [[UInt32]] = []
        var result: [UInt8] = []
        for (index, label) in mapped.split(separator: 0x2E, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { result.append(UInt8(ascii: ".")) }
            guard let (unicode, ascii) = forms(of: Array(label)) else { return nil }
            labels.append(unicode)
            result.append(contentsOf: ascii)
        }
        let isBidirectional = labels.joined().contains { value in
            let kind = bidirectional(value)
            return kind == .rightToLeft || kind == .arabicDigit
        }
        if isBidirectional, !labels.allSatisfy({ $0.isEmpty || obeysBidirectionalRule($0) }) { return nil }
        return result
    }

    /// The domain mapped and composed; nil when it holds what is disallowed.
    private static func mapped(_ domain: [UInt32]) -> [UInt32]? {
        var bytes: [UInt8] = []
        for value in domain {
            switch HostMapping.shared.fate(of: value) {
            case .valid: Text.append(value, to: &bytes)
            case .ignored: break
            case .mapped(let values): for value in values { Text.append(value, to: &bytes) }
            case .disallowed: return nil
            }
        }
        return Decomposition.shared.composed(Text(owning: bytes))
    }

    /// The Unicode and the ASCII form of a mapped label; nil when it is not valid.
    private static func forms(of label: [UInt32]) -> (unicode: [UInt32], ascii: [UInt8])? {
        guard label.contains(where: { $0 >= 0x80 }) else {
            let ascii = label.map(UInt8.init)
            guard hasPrefix(ascii[...]) else { return isValid(label) ? (label, ascii) : nil }
            guard let decoded = Punycode.decoded(ascii[4...]), decoded.contains(where: { $0 >= 0x80 }),
                isComposed(decoded), isValid(decoded)
            else { return nil }
            return (decoded, ascii)
        }
        // What looks like an ASCII form must be one.
        if label.starts(with: [0x78, 0x6E, 0x2D, 0x2D]) { return nil }
        guard isValid(label), let encoded = Punycode.encoded(label) else { return nil }
        return (label, Array("xn--".utf8) + encoded)
    }

    private static func hasPrefix(_ label: ArraySlice<UInt8>) -> Bool {
        label.starts(with: Array("xn--".utf8))
    }

    private static func isComposed(_ label: [UInt32]) -> Bool {
        var bytes: [UInt8] = []
        for value in label { Text.append(value, to: &bytes) }
        return Decomposition.shared.composed(Text(owning: bytes)) == label
    }

    private static func isValid(_ label: [UInt32]) -> Bool {
        guard let first = label.first else { return true }
        if isMark(first) { return false }
        for (index, value) in label.enumerated() {
            guard case .valid = HostMapping.shared.fate(of: value), value != 0x2E else { return false }
            if value == 0x200C || value == 0x200D, !mayJoin(label, at: index) { return false }
        }
        return true
    }

    private static func isMark(_ value: UInt32) -> Bool {
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Whether a joiner stands after a virama or, one that keeps letters apart, between letters that join.
    private static func mayJoin(_ label: [UInt32], at index: Int) -> Bool {
        if index > 0, Decomposition.combiningClass(of: label[index - 1]) == 9 { return true }
        guard label[index] == 0x200C else { return false }
        let before = label[..<index].last { joining($0) != .transparent }.map(joining)
        let after = label[(index + 1)...].first { joining($0) != .transparent }.map(joining)
        return (before == .left || before == .dual) && (after == .right || after == .dual)
    }

    private static func joining(_ value: UInt32) -> HostMapping.Joining {
        guard case .valid(_, let joining) = HostMapping.shared.fate(of: value) else { return .none }
        return joining
    }

    private static func bidirectional(_ value: UInt32) -> HostMapping.Bidirectional {
        guard case .valid(let kind, _) = HostMapping.shared.fate(of: value) else { return .other }
        return kind
    }

    /// Whether a label of a domain with letters from right to left may stand in it (RFC 5893, section 2).
    private static func obeysBidirectionalRule(_ label: [UInt32]) -> Bool {
        let kinds = label.map(bidirectional)
        guard let last = kinds.last(where: { $0 != .mark }), !kinds.contains(.other) else { return false }
        switch kinds.first {
        case .rightToLeft:
            if kinds.contains(.leftToRight) { return false }
            if kinds.contains(.europeanDigit), kinds.contains(.arabicDigit) { return false }
            return last == .rightToLeft || last == .europeanDigit || last == .arabicDigit
        case .leftToRight:
            if kinds.contains(.rightToLeft) || kinds.contains(.arabicDigit) { return false }
            return last == .leftToRight || last == .europeanDigit
        default:
            return false
        }
    }
}
