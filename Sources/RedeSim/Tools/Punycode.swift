/// Punycode: Unicode labels of host names in ASCII (RFC 3492).
enum Punycode {
    private static let base = 36
    private static let lowThreshold = 1
    private static let highThreshold = 26

    /// The ASCII form of a label, without `xn--`; nil when the label is far too long for one.
    static func encoded(_ label: [UInt32]) -> [UInt8]? {
        var output = label.filter { $0 < 0x80 }.map(UInt8.init)
        let basicCount = output.count
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }
        var (next, delta, bias) = (128, 0, 72)
        var handled = basicCount
        while handled < label.count {
            let smallest = label.lazy.map(Int.init).filter { $0 >= next }.min() ?? next
            delta += (smallest - next) * (handled + 1)
            guard delta < 1 << 32 else { return nil }
            next = smallest
            for value in label.map(Int.init) {
                if value < next { delta += 1 }
                guard value == next else { continue }
                append(delta, bias: bias, to: &output)
                bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return output
    }

    /// The label that an ASCII form without `xn--` stands for; nil when it stands for none.
    static func decoded(_ input: some Collection<UInt8>) -> [UInt32]? {
        let bytes = Array(input)
        let end = bytes.lastIndex(of: UInt8(ascii: "-"))
        var output = end.map { bytes[..<$0].map(UInt32.init) } ?? []
        var index = end.map { $0 + 1 } ?? 0
        var (next, place, bias) = (128, 0, 72)
        while index < bytes.count {
            let before = place
            var (weight, step) = (1, base)
            while true {
                guard index < bytes.count, let digit = digit(of: bytes[index]) else { return nil }
                index += 1
                place += digit * weight
                guard place < 1 << 32 else { return nil }
                let threshold = threshold(at: step, bias: bias)
                if digit < threshold { break }
                weight *= base - threshold
                guard weight < 1 << 32 else { return nil }
                step += base
            }
            let count = output.count + 1
            bias = adapted(place - before, count: count, isFirst: before == 0)
            next += place / count
            guard next < 0x110000 else { return nil }
            place %= count
            output.insert(UInt32(next), at: place)
            place += 1
        }
        return output
    }

    private static func append(_ delta: Int, bias: Int, to output: inout [UInt8]) {
        var (rest, step) = (delta, base)
        while true {
            let threshold = threshold(at: step, bias: bias)
            if rest < threshold { break }
            output.append(character(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            step += base
        }
        output.append(character(rest))
    }

    private static func threshold(at step: Int, bias: Int) -> Int {
        min(max(step - bias, lowThreshold), highThreshold)
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var step = 0
        while delta > (base - lowThreshold) * highThreshold / 2 {
            delta /= base - lowThreshold
            step += base
        }
        return step + (base - lowThreshold + 1) * delta / (delta + 38)
    }

    private static func character(_ digit: Int) -> UInt8 {
        digit < 26 ? UInt8(ascii: "a") + UInt8(digit) : UInt8(ascii: "0") + UInt8(digit - 26)
    }

    private static func digit(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
        default: nil
        }
    }
}
