/// Numbers as JavaScript writes and reads them.
package enum NumberText {
    /// The text of a finite number as JavaScript's `String(value)` gives it.
    package static func javaScript(_ value: Double) -> String {
        if value == 0 { return "0" }
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        let sign = value < 0 ? "-" : ""
        let (digits, point) = shortest(abs(value))
        let count = digits.count
        if point > 0, point <= 21 {
            if count <= point { return sign + digits + String(repeating: "0", count: point - count) }
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        }
        if point <= 0, point > -6 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        let exponent = point - 1
        let mantissa = count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + String(abs(exponent))
    }

    /// The fewest digits that read back as `value`, and where the decimal point stands behind the first.
    private static func shortest(_ value: Double) -> (digits: String, point: Int) {
        // Swift's description has the same digits, laid out by other rules.
        var text = Substring(value.description)
        var exponent = 0
        if let mark = text.firstIndex(of: "e") {
            exponent = Int(text[text.index(after: mark)...]) ?? 0
            text = text[..<mark]
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let whole = parts.first ?? ""
        let fraction = parts.count > 1 ? parts[1] : ""
        var digits = whole + fraction
        var point = whole.count + exponent
        while digits.first == "0" {
            digits.removeFirst()
            point -= 1
        }
        while digits.last == "0" { digits.removeLast() }
        return (String(digits), point)
    }

    /// The number that a text spells by JavaScript's `Number(text)`, NaN when it spells none; blank is 0.
    package static func number(of text: Text) -> Double {
        let bytes = Array(text.trimmed().bytes)
        if bytes.isEmpty { return 0 }
        if bytes.count > 2, bytes[0] == 0x30 {
            switch bytes[1] | 0x20 {
            case UInt8(ascii: "x"): return digits(bytes[2...], radix: 16)
            case UInt8(ascii: "o"): return digits(bytes[2...], radix: 8)
            case UInt8(ascii: "b"): return digits(bytes[2...], radix: 2)
            default: break
            }
        }
        return decimal(bytes)
    }

    private static func digits(_ bytes: ArraySlice<UInt8>, radix: Int) -> Double {
        var value = 0.0
        for byte in bytes {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else {
                return .nan
            }
            // Exact up to 2^53; beyond that the last bits may differ from JavaScript's.
            value = value * Double(radix) + Double(digit)
        }
        return value
    }

    private static func decimal(_ bytes: [UInt8]) -> Double {
        var index = 0
        func isDigit(_ index: Int) -> Bool {
            index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
        }
        if bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-") { index += 1 }
        let negative = bytes[0] == UInt8(ascii: "-")
        if Array(bytes[index...]) == Array("Infinity".utf8) { return negative ? -.infinity : .infinity }
        var digitCount = 0
        while isDigit(index) {
            index += 1
            digitCount += 1
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            while isDigit(index) {
                index += 1
                digitCount += 1
            }
        }
        guard digitCount > 0 else { return .nan }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            guard isDigit(index) else { return .nan }
            while isDigit(index) { index += 1 }
        }
        guard index == bytes.count else { return .nan }
        return parsed(bytes)
    }

    /// The value of decimal digits whose form has been checked.
    private static func parsed(_ bytes: [UInt8]) -> Double {
        var text = String(decoding: bytes, as: UTF8.self)
        // Swift wants a digit on both sides of the point.
        if let point = text.firstIndex(of: ".") {
            let next = text.index(after: point)
            if next == text.endIndex || !text[next].isNumber { text.insert("0", at: next) }
            if point == text.startIndex || !text[text.index(before: point)].isNumber {
                text.insert("0", at: point)
            }
        }
        return Double(text) ?? .nan
    }
}
