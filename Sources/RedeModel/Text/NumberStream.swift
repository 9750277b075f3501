/// Reads the numbers of a data table: digits of 64, five bits each, the lowest first.
///
/// A digit's sixth bit says that more follow; line ends count for nothing. The digits are those of base 64.
package struct NumberStream {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// The numbers of a constant table.
    package init(_ table: StaticString) {
        bytes = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
    }

    /// The next number, 0 or above; nil at the end of the table.
    package mutating func next() -> Int? {
        var value = 0
        var shift = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte != 0x0A else { continue }
            let digit = NumberStream.digit(byte)
            value |= (digit & 31) << shift
            if digit & 32 == 0 { return value }
            shift += 5
        }
        return nil
    }

    /// The next number, which the table must have.
    package mutating func read() -> Int {
        guard let value = next() else { preconditionFailure("a data table ends within a record") }
        return value
    }

    /// The next number of a table, read as a signed one: 0, -1, 1, -2 and so on.
    package mutating func readSigned() -> Int {
        let value = read()
        return value & 1 == 0 ? value >> 1 : -(value >> 1) - 1
    }

    private static func digit(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 0x41
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 0x61 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30 + 52
        case UInt8(ascii: "+"): 62
        default: 63
        }
    }
}
