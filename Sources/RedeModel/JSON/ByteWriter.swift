/// Writes JSON text into one buffer of bytes, as JavaScript's `JSON.stringify` writes it.
///
/// The buffer is raw memory that grows by doubling: a line of the log costs a fifth of what appending to an
/// array costs (Benchmarks, "log line").
package struct ByteWriter: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// How many bytes have been written.
    package private(set) var count = 0
    /// The day of the instant written last, and its text: records of a run share theirs.
    private var day = Instant.DayText()
    /// The instant written last, and where its text stands; a length of 0 when there is none.
    private var lastInstant = Instant(milliseconds: 0)
    private var lastInstantPlace = 0
    private var lastInstantLength = 0

    /// A writer with room for `capacity` bytes; it grows as needed.
    package init(reserving capacity: Int = 256) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
    }

    deinit {
        base.deallocate()
    }

    /// What has been written.
    package var bytes: [UInt8] {
        Array(UnsafeBufferPointer(start: base, count: count))
    }

    /// Shows what has been written where it is.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: base, count: count))
    }

    /// The length of what has been written in UTF-16 code units.
    package var utf16Count: Int {
        Text.utf16Count(of: UnsafeBufferPointer(start: base, count: count))
    }

    /// Forgets what was written and keeps the room.
    package mutating func removeAll() {
        count = 0
        lastInstantLength = 0
    }

    /// Writes constant ASCII text as it is.
    @inline(__always)
    package mutating func raw(_ constant: StaticString) {
        copy(constant.utf8Start, constant.utf8CodeUnitCount)
    }

    /// Writes a name that needs no escapes, such as the raw value of an enum.
    package mutating func raw(name: String) {
        var name = name
        name.withUTF8 { buffer in
            if let start = buffer.baseAddress { copy(start, buffer.count) }
        }
    }

    /// Writes one byte as it is.
    @inline(__always)
    package mutating func raw(byte: UInt8) {
        reserve(1)
        base[count] = byte
        count &+= 1
    }

    /// Writes bytes that are JSON already.
    package mutating func raw(bytes other: [UInt8]) {
        other.withUnsafeBufferPointer { buffer in
            if let start = buffer.baseAddress { copy(start, buffer.count) }
        }
    }

    /// Writes bytes that are UTF-8 already.
    package mutating func raw(_ buffer: UnsafeBufferPointer<UInt8>) {
        if let start = buffer.baseAddress { copy(start, buffer.count) }
    }

    /// Writes the bytes of a text as they are, without quotes or escapes.
    package mutating func raw(text: Text) {
        text.withBytes { raw($0) }
    }

    /// Writes a text as a JSON string: escapes as `JSON.stringify`, lone surrogates as `\udXXX`.
    package mutating func string(_ text: Text) {
        raw(byte: 0x22)
        content(text)
        raw(byte: 0x22)
    }

    /// Writes the inside of a JSON string.
    package mutating func content(_ text: Text) {
        text.withBytes { source in
            let source = UnsafeRawBufferPointer(source)
            guard let start = source.baseAddress else { return }
            let end = source.count
            reserve(end &+ ByteWriter.slack)
            var index = 0
            while index &+ 8 <= end {
                // Eight bytes at once, up to the first of them that needs a look.
                let word = (start + index).loadUnaligned(as: UInt64.self)
                UnsafeMutableRawPointer(base + count).storeBytes(of: word, as: UInt64.self)
                let marks = ByteWriter.marks(word)
                if marks == 0 {
                    count &+= 8
                    index &+= 8
                } else {
                    let plain = marks.trailingZeroBitCount / 8
                    count &+= plain
                    index &+= plain
                    index &+= scalar(in: source, at: index)
                    reserve(end &- index &+ ByteWriter.slack)
                }
            }
            if end >= 8, index < end {
                // The last word again, with spaces behind it in place of what was written.
                let bits = UInt64(truncatingIfNeeded: (end &- index) &* 8)
                let last = (start + (end &- 8)).loadUnaligned(as: UInt64.self)
                let word = last &>> (64 &- bits) | 0x2020_2020_2020_2020 &<< bits
                if ByteWriter.marks(word) == 0 {
                    UnsafeMutableRawPointer(base + count).storeBytes(of: word, as: UInt64.self)
                    count &+= end &- index
                    return
                }
            }
            while index < end {
                let byte = start.load(fromByteOffset: index, as: UInt8.self)
                if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0xED {
                    base[count] = byte
                    count &+= 1
                    index &+= 1
                } else {
                    index &+= scalar(in: source, at: index)
                }
            }
        }
    }

    /// Room beyond a text's own length: for the escapes of its last bytes, six for each of at most eight.
    private static let slack = 64

    /// Writes an integer.
    package mutating func integer(_ value: Int) {
        if value >= 0, value < 10 { return raw(byte: 0x30 &+ UInt8(truncatingIfNeeded: value)) }
        reserve(20)
        var rest = value.magnitude
        if value < 0 {
            base[count] = UInt8(ascii: "-")
            count &+= 1
        }
        var length = 1
        var bound: UInt = 10
        while rest >= bound, length < 19 {
            length &+= 1
            bound &*= 10
        }
        if rest >= bound { length = 20 }
        for place in stride(from: length - 1, through: 0, by: -1) {
            base[count &+ place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count &+= length
    }

    /// Writes a number as JavaScript does; what is not finite becomes `null`.
    package mutating func number(_ value: Double) {
        guard value.isFinite else { return raw("null") }
        if let whole = ByteWriter.whole(value) { return integer(whole) }
        raw(bytes: Array(NumberText.javaScript(value).utf8))
    }

    /// The number as an integer, if it is written as one.
    static func whole(_ value: Double) -> Int? {
        value == value.rounded() && abs(value) < 9_007_199_254_740_992 ? Int(value) : nil
    }

    /// Writes `true` or `false`.
    package mutating func bool(_ value: Bool) {
        if value { raw("true") } else { raw("false") }
    }

    /// Writes an instant as a JSON string.
    package mutating func instant(_ instant: Instant) {
        raw(byte: 0x22)
        plain(instant)
        raw(byte: 0x22)
    }

    /// Writes an instant without quotes.
    package mutating func plain(_ instant: Instant) {
        reserve(Instant.longestText)
        if instant == lastInstant, lastInstantLength > 0 {
            // Records of one instant follow each other, and name it several times.
            copy(base + lastInstantPlace, lastInstantLength)
            return
        }
        lastInstant = instant
        lastInstantPlace = count
        lastInstantLength = instant.write(to: base + count, day: &day)
        count += lastInstantLength
    }

    /// Opens the object whose members stand from a place on, each with a comma before it: the first comma
    /// becomes the brace.
    mutating func openObject(at place: Int) {
        if place < count { base[place] = UInt8(ascii: "{") } else { raw("{") }
    }

    /// By how many UTF-16 code units the inside of a JSON string is longer than what it holds.
    static func unitsOfEscapes(in source: UnsafeRawBufferPointer) -> Int {
        var units = 0
        var index = 0
        while index < source.count {
            if index &+ 8 <= source.count {
                let marks = marks(source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                index &+= marks == 0 ? 8 : marks.trailingZeroBitCount / 8
                if marks == 0 { continue }
            }
            switch source[index] {
            case 0x22, 0x5C, 0x0A, 0x08, 0x09, 0x0C, 0x0D:
                units &+= 1
            case ..<0x20,
                0xED where source[index &+ 1] >= 0xA0:
                units &+= 5
            default:
                break  // All else is written as it is.
            }
            index &+= 1
        }
        return units
    }

    /// Writes the scalar at `index`, escaped where it must be, and returns its length in bytes.
    private mutating func scalar(in source: UnsafeRawBufferPointer, at index: Int) -> Int {
        let byte = source[index]
        if byte == 0xED, source[index + 1] >= 0xA0 {
            unicodeEscape(0xD000 | UInt32(source[index + 1] & 0x3F) << 6 | UInt32(source[index + 2] & 0x3F))
            return 3
        }
        if byte < 0x20 || byte == 0x22 || byte == 0x5C {
            escape(byte)
        } else {
            raw(byte: byte)
        }
        return 1
    }

    /// The highest bits of those of eight bytes that may be a control character, a quote, a backslash or the
    /// start of a surrogate; the lowest of them is right in any case.
    @inline(__always)
    private static func marks(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        // With its second bit turned over, a quote is at most a space, and so is a control character alone.
        let turned = word ^ (ones &* 0x02)
        let backslashes = word ^ (ones &* 0x5C)
        let marks = ((turned &- ones &* 0x21) & ~turned) | ((backslashes &- ones) & ~backslashes)
        if word & highs == 0 { return marks & highs }
        let surrogates = word ^ (ones &* 0xED)
        return (marks | ((surrogates &- ones) & ~surrogates)) & highs
    }

    /// Writes a byte as its escape; there is room for it.
    @inline(__always)
    private mutating func escape(_ byte: UInt8) {
        let letter: UInt8
        switch byte {
        case 0x22, 0x5C: letter = byte
        case 0x0A: letter = UInt8(ascii: "n")
        case 0x08: letter = UInt8(ascii: "b")
        case 0x09: letter = UInt8(ascii: "t")
        case 0x0C: letter = UInt8(ascii: "f")
        case 0x0D: letter = UInt8(ascii: "r")
        default: return unicodeEscape(UInt32(byte))
        }
        base[count] = 0x5C
        base[count &+ 1] = letter
        count &+= 2
    }

    private mutating func unicodeEscape(_ unit: UInt32) {
        raw("\\u")
        for shift in [12, 8, 4, 0] as [UInt32] {
            let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
            raw(byte: digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }

    /// Copies bytes; what most are, a few words, without a call of the library's.
    @inline(__always)
    mutating func copy(_ start: UnsafePointer<UInt8>, _ length: Int) {
        reserve(length)
        let source = UnsafeRawPointer(start)
        let target = UnsafeMutableRawPointer(base + count)
        if length >= 8, length <= 32 {
            ByteWriter.move(UInt64.self, from: source, to: target, 0)
            if length > 16 {
                ByteWriter.move(UInt64.self, from: source, to: target, 8)
                ByteWriter.move(UInt64.self, from: source, to: target, length &- 16)
            }
            ByteWriter.move(UInt64.self, from: source, to: target, length &- 8)
        } else if length > 32 {
            (base + count).update(from: start, count: length)
        } else if length >= 4 {
            ByteWriter.move(UInt32.self, from: source, to: target, 0)
            ByteWriter.move(UInt32.self, from: source, to: target, length &- 4)
        } else {
            for offset in 0..<length { base[count &+ offset] = start[offset] }
        }
        count &+= length
    }

    @inline(__always)
    private static func move<Word: BitwiseCopyable>(
        _ type: Word.Type,
        from source: UnsafeRawPointer,
        to target: UnsafeMutableRawPointer,
        _ offset: Int
    ) {
        target.storeBytes(
            of: source.loadUnaligned(fromByteOffset: offset, as: type),
            toByteOffset: offset,
            as: type
        )
    }

    @inline(__always)
    private mutating func reserve(_ room: Int) {
        if count &+ room > capacity { grow(room) }
    }

    @inline(never)
    private mutating func grow(_ room: Int) {
        let larger = max(capacity * 2, count + room)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = larger
    }
}

/// A writer is in one place only, and owns its memory.
extension ByteWriter: @unchecked Sendable {}
