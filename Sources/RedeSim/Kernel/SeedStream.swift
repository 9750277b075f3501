package import RedeModel

/// A named source of draws: the same seed and name give the same numbers on every machine.
///
/// The numbers are those of xoshiro256** (Blackman and Vigna, "Scrambled Linear Pseudorandom Number
/// Generators", ACM TOMS 47, 2021), whose state SplitMix64 (Steele, Lea and Flood, "Fast Splittable
/// Pseudorandom Number Generators", OOPSLA 2014) fills from the seed and the FNV-1a hash of the name.
package struct SeedStream: Equatable, Sendable {
    /// What the stream was made from; streams derived from it depend on this alone, not on draws.
    private let key: UInt64
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    /// The stream of this name in a run with this seed.
    package init(seed: UInt64, name: StaticString) {
        self.init(key: SeedStream.key(seed, name.withUTF8Buffer(SeedStream.hash)))
    }

    private init(key: UInt64) {
        var filler = SplitMix(state: key)
        self.key = key
        a = filler.next()
        b = filler.next()
        c = filler.next()
        d = filler.next()
    }

    /// A stream in a given state, which must not be all zero.
    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        key = 0
        (a, b, c, d) = state
    }

    /// The stream of its own that this one keeps under a name; what was drawn so far does not matter.
    package func derived(_ name: StaticString) -> SeedStream {
        SeedStream(key: SeedStream.key(key, name.withUTF8Buffer(SeedStream.hash)))
    }

    /// The stream of its own that this one keeps for a bot (or anything else) of this name.
    package func derived(for name: Text) -> SeedStream {
        SeedStream(key: SeedStream.key(key, name.bytes.withUnsafeBufferPointer(SeedStream.hash)))
    }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        let result = SeedStream.rotated(b &* 5, by: 7) &* 9
        let shifted = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = SeedStream.rotated(d, by: 45)
        return result
    }

    /// A number from 0 up to, but not including, `bound`, which must be positive; each is exactly as likely.
    package mutating func integer(below bound: Int) -> Int {
        precondition(bound > 0, "a draw needs at least one number to choose from")
        return Int(truncatingIfNeeded: number(below: UInt64(bound)))
    }

    /// A number of the range; each is exactly as likely.
    package mutating func integer(in range: ClosedRange<Int>) -> Int {
        let width = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
        let offset = width == .max ? next() : number(below: width + 1)
        return range.lowerBound &+ Int(truncatingIfNeeded: offset)
    }

    /// Whether something of this probability, in parts per million, happens; never (and without a draw) at 0.
    package mutating func happens(partsPerMillion rate: Int) -> Bool {
        rate > 0 && integer(below: 1_000_000) < rate
    }

    /// An index into `weights`, each as likely as its weight says; a weight below 1 is never chosen.
    ///
    /// One weight at least must be positive.
    package mutating func index(weights: [Int]) -> Int {
        // Weights are cut so that no sum of them overflows.
        let heaviest = 1 << 40
        let total = weights.reduce(0) { $0 + min(max($1, 0), heaviest) }
        var rest = integer(below: total)
        for (index, weight) in weights.enumerated() {
            rest -= min(max(weight, 0), heaviest)
            if rest < 0 { return index }
        }
        preconditionFailure("a draw below the sum of all weights falls on one of them")
    }

    /// Multiplies and rejects: Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29, 2019.
    private mutating func number(below bound: UInt64) -> UInt64 {
        var product = next().multipliedFullWidth(by: bound)
        guard product.low < bound else { return product.high }
        let uneven = (0 &- bound) % bound
        while product.low < uneven { product = next().multipliedFullWidth(by: bound) }
        return product.high
    }

    private static func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }

    private static func key(_ seed: UInt64, _ name: UInt64) -> UInt64 {
        SplitMix.mixed(SplitMix.mixed(seed &+ SplitMix.step) &+ name)
    }

    /// FNV-1a in 64 bits.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// SplitMix64, which fills the state of the real generator.
    struct SplitMix {
        static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= SplitMix.step
            return SplitMix.mixed(state)
        }

        static func mixed(_ value: UInt64) -> UInt64 {
            var value = value
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }
}
