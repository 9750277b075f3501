/// Durations and rates, as texts with their units.
extension Field {
    /// The longest duration that a file may give: a year, in milliseconds.
    static let maximumMilliseconds = 31_536_000_000

    private static let durationExpected = "a duration such as \"250ms\", \"1.5s\", \"2m\" or \"1h\""

    /// A duration in whole milliseconds, at least 0: `250ms`, `1.5s`, `2m`, `1h`.
    func milliseconds(_ problems: inout Problems) -> Int? {
        guard case .text(let text) = node.value else {
            var notes: [String] = []
            if case .number = node.value { notes = ["a duration needs its unit: ms, s, m or h"] }
            mismatch(Field.durationExpected, notes: notes, &problems)
            return nil
        }
        switch Field.milliseconds(of: text.bytes[...]) {
        case .value(let value): return value
        case .negative: mismatch("a duration of at least 0", &problems)
        case .tooFine: mismatch("a duration of whole milliseconds", &problems)
        case .tooLong: mismatch("a duration of at most 8760h", &problems)
        case .unreadable: mismatch(Field.durationExpected, &problems)
        }
        return nil
    }

    /// A duration or a range of durations: `20ms` or `20ms..80ms`.
    func milliseconds(
        orRange problems: inout Problems
    ) -> ClosedRange<Int>? {
        guard case .text(let text) = node.value, let dots = text.firstIndex(of: "..", from: 0) else {
            return milliseconds(&problems).map { $0...$0 }
        }
        let ends = (
            Field.milliseconds(of: text.bytes[..<dots]), Field.milliseconds(of: text.bytes[(dots + 2)...])
        )
        guard case (.value(let low), .value(let high)) = ends else {
            mismatch("a range of durations such as \"20ms..80ms\"", &problems)
            return nil
        }
        guard low <= high else {
            mismatch("a range of durations, the shorter first", &problems)
            return nil
        }
        return low...high
    }

    private enum Duration {
        case value(Int)
        case negative, tooFine, tooLong, unreadable
    }

    private static func milliseconds(of text: ArraySlice<UInt8>) -> Duration {
        var rest = text
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        let whole = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
        rest = rest.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }
            guard !fraction.isEmpty else { return .unreadable }
            rest = rest.dropFirst(1 + fraction.count)
        }
        let unit: Int
        switch String(decoding: rest, as: UTF8.self) {
        case "ms": unit = 1
        case "s": unit = 1000
        case "m": unit = 60_000
        case "h": unit = 3_600_000
        default: return .unreadable
        }
        guard !whole.isEmpty else { return .unreadable }
        guard whole.count <= 15 else { return .tooLong }
        guard fraction.count <= 9 else { return .tooFine }
        var value = whole.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard value <= maximumMilliseconds else { return .tooLong }
        value *= unit
        var scale = 1
        let digits = fraction.reduce(0) { digits, digit in
            scale *= 10
            return digits * 10 + Int(digit - 0x30)
        }
        guard digits * unit % scale == 0 else { return .tooFine }
        value += digits * unit / scale
        if value > maximumMilliseconds { return .tooLong }
        return isNegative && value > 0 ? .negative : .value(value)
    }

    private static let rateExpected = "a rate such as \"2%\", or a number from 0 to 1"

    /// A rate in parts per million: `2%`, `0.5%`, or a number from 0 to 1.
    func partsPerMillion(_ problems: inout Problems) -> Int? {
        var share: Double?
        switch node.value {
        case .number(let value): share = value * 1_000_000
        case .text(let text) where text.bytes.last == UInt8(ascii: "%"):
            let number = Text(bytes: text.bytes.dropLast())
            if case .number(let value) = PlainScalar.value(of: number) { share = value * 10_000 }
        case .null, .bool, .text, .list, .object: break
        }
        guard let share, share.isFinite else {
            mismatch(Field.rateExpected, &problems)
            return nil
        }
        guard share >= 0, share <= 1_000_000 else {
            mismatch("a rate from 0% to 100%", &problems)
            return nil
        }
        let whole = share.rounded()
        guard abs(share - whole) < 1e-6 else {
            mismatch("a rate of whole millionths (0.0001%)", &problems)
            return nil
        }
        return Int(whole)
    }

    /// Adds a problem when rates of which at most one strikes are more than all there is.
    func checkTogether(_ partsPerMillion: Int, _ problems: inout Problems) {
        guard partsPerMillion > 1_000_000 else { return }
        let share = NumberText.javaScript(Double(partsPerMillion) / 10_000)
        problems.add(
            at: node.offset,
            path: path,
            expected: "rates of at most 100% together",
            found: "\(share)%"
        )
    }
}
