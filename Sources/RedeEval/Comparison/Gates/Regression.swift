package import RedeModel

/// Whether a candidate is worse than its baseline by more than gates allow.
package struct Regression: Sendable {
    /// The two batches beside each other.
    package let comparison: BatchComparison
    /// What they say to each gate, in the gates' order.
    package let gates: [GateResult]

    /// What the runs stand for.
    package enum Scope: Sendable {
        /// Others like them, with other seeds.
        case sample
        /// Themselves: there are no others.
        case all
    }

    /// Asks gates of two sides; the usual ones where there are none.
    ///
    /// `verdicts` are what is known of each gate from sequential tests, which alone may be asked again and
    /// again; nil when the number of runs was set beforehand.
    ///
    /// - Throws: ``IncomparableBatches``, or `InvalidInput` for a gate on a check that neither side has.
    package init(
        baseline: RunColumns,
        candidate: RunColumns,
        gates: [Gate]?,
        verdicts: [NonInferiority.Verdict]? = nil,
        scope: Scope = .sample
    ) throws {
        comparison = try BatchComparison(baseline: baseline, candidate: candidate)
        let (ours, theirs) = (baseline.checkTitles, candidate.checkTitles)
        let gates = gates ?? Regression.usualGates([ours.filter(theirs.contains)])
        try Regression.check(gates, titles: ours + theirs.filter { !ours.contains($0) })
        let (alignment, areAll) = (comparison.alignment, scope == .all || comparison.isSame)
        self.gates = gates.enumerated().map { place, gate in
            let found = alignment.observations(
                baseline.values(of: gate.measure),
                candidate.values(of: gate.measure)
            )
            let comparison = Comparison(
                found,
                of: gate.measure,
                confidence: gate.confidence,
                draws: Regression.draws
            )
            return GateResult(gate, of: comparison, known: verdicts?[place], areAll: areAll)
        }
    }

    /// How often what decides is drawn anew.
    static let draws = 9999

    /// By how much the share of runs that pass may fall where no file says it.
    package static let usualMargin = 0.05

    /// The gates where no file has any: runs must pass, and keep each check, about as often as before.
    static func usualGates(_ titles: [[Text]]) -> [Gate] {
        let checks = titles.joined().reduce(into: [Text]()) { if !$0.contains($1) { $0.append($1) } }
        return ([.passed] + checks.map(Measure.check)).map { Gate($0, margin: .absolute(usualMargin)) }
    }

    /// What is said of all gates: one regression is one, and all must be fine.
    package var verdict: NonInferiority.Verdict { NonInferiority.together(gates.map(\.verdict)) }

    /// Makes sure that the checks of gates are checks of the batches.
    static func check(_ gates: [Gate], titles: [Text]) throws(InvalidInput) {
        var problems: [InvalidInput.Problem] = []
        for gate in gates {
            guard case .check(let title) = gate.measure, !titles.contains(title),
                let location = gate.location
            else { continue }
            problems.append(
                .init(
                    location: location,
                    path: "check",
                    expected: "the title of a check of the batches",
                    found: Quoted.text(title),
                    notes: NearestName.notes(for: title, among: titles, source: "the batches have")
                )
            )
        }
        if !problems.isEmpty { throw InvalidInput(problems: problems) }
    }
}
