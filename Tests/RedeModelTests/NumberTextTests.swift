import RedeModel
import Testing

@Suite struct NumberTextTests {
    @Test func `numbers are written as JavaScript writes them`() {
        let cases: [(Double, String)] = [
            (0, "0"), (-0.0, "0"), (1, "1"), (0.1, "0.1"), (1e21, "1e+21"), (1e20, "100000000000000000000"),
            (1.5e-7, "1.5e-7"), (0.000001, "0.000001"), (123456789.125, "123456789.125"),
            (.leastNonzeroMagnitude, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"), (-2.5, "-2.5"), (1e100, "1e+100"),
        ]
        for (value, text) in cases { #expect(NumberText.javaScript(value) == text) }
    }
}
