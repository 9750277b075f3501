import RedeEval
import RedeModel
import RedeSim
import Testing

/// Gates between two batches.
struct RegressionTests {
    private static let gates = [Gate(.passed, margin: .absolute(0.05))]

    private static func regression(_ failing: Set<UInt64>, _ gates: [Gate]? = gates) throws -> Regression {
        try Regression(
            baseline: .sample(failing: [1, 2]),
            candidate: .sample(failing: failing),
            gates: gates
        )
    }

    @Test func `the same batch keeps every gate`() throws {
        let regression = try RegressionTests.regression([1, 2], nil)

        #expect(regression.gates.map(\.gate.measure) == [.passed, .check("order")])
        #expect(regression.verdict == .fine)
    }

    @Test func `many failures more are a regression, a few are not told from none`() throws {
        #expect(try RegressionTests.regression(Set(1..<42)).verdict == .regression)
        #expect(try RegressionTests.regression(Set(1..<4)).verdict == .fine)
        let open = try RegressionTests.regression(Set(3..<14))
        #expect(open.verdict == .undecided)
        #expect(open.gates[0].unitsNeeded.map { (200...2000).contains($0) } ?? true)
    }

    @Test func `a margin may be a part of the baseline's mean`() throws {
        let gates = [0.1, 0.5].map { Gate(.metric(.replies), margin: .relative($0)) }

        let regression = try Regression(
            baseline: .sample { _, seed in 10 + Double(seed % 3) },
            candidate: .sample { _, seed in 8 + Double(seed % 2) },
            gates: gates
        )

        #expect(regression.gates.map(\.verdict) == [.regression, .fine])
    }

    @Test func `a gate on a check that there is none of points at its file`() throws {
        let location = Location(file: "gates.yaml", line: 3, column: 5)
        let gate = Gate(.check("ordr"), margin: .absolute(0), location: location)

        let error = #expect(throws: InvalidInput.self) { try RegressionTests.regression([1], [gate]) }

        #expect(
            error?.description == """
                gates.yaml:3:5: check: expected the title of a check of the batches, found "ordr"
                  note: the nearest name is "order" (the batches have "order")
                """
        )
    }

    @Test func `a gate on a metric that no run has is undecided`() throws {
        let gates = [Gate(.metric(.cost), margin: .relative(0.1))]

        let regression = try RegressionTests.regression([1, 2], gates)

        #expect(regression.verdict == .undecided)
        #expect(regression.gates[0].margin == nil)
    }
}
