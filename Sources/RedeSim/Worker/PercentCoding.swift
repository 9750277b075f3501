package import RedeModel

/// Percent-encoding of path segments as JavaScript's `encodeURIComponent` and `decodeURIComponent` do it.
package enum PercentCoding {
    /// The text with every byte of its UTF-8 escaped but letters, digits and `- _ . ! ~ * ' ( )`.
    package static func encoded(_ text: Text) -> Text {
        var result: [UInt8] = []
        for byte in text.bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x27...0x2A, 0x2D, 0x2E, 0x5F, 0x7E:
                result.append(byte)
            default:
                result.append(0x25)
                result.append(digit(byte >> 4))
                result.append(digit(byte & 0xF))
            }
        }
        return Text(owning: result)
    }

    /// The text with its escapes read; as it is when an escape is broken or gives no UTF-8.
    package static func decoded(_ text: Text) -> Text {
        guard text.withBytes({ $0.contains(0x25) }) else { return text }
        let bytes = text.bytes
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x25 else {
                result.append(bytes[index])
                index += 1
                continue
            }
            guard index + 2 < bytes.count, let high = value(bytes[index + 1]),
                let low = value(bytes[index + 2])
            else { return text }
            result.append(high << 4 | low)
            index += 3
        }
        guard String(validating: result, as: UTF8.self) != nil else { return text }
        return Text(owning: result)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x37 + value
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
