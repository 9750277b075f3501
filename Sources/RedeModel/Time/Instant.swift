/// A point of virtual time in whole milliseconds since 1970-01-01T00:00:00.000Z.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00.000Z; negative before.
    package var milliseconds: Int

    package init(milliseconds: Int) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The instant so many milliseconds later (or, when negative, earlier).
    package func advanced(byMilliseconds delay: Int) -> Instant {
        Instant(milliseconds: milliseconds &+ delay)
    }

    /// The instant after a wait of so many milliseconds, cut to whole ones and to a hundred million days.
    package func advanced(byMilliseconds wait: Double) -> Instant {
        // Any more, or a length that is no number, would be no integer.
        advanced(byMilliseconds: wait < 8_640_000_000_000_000 ? Int(wait) : 8_640_000_000_000_000)
    }

    /// The milliseconds from `earlier` to this instant.
    package func milliseconds(since earlier: Instant) -> Int {
        milliseconds &- earlier.milliseconds
    }
}

extension Instant {
    /// The timestamp text, `YYYY-MM-DDTHH:MM:SS.mmmZ`, for the years 0 to 9999.
    package var text: Text {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        write(to: &bytes)
        return Text(owning: bytes)
    }

    /// Adds the timestamp text to `bytes`.
    package func write(to bytes: inout [UInt8]) {
        let dayLength = 86_400_000
        var day = milliseconds / dayLength
        var rest = milliseconds % dayLength
        if rest < 0 {
            rest += dayLength
            day -= 1
        }
        let (year, month, dayOfMonth) = Instant.civil(day: day)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 27) { out in
            var length = 0
            func put(_ byte: UInt8) {
                out[length] = byte
                length += 1
            }
            func digits(_ value: Int, _ count: Int) {
                var value = value
                for place in stride(from: count - 1, through: 0, by: -1) {
                    out[length + place] = 0x30 + UInt8(truncatingIfNeeded: value % 10)
                    value /= 10
                }
                length += count
            }
            if year >= 0, year <= 9999 {
                digits(year, 4)
            } else {
                put(year < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
                digits(abs(year), 6)
            }
            put(UInt8(ascii: "-"))
            digits(month, 2)
            put(UInt8(ascii: "-"))
            digits(dayOfMonth, 2)
            put(UInt8(ascii: "T"))
            digits(rest / 3_600_000, 2)
            put(UInt8(ascii: ":"))
            digits(rest / 60_000 % 60, 2)
            put(UInt8(ascii: ":"))
            digits(rest / 1000 % 60, 2)
            put(UInt8(ascii: "."))
            digits(rest % 1000, 3)
            put(UInt8(ascii: "Z"))
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: out[0..<length]))
        }
    }

    /// The date of a day counted from 1970-01-01 in the proleptic Gregorian calendar.
    static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
        // Days from 0000-03-01, in eras of 400 years (Hinnant, "chrono-compatible low-level date algorithms").
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
