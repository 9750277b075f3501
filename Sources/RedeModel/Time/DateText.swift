/// Reads times as JavaScript's `Date` reads its own ISO format.
package enum DateText {
    /// The instant that a text names: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, each with an optional
    /// `THH:MM[:SS[.f…]]` and an offset (`Z`, `±HH:MM`; none means UTC, as the runtime's host has it); nil
    /// when it names none.
    package static func instant(of text: Text) -> Instant? {
        var reader = Reader(bytes: text.bytes)
        guard let year = reader.year() else { return nil }
        var month = 1
        var day = 1
        if reader.take("-") {
            guard let value = reader.digits(2), (1...12).contains(value) else { return nil }
            month = value
            if reader.take("-") {
                guard let value = reader.digits(2), (1...31).contains(value) else { return nil }
                day = value
            }
        }
        var milliseconds = 0
        if reader.take("T") || reader.take("t") || reader.take(" ") {
            guard let time = reader.timeOfDay() else { return nil }
            milliseconds = time
        }
        guard reader.isAtEnd else { return nil }
        let date = Instant.day(year: year, month: month, day: day)
        // A day that the month does not have is no date.
        guard Instant.civil(day: date) == (year, month, day) else { return nil }
        let result = date * 86_400_000 + milliseconds
        return abs(result) <= 8_640_000_000_000_000 ? Instant(milliseconds: result) : nil
    }

    private struct Reader {
        let bytes: [UInt8]
        var index = 0

        var isAtEnd: Bool { index == bytes.count }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
            index += 1
            return true
        }

        mutating func digits(_ count: Int) -> Int? {
            guard index + count <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[index..<(index + count)] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            index += count
            return value
        }

        mutating func year() -> Int? {
            if take("+") { return digits(6) }
            if take("-") {
                guard let value = digits(6), value != 0 else { return nil }
                return -value
            }
            return digits(4)
        }

        /// The milliseconds since midnight UTC.
        mutating func timeOfDay() -> Int? {
            guard let hour = digits(2), take(":"), let minute = digits(2) else { return nil }
            var second = 0
            var fraction = 0
            if take(":") {
                guard let value = digits(2) else { return nil }
                second = value
                if take(".") {
                    guard let value = milliseconds() else { return nil }
                    fraction = value
                }
            }
            let isMidnightAtEnd = hour == 24 && minute == 0 && second == 0 && fraction == 0
            guard hour < 24 || isMidnightAtEnd, minute < 60, second < 60 else { return nil }
            guard let offset = offset() else { return nil }
            return ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction
        }

        mutating func milliseconds() -> Int? {
            var value = 0
            var count = 0
            while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
                if count < 3 { value = value * 10 + Int(bytes[index] - 0x30) }
                count += 1
                index += 1
            }
            guard count > 0 else { return nil }
            for _ in count..<max(3, count) { value *= 10 }
            return value
        }

        /// Minutes east of UTC.
        mutating func offset() -> Int? {
            if isAtEnd || take("Z") || take("z") { return 0 }
            let sign = take("-") ? -1 : take("+") ? 1 : 0
            guard sign != 0, let hours = digits(2), take(":"), let minutes = digits(2), hours < 24,
                minutes < 60
            else { return nil }
            return sign * (hours * 60 + minutes)
        }
    }
}
