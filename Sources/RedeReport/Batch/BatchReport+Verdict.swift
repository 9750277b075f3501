import RedeEval

extension BatchReport {
    /// What came of the batch, in one sentence.
    var verdict: String {
        let runs = tally.runs
        guard runs > 0 else { return "No run of this batch is there yet." }
        let interval = Share.text(of: passing.interval(confidence: BatchReport.confidence))
        let known = "\(Share.text(of: passing)), 95 % interval \(interval)"
        guard tally.passed < runs else {
            return runs == 1
                ? "The one run passed, which says little of others (95 % interval \(interval))."
                : "All \(runs) runs passed (95 % interval of the share: \(interval))."
        }
        let share = "\(tally.passed) of \(runs) \(runs == 1 ? "run" : "runs") passed (\(known))"
        return share + (extremes ?? mainCause ?? "") + "."
    }

    /// What failed most often.
    private var mainCause: String? {
        causes.first.map { cause in
            "; \(cause.runs == 1 ? "one failed" : "\(cause.runs) failed") for “\(cause.words)”"
        }
    }

    /// Which variants did best and worst, and whether they are told apart.
    private var extremes: String? {
        let there = tally.variants.indices.filter { tally.variants[$0].runs > 0 }
        let shares = there.map { (variant: $0, share: share(of: $0)) }
        guard shares.count > 1, let best = shares.max(by: { $0.share < $1.share }),
            let worst = shares.min(by: { $0.share < $1.share }), best.share > worst.share
        else { return nil }
        let apart = tally.variants[best.variant].passing.lower > tally.variants[worst.variant].passing.upper
        return "; best did \(rated(best.variant)), worst \(rated(worst.variant)), "
            + (apart
                ? "and their intervals lie apart"
                : "but their intervals overlap: more runs would have to tell them apart")
    }

    private func share(of variant: Int) -> Double {
        Double(tally.variants[variant].passed) / Double(tally.variants[variant].runs)
    }

    private func rated(_ variant: Int) -> String {
        let counts = tally.variants[variant]
        return "\(name(ofVariant: variant)) with \(Share.text(counts.passed, of: counts.runs))"
    }
}
