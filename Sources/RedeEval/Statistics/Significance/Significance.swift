/// How often chance alone would give a difference as large as the one found, or a larger one.
package struct Significance: Equatable, Sendable {
    /// The test that says so, all of them two-sided.
    package enum Test: String, CaseIterable, Sendable {
        /// Every way to flip the signs of the differences, or to deal out the values, was looked at.
        case exact
        /// So many of these ways as were asked for were drawn.
        case drawn
        /// There are so many values that their sum is normally distributed.
        case normal
        /// McNemar's exact test, of pairs that pass on one side only.
        case mcNemar = "mcnemar"
        /// Fisher's exact test, of passes on either side.
        case fisher
    }

    /// The p-value, above 0 and at most 1.
    package let p: Double
    /// How it was found.
    package let test: Test

    package init(p: Double, test: Test) {
        // What is too small for a `Double` is still not impossible.
        self.p = min(max(p, .leastNormalMagnitude), 1)
        self.test = test
    }

    /// The p-value of a number of draws of which some were as extreme as the data, which count as one more.
    ///
    /// Phipson and Smyth, "Permutation P-values Should Never Be Zero", Statistical Applications in Genetics
    /// and Molecular Biology 9(1), 2010.
    init(extreme: Int, ofDraws draws: Int) {
        self.init(p: Double(extreme + 1) / Double(draws + 1), test: .drawn)
    }

    /// The p-value of a sum that is normally distributed around 0.
    init(sum: Double, variance: Double) {
        let z = sum.magnitude / variance.squareRoot()
        self.init(p: 2 * NormalDistribution.probability(below: -z), test: .normal)
    }

    /// How many draws are taken for so many values: as many as are asked for while that takes a blink, 999 at
    /// least.
    static func draws(_ wanted: Int, for count: Int) -> Int {
        min(wanted, max(999, 50_000_000 / max(count, 1)))
    }

    /// A sum of more values than this is taken as normal, unless one of them holds more than a 200th of the
    /// variance.
    static let fewestNormal = 1000

    /// The part of the variance that one value may hold in a sum which is taken as normal.
    static let largestShare = 1.0 / 200

    /// What two sums may differ by and still count as equal: the rounding of their values, added in another
    /// order.
    static func tolerance(_ values: [Double]) -> Double {
        values.reduce(0) { $0 + $1.magnitude } * 1e-12
    }
}
