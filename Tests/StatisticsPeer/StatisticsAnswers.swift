import RedeEval
import RedeSim

/// What RedeEval says to a question that is written as a line.
package enum StatisticsAnswers {
    private static let help = """
        exponential X                       e to the power of X
        logarithm X                         the natural logarithm
        below X                             the normal probability below X
        quantile P                          the value below which it lies
        describe X ...                      mean, standard deviation, minimum, quartiles, maximum
        wilson HITS COUNT CONFIDENCE        the interval of a rate
        newcombe HITS COUNT HITS COUNT CONFIDENCE
                                            the interval of the first rate minus the second
        paired BOTH FIRST SECOND NEITHER CONFIDENCE
                                            the same of rates of the same runs
        mcnemar BOTH FIRST SECOND NEITHER   McNemar's p-value
        fisher HITS COUNT HITS COUNT        Fisher's p-value
        flips DRAWS SEED X ...              the sign-flip test's p-value
        deals DRAWS SEED COUNT X ...        the permutation test's, of the first COUNT values and the others
        bca DRAWS SEED CONFIDENCE X ...     the bootstrap's interval of a mean
        bca2 DRAWS SEED CONFIDENCE COUNT X ...
                                            the same of the first COUNT values' mean minus that of the others
        holm P ...                          adjusted p-values
        effect X ...                        Cohen's d_z and superiority of paired differences
        effect2 COUNT X ...                 Hedges' g and superiority of the first COUNT values over the others
        detectable CONFIDENCE POWER X ...   the smallest difference that can be found
        speed PAIRS METRICS                 seconds to compare so many
        """

    /// The numbers that answer the question, a space between them, or how to ask.
    package static func answer(to line: String) -> String {
        let words = line.split(separator: " ")
        let numbers = words.dropFirst().compactMap { Double($0) }
        guard let name = words.first, numbers.count == words.count - 1,
            let answers = answers(String(name), numbers)
        else { return help }
        return answers.map { $0?.description ?? "none" }.joined(separator: " ")
    }

    private static func answers(_ name: String, _ numbers: [Double]) -> [Double?]? {
        guard let first = numbers.first else { return nil }
        switch name {
        case "exponential": return [Elementary.exponential(of: first)]
        case "logarithm": return [Elementary.logarithm(of: first)]
        case "below": return [NormalDistribution.probability(below: first)]
        case "quantile": return [NormalDistribution.quantile(first)]
        case "describe": return described(numbers)
        case "holm": return Significance.adjusted(numbers)
        case "effect": return [EffectSize.paired(numbers), EffectSize.superiority(paired: numbers)]
        case "effect2":
            guard let sides = sides(numbers[...]) else { return nil }
            return [
                EffectSize.unpaired(candidate: sides.candidate, baseline: sides.baseline),
                EffectSize.superiority(candidate: sides.candidate, baseline: sides.baseline),
            ]
        case "detectable":
            guard numbers.count > 2 else { return nil }
            let contrast = Contrast([Contrast.Sample(weight: 1, values: Array(numbers.dropFirst(2)))])
            return [contrast.smallestDetectable(confidence: first, power: numbers[1])]
        default: return counted(name, numbers) ?? drawn(name, numbers)
        }
    }

    private static func described(_ values: [Double]) -> [Double?] {
        let distribution = Distribution(of: values)
        let five = distribution.quartiles
        return [distribution.mean, distribution.standardDeviation]
            + [five?.minimum, five?.first, five?.median, five?.third, five?.maximum]
    }

    private static func counted(_ name: String, _ numbers: [Double]) -> [Double?]? {
        let counts = numbers.map { Int($0) }
        switch (name, numbers.count) {
        case ("wilson", 3):
            return ends(Rate(hits: counts[0], of: counts[1]).interval(confidence: numbers[2]))
        case ("newcombe", 5):
            let other = Rate(hits: counts[2], of: counts[3])
            return ends(Rate(hits: counts[0], of: counts[1]).interval(minus: other, confidence: numbers[4]))
        case ("fisher", 4):
            let other = Rate(hits: counts[2], of: counts[3])
            return [Significance.fisher(candidate: Rate(hits: counts[0], of: counts[1]), baseline: other).p]
        case ("paired", 5): return ends(pairs(counts).interval(confidence: numbers[4]))
        case ("mcnemar", 4): return [Significance.mcNemar(pairs(counts)).p]
        case ("speed", 2): return [Speed.seconds(pairs: counts[0], metrics: counts[1])]
        default: return nil
        }
    }

    private static func drawn(_ name: String, _ numbers: [Double]) -> [Double?]? {
        guard numbers.count > 3 else { return nil }
        let draws = Int(numbers[0])
        let stream = SeedStream(seed: UInt64(numbers[1]), name: "peer")
        switch name {
        case "flips":
            return [Significance.signFlips(of: Array(numbers.dropFirst(2)), flips: draws, stream: stream).p]
        case "deals":
            guard let sides = sides(numbers.dropFirst(2)) else { return nil }
            return [Significance.permutations(of: [sides], deals: draws, stream: stream).p]
        case "bca":
            let contrast = Contrast([Contrast.Sample(weight: 1, values: Array(numbers.dropFirst(3)))])
            return ends(contrast.interval(confidence: numbers[2], resamples: draws, stream: stream))
        case "bca2":
            guard let sides = sides(numbers.dropFirst(3)) else { return nil }
            let contrast = Contrast([
                Contrast.Sample(weight: 1, values: sides.candidate),
                Contrast.Sample(weight: -1, values: sides.baseline),
            ])
            return ends(contrast.interval(confidence: numbers[2], resamples: draws, stream: stream))
        default: return nil
        }
    }

    private static func sides(_ numbers: ArraySlice<Double>) -> Matching.Group? {
        guard let count = numbers.first.map({ Int($0) }), count > 0, count < numbers.count - 1 else {
            return nil
        }
        let values = numbers.dropFirst()
        return Matching.Group(
            baseline: Array(values.dropFirst(count)),
            candidate: Array(values.prefix(count))
        )
    }

    private static func pairs(_ counts: [Int]) -> PairedRates {
        PairedRates(both: counts[0], candidateOnly: counts[1], baselineOnly: counts[2], neither: counts[3])
    }

    private static func ends(_ interval: Interval?) -> [Double?] { [interval?.lower, interval?.upper] }
}
