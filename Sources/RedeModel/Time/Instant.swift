/// A point of virtual time in whole milliseconds since 1970-01-01T00:00:00.000Z.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00.000Z; negative before.
    package var milliseconds: Int

    @inlinable
    package init(milliseconds: Int) {
        self.milliseconds = milliseconds
    }

    @inlinable
    package static func == (left: Instant, right: Instant) -> Bool {
        left.milliseconds == right.milliseconds
    }

    @inlinable
    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    // The library makes these of the others, but by way of the protocol where they are used in other targets.
    @inlinable
    package static func != (left: Instant, right: Instant) -> Bool { !(left == right) }
    @inlinable
    package static func > (left: Instant, right: Instant) -> Bool { right < left }
    @inlinable
    package static func <= (left: Instant, right: Instant) -> Bool { !(right < left) }
    @inlinable
    package static func >= (left: Instant, right: Instant) -> Bool { !(left < right) }

    /// The instant so many milliseconds later (or, when negative, earlier).
    @inlinable
    package func advanced(byMilliseconds delay: Int) -> Instant {
        Instant(milliseconds: milliseconds &+ delay)
    }

    /// The instant after a wait of so many milliseconds, cut to whole ones and to a hundred million days.
    package func advanced(byMilliseconds wait: Double) -> Instant {
        // Any more, or a length that is no number, would be no integer.
        advanced(byMilliseconds: wait < 8_640_000_000_000_000 ? Int(wait) : 8_640_000_000_000_000)
    }

    /// The milliseconds from `earlier` to this instant.
    @inlinable
    package func milliseconds(since earlier: Instant) -> Int {
        milliseconds &- earlier.milliseconds
    }
}

extension Instant {
    /// How many bytes a timestamp text takes at most.
    static let longestText = 32

    /// A day's text, `YYYY-MM-DDT`, kept for the next instant of the same day.
    struct DayText: Sendable {
        fileprivate var day = Int.min
        fileprivate var bytes: (UInt64, UInt64) = (0, 0)
        fileprivate var length = 0
    }

    /// The timestamp text, `YYYY-MM-DDTHH:MM:SS.mmmZ`; years outside 0 to 9999 with a sign and six digits.
    package var text: Text {
        Text(
            owning: Array(unsafeUninitializedCapacity: Instant.longestText) { buffer, count in
                var day = DayText()
                if let start = buffer.baseAddress { count = write(to: start, day: &day) }
            }
        )
    }

    /// The length of the timestamp text: years from 0 to 9999 have four digits, others a sign and six.
    package var textLength: Int {
        (-62_167_219_200_000...253_402_300_799_999).contains(milliseconds) ? 24 : 27
    }

    /// Writes the timestamp text, at most ``longestText`` bytes, and returns its length.
    func write(to out: UnsafeMutablePointer<UInt8>, day text: inout DayText) -> Int {
        let dayLength = 86_400_000
        var day = milliseconds / dayLength
        var rest = milliseconds % dayLength
        if rest < 0 {
            rest += dayLength
            day -= 1
        }
        if day != text.day { text = Instant.dayText(day) }
        UnsafeMutableRawPointer(out).storeBytes(of: text.bytes, as: (UInt64, UInt64).self)
        var length = text.length
        let seconds = rest / 1000
        let minutes = seconds / 60
        Instant.put(minutes / 60, 2, to: out, at: &length)
        Instant.put(minutes % 60, 2, after: UInt8(ascii: ":"), to: out, at: &length)
        Instant.put(seconds % 60, 2, after: UInt8(ascii: ":"), to: out, at: &length)
        Instant.put(rest % 1000, 3, after: UInt8(ascii: "."), to: out, at: &length)
        out[length] = UInt8(ascii: "Z")
        return length + 1
    }

    private static func dayText(_ day: Int) -> DayText {
        let (year, month, dayOfMonth) = civil(day: day)
        var result = DayText()
        result.day = day
        withUnsafeMutableBytes(of: &result.bytes) { buffer in
            guard let out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
            if year >= 0, year <= 9999 {
                put(year, 4, to: out, at: &result.length)
            } else {
                out[0] = year < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
                result.length = 1
                put(abs(year), 6, to: out, at: &result.length)
            }
            put(month, 2, after: UInt8(ascii: "-"), to: out, at: &result.length)
            put(dayOfMonth, 2, after: UInt8(ascii: "-"), to: out, at: &result.length)
            out[result.length] = UInt8(ascii: "T")
            result.length += 1
        }
        return result
    }

    @inline(__always)
    private static func put(
        _ value: Int,
        _ digits: Int,
        after separator: UInt8? = nil,
        to out: UnsafeMutablePointer<UInt8>,
        at length: inout Int
    ) {
        if let separator {
            out[length] = separator
            length &+= 1
        }
        var rest = UInt32(truncatingIfNeeded: value)
        for place in stride(from: digits - 1, through: 0, by: -1) {
            out[length &+ place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        length &+= digits
    }

    /// The date of a day counted from 1970-01-01 in the proleptic Gregorian calendar.
    static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
        // Days from 0000-03-01, in eras of 400 years (Hinnant, "chrono-compatible low-level date
        // algorithms").
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
    }

    /// The day, counted from 1970-01-01, of a date in the proleptic Gregorian calendar.
    static func day(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
