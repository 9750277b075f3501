import RedeModel

/// What becomes of each code point in a host name by UTS #46.
struct HostMapping: Sendable {
    /// The fate of a code point.
    enum Fate: Equatable, Sendable {
        case valid(bidirectional: Bidirectional, joining: Joining)
        case disallowed
        case ignored
        case mapped([UInt32])
    }

    /// The classes that the rules for names written from right to left know.
    enum Bidirectional: Int, Sendable {
        case leftToRight, rightToLeft, europeanDigit, arabicDigit, neutral, mark, other
    }

    /// How a letter joins its neighbours.
    enum Joining: Int, Sendable {
        case none, dual, left, right, transparent
    }

    /// The table, once it has been read.
    static let shared = HostMapping()

    /// A run of code points with one fate.
    private struct Run {
        enum Kind {
            case fate(Fate)
            case shifted(by: Int)
            case pairs
        }

        var start: UInt32
        var kind: Kind
    }

    private var runs: [Run] = []

    private init() {
        var stream = NumberStream(HostMappingData.records)
        var start = 0x80
        while let header = stream.next() {
            var length = header / 6 + 1
            let kind: Run.Kind
            switch header % 6 {
            case 0:
                let code = stream.read()
                kind = .fate(
                    .valid(
                        bidirectional: Bidirectional(rawValue: code % 7) ?? .other,
                        joining: Joining(rawValue: code / 7) ?? .none
                    )
                )
            case 1: kind = .fate(.disallowed)
            case 2: kind = .fate(.ignored)
            case 3: kind = .shifted(by: stream.readSigned())
            case 4:
                length *= 2
                kind = .pairs
            default:
                var last = 0x60
                let values = (0...length).map { _ in
                    last += stream.readSigned()
                    return UInt32(last)
                }
                length = 1
                kind = .fate(.mapped(values))
            }
            runs.append(Run(start: UInt32(start), kind: kind))
            start += length
        }
    }

    /// The fate of a code point.
    func fate(of value: UInt32) -> Fate {
        guard value >= 0x80 else {
            if value >= 0x41, value <= 0x5A { return .mapped([value | 0x20]) }
            return .valid(bidirectional: HostMapping.bidirectional(ofASCII: value), joining: .none)
        }
        let run = runs[place(of: value)]
        switch run.kind {
        case .fate(let fate):
            return fate
        case .shifted(let step):
            return .mapped([UInt32(Int(value) + step)])
        case .pairs:
            let isFirst = (value - run.start) % 2 == 0
            return isFirst ? .mapped([value + 1]) : .valid(bidirectional: .leftToRight, joining: .none)
        }
    }

    /// The index of the run that holds a code point.
    private func place(of value: UInt32) -> Int {
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].start <= value { low = middle } else { high = middle }
        }
        return low
    }

    private static func bidirectional(ofASCII value: UInt32) -> Bidirectional {
        switch value {
        case 0x61...0x7A: .leftToRight
        case 0x30...0x39: .europeanDigit
        case 0x00...0x08, 0x0E...0x1B, 0x21...0x2F, 0x3A...0x7F: .neutral
        default: .other
        }
    }
}
