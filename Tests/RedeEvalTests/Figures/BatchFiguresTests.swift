import RedeEval
import RedeModel
import RedeSim
import Testing

struct BatchFiguresTests {
    private static let plan = BatchPlan(
        variants: [.init(scenario: "one"), .init(scenario: "two")],
        runs: 50,
        stepLimit: 100,
        digest: Digest(of: Text("figures"))
    )
    private static let check = BatchCheck(title: "replies", subject: "replies", expected: "at least 12")

    private static func result(_ number: Int, seconds: Double, errors: Double = 0) -> CaseResult {
        var result = CaseResult(number: number, checks: [.init(hasPassed: true)])
        result.metrics[.virtualSeconds] = seconds
        result.metrics[.errors] = errors
        return result
    }

    @Test func `the longest runs are listed, of equals the first`() {
        var figures = BatchFigures(Self.plan, checks: [[Self.check], [Self.check]])

        for number in 0..<100 { figures.add(Self.result(number, seconds: number % 50 < 20 ? 9 : 5)) }

        #expect(figures.slowest.map(\.number) == Array(0..<10))
    }

    @Test func `a run is strange beside those of its variant`() {
        var figures = BatchFigures(Self.plan, checks: [[Self.check], [Self.check]])

        for number in 0..<100 {
            // What is usual in the second variant is strange in the first.
            let errors: Double = number == 7 || number >= 50 ? 40 : Double(number % 3)
            figures.add(Self.result(number, seconds: 5, errors: errors))
        }

        #expect(figures.strangest.map(\.run.number) == [7])
        #expect(figures.strangest.first?.run.metric == .errors)
        #expect(figures.strangest.first?.usual == 1)
    }

    @Test func `causes are counted over variants, and show a run that is kept`() {
        var figures = BatchFigures(Self.plan, checks: [[Self.check], [Self.check]])
        var failed = Self.result(3, seconds: 5)
        failed.checks = [.init(hasPassed: false, found: "11", event: 4)]
        figures.add(failed)
        (failed.number, failed.kept) = (60, "reports/two-2-11")
        figures.add(failed)
        figures.add(CaseResult(number: 61, ending: .limit, finding: "too long"))

        #expect(
            figures.causes.map(\.words) == [
                "replies: at least 12", "over the limit of steps or virtual time",
            ]
        )
        #expect(figures.causes.map(\.runs) == [2, 1])
        #expect(figures.causes[0].example?.number == 60)
        #expect(figures.causes[1].example?.found == "too long")
    }
}
