import RedeModel

extension WebHost {
    /// The eight parts of an IPv6 address without its brackets; nil when it is none.
    static func ipv6(_ input: [UInt32]) -> [UInt16]? {
        var parts: [UInt16] = []
        var gap: Int?
        var index = 0
        func at(_ place: Int) -> UInt32? { place < input.count ? input[place] : nil }
        if at(0) == 0x3A {
            guard at(1) == 0x3A else { return nil }
            index = 2
            gap = 0
        }
        while index < input.count {
            if parts.count == 8 { return nil }
            if input[index] == 0x3A {
                guard gap == nil else { return nil }
                index += 1
                gap = parts.count
                continue
            }
            let start = index
            var value: UInt32 = 0
            while index < input.count, index - start < 4, let digit = hexadecimal(input[index]) {
                value = value << 4 | digit
                index += 1
            }
            if at(index) == 0x2E {
                guard index > start, parts.count <= 6, let tail = dotted(input[start...]) else { return nil }
                parts += tail
                break
            }
            if at(index) == 0x3A {
                index += 1
                if index == input.count { return nil }
            } else if index < input.count {
                return nil
            }
            parts.append(UInt16(value))
        }
        guard let gap else { return parts.count == 8 ? parts : nil }
        if parts.count == 8 { return nil }
        return parts[..<gap] + Array(repeating: 0, count: 8 - parts.count) + parts[gap...]
    }

    /// The address in hexadecimal parts, the first longest run of two zeros or more left out, in brackets.
    static func text(of parts: [UInt16]) -> Text {
        var gap = 0..<0
        var index = 0
        while index < parts.count {
            let start = index
            while index < parts.count, parts[index] == 0 { index += 1 }
            if index - start > max(gap.count, 1) { gap = start..<index }
            index += 1
        }
        func join(_ parts: ArraySlice<UInt16>) -> String {
            parts.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard !gap.isEmpty else { return Text("[\(join(parts[...]))]") }
        return Text("[\(join(parts[..<gap.lowerBound]))::\(join(parts[gap.upperBound...]))]")
    }

    /// The last two parts, written as four decimal numbers with dots.
    private static func dotted(_ input: ArraySlice<UInt32>) -> [UInt16]? {
        let numbers = input.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard numbers.count == 4 else { return nil }
        var bytes: [UInt16] = []
        for number in numbers {
            guard (1...3).contains(number.count), number.first != 0x30 || number.count == 1 else {
                return nil
            }
            var value: UInt16 = 0
            for digit in number {
                guard digit >= 0x30, digit <= 0x39 else { return nil }
                value = value * 10 + UInt16(digit - 0x30)
            }
            guard value <= 255 else { return nil }
            bytes.append(value)
        }
        return [bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]]
    }

    private static func hexadecimal(_ value: UInt32) -> UInt32? {
        value < 0x80 ? PercentEncoding.value(ofDigit: UInt8(value)).map(UInt32.init) : nil
    }
}
