package import RedeModel

/// What a batch runs: variants, each with the same seeds.
///
/// A case is one variant with one seed. Cases are numbered from 0, a variant's cases one after the other in
/// the order of their seeds; their numbers are what a batch's results are kept and ordered by.
package struct BatchPlan: Equatable, Sendable {
    /// A scenario or a recording, with what is changed in it.
    package struct Variant: Equatable, Sendable {
        /// One value of a sweep.
        package struct Change: Equatable, Sendable {
            /// What is swept, such as `COOLDOWN_SECONDS`, `runtime` or `faults.rateLimit`.
            package var key: Text
            /// The value, as it is written.
            package var value: Text

            package init(key: Text, value: Text) {
                self.key = key
                self.value = value
            }
        }

        /// The name of the scenario.
        package var scenario: Text
        /// What differs from the scenario's file, in the order of the sweeps.
        package var changes: [Change]
        /// The seed of its first run: that of a recording is the recorded one.
        package var firstSeed: UInt64

        package init(scenario: Text, changes: [Change] = [], firstSeed: UInt64 = 1) {
            self.scenario = scenario
            self.changes = changes
            self.firstSeed = firstSeed
        }

        /// The value of what is swept; nil when the variant does not have it.
        package func value(of key: Text) -> Text? { changes.first { $0.key == key }?.value }
    }

    /// The variants, in order.
    package var variants: [Variant]
    /// How many seeds each variant is run with, from its first one on.
    package var runs: Int
    /// How many steps a run may take until it is ended as over the limit.
    package var stepLimit: Int
    /// How much virtual time a run may take until it is ended as over the limit; nil when it may take any.
    package var timeLimitMilliseconds: Int?
    /// The digest of all that the results are a function of: the scenarios with their files, the changes, the
    /// seeds and the limits.
    package var digest: Digest

    package init(
        variants: [Variant],
        runs: Int,
        stepLimit: Int,
        timeLimitMilliseconds: Int? = nil,
        digest: Digest
    ) {
        self.variants = variants
        self.runs = runs
        self.stepLimit = stepLimit
        self.timeLimitMilliseconds = timeLimitMilliseconds
        self.digest = digest
    }

    /// How many cases there are.
    package var caseCount: Int { variants.count * runs }

    /// The place of the variant of a case in ``variants``, and the case's seed.
    package func place(of number: Int) -> (variant: Int, seed: UInt64) {
        let variant = number / runs
        return (variant: variant, seed: variants[variant].firstSeed + UInt64(number % runs))
    }
}
