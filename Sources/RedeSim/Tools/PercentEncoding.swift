import RedeModel

/// Percent-encoding as the URL Standard has it.
enum PercentEncoding {
    /// Which code points are written as escapes; each set holds C0 controls and all above U+007E too.
    enum EncodeSet: Sendable {
        case control, fragment, query, specialQuery, path, userInfo

        /// Whether the set holds a printable ASCII character.
        private func contains(_ byte: UInt8) -> Bool {
            switch (self, byte) {
            case (.control, _):
                false
            case (_, UInt8(ascii: " ")), (_, UInt8(ascii: "\"")), (_, UInt8(ascii: "<")),
                (_, UInt8(ascii: ">")):
                true
            case (.fragment, _):
                byte == UInt8(ascii: "`")
            case (_, UInt8(ascii: "#")):
                true
            case (.query, _):
                false
            case (.specialQuery, _):
                byte == UInt8(ascii: "'")
            case (_, UInt8(ascii: "?")), (_, UInt8(ascii: "^")), (_, UInt8(ascii: "`")),
                (_, UInt8(ascii: "{")),
                (_, UInt8(ascii: "}")):
                true
            case (.path, _):
                false
            case (.userInfo, UInt8(ascii: "/")), (.userInfo, UInt8(ascii: ":")),
                (.userInfo, UInt8(ascii: ";")),
                (.userInfo, UInt8(ascii: "=")), (.userInfo, UInt8(ascii: "@")),
                (.userInfo, UInt8(ascii: "[")),
                (.userInfo, UInt8(ascii: "\\")), (.userInfo, UInt8(ascii: "]")),
                (.userInfo, UInt8(ascii: "|")):
                true
            case (.userInfo, _):
                false
            }
        }

        /// Whether the set holds a code point.
        func contains(_ value: UInt32) -> Bool {
            value < 0x20 || value > 0x7E || contains(UInt8(value))
        }
    }

    /// Adds code points to `result`, those of the set as escapes of their UTF-8.
    static func append(
        _ values: some Sequence<UInt32>,
        encoding set: EncodeSet,
        to result: inout [UInt8]
    ) {
        for value in values {
            guard set.contains(value) else {
                result.append(UInt8(value))
                continue
            }
            for byte in Text.encoded(value) {
                result.append(UInt8(ascii: "%"))
                result.append(digit(byte >> 4))
                result.append(digit(byte & 15))
            }
        }
    }

    /// The code points that UTF-8 with its escapes resolved spells; what is no UTF-8 gives U+FFFD.
    static func decoded(_ values: some Sequence<UInt32>) -> [UInt32] {
        var bytes: [UInt8] = []
        for value in values { Text.append(value, to: &bytes) }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = value(ofDigit: bytes[index + 1]), let low = value(ofDigit: bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self).unicodeScalars.map(\.value)
    }

    /// The value of an ASCII hexadecimal digit, nil for anything else.
    static func value(ofDigit byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
