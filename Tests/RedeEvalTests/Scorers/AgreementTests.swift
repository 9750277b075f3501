import RedeEval
import RedeModel
import Testing

struct AgreementTests {
    @Test func `kappa of a table of two labels is that of the textbook`() throws {
        // 20 and 15 agreements, 5 and 10 disagreements: 0.7 observed, 0.5 expected.
        let agreement = Agreement(
            pairs([("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)])
        )

        #expect(agreement.labels == ["no", "yes"])
        #expect(agreement.table == [[15, 10], [5, 20]])
        #expect(agreement.observed == 0.7)
        #expect(agreement.expected == 0.5)
        #expect(abs(try #require(agreement.kappa) - 0.4) < 1e-12)
    }

    @Test func `kappa of three labels, worked out by hand`() throws {
        // Rows a 4 1 0, b 1 3 1, c 0 2 3: observed 10/15, expected (5·5 + 5·6 + 5·4)/225 = 1/3.
        let agreement = Agreement(
            pairs([
                ("a", "a", 4), ("a", "b", 1), ("b", "a", 1), ("b", "b", 3), ("b", "c", 1), ("c", "b", 2),
                ("c", "c", 3),
            ])
        )

        #expect(agreement.count == 15)
        #expect(abs(try #require(agreement.kappa) - 0.5) < 1e-12)
    }

    @Test func `full agreement is 1, opposition below 0, one label alone nothing`() throws {
        #expect(Agreement(pairs([("a", "a", 3), ("b", "b", 2)])).kappa == 1)
        #expect(Agreement(pairs([("a", "b", 2), ("b", "a", 2)])).kappa == -1)
        #expect(Agreement(pairs([("a", "a", 3)])).kappa == nil)
        #expect(Agreement([]).observed == nil)
    }

    private func pairs(_ counts: [(human: Text, judge: Text, count: Int)]) -> [(human: Text, judge: Text)] {
        counts.flatMap { one in (0..<one.count).map { _ in (human: one.human, judge: one.judge) } }
    }
}
