extension ObjectShape {
    static let latency = ObjectShape(
        "latency",
        [
            .optional("fixed", "Always the same time, a duration."),
            .optional("uniform", "Any whole millisecond of a range such as `20ms..80ms`, each as likely."),
            .optional("lognormal", "Drawn from a log-normal distribution."),
        ]
    )

    static let logNormal = ObjectShape(
        "log-normal latency",
        [
            .required("median", "The time that half of all draws stay below, a duration."),
            .required(
                "sigma",
                "The standard deviation of the logarithm, a number from 0 to 3 with at most three decimals."
            ),
        ]
    )
}

extension Field {
    /// A latency: a duration, a range of durations, or a distribution as an object.
    func latency(_ problems: inout Problems) -> Latency? {
        guard case .object = node.value else { return range(&problems) }
        guard let reader = ObjectReader(self, .latency, &problems),
            let kind = reader.exactlyOne(of: ["fixed", "uniform", "lognormal"], &problems),
            let value = reader[kind]
        else { return nil }
        if kind == "fixed" { return value.milliseconds(&problems).map { .fixed(milliseconds: $0) } }
        if kind == "uniform" { return value.range(&problems) }
        guard let reader = ObjectReader(value, .logNormal, &problems) else { return nil }
        let median = reader["median"]?.milliseconds(&problems)
        let sigma = reader["sigma"]?.thousandths(upTo: 3, &problems)
        guard let median, let sigma else { return nil }
        return .logNormal(medianMilliseconds: median, sigmaThousandths: sigma)
    }

    private func range(_ problems: inout Problems) -> Latency? {
        guard let range = milliseconds(orRange: &problems) else { return nil }
        return range.count == 1 ? .fixed(milliseconds: range.lowerBound) : .uniform(milliseconds: range)
    }

    private func thousandths(upTo limit: Int, _ problems: inout Problems) -> Int? {
        let expected = "a number from 0 to \(limit) with at most three decimals"
        guard let value = number(&problems, expected: expected) else { return nil }
        let thousandths = (value * 1000).rounded()
        guard value >= 0, value <= Double(limit), abs(value * 1000 - thousandths) < 1e-6 else {
            mismatch(expected, &problems)
            return nil
        }
        return Int(thousandths)
    }
}
