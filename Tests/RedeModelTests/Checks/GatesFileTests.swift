import RedeModel
import RedeTestSupport
import Testing

struct GatesFileTests {
    @Test func `gates have what they measure, a direction, a margin and a confidence`() throws {
        let text = """
            schema: rede-sim/gates/1
            confidence: 90%
            gates:
              - { metric: passed, margin: 2% }
              - { check: order, margin: 0.1, confidence: 99% }
              - { metric: turns, direction: lower, margin: 1.5 }
              - { metric: input-tokens, relativeMargin: 10% }
            """

        let gates = try GatesFile.read(SourceFile(path: "gates.yaml", bytes: Array(text.utf8)))

        func gate(_ line: Int, _ measure: Measure, _ margin: Gate.Margin) -> Gate {
            let location = Location(file: "gates.yaml", line: line, column: 5)
            return Gate(measure, margin: margin, confidence: 0.9, location: location)
        }
        var order = gate(5, .check("order"), .absolute(0.1))
        order.confidence = 0.99
        var turns = gate(6, .metric(.turns), .absolute(1.5))
        turns.direction = .lower
        #expect(
            gates == [
                gate(4, .passed, .absolute(0.02)), order, turns,
                gate(7, .metric(.inputTokens), .relative(0.1)),
            ]
        )
    }

    @Test func `gates point at all that is wrong`() {
        var text = ""
        for (title, gates) in GatesFileTests.wrong {
            text += "# \(title)\n"
            do {
                _ = try GatesFile.read(SourceFile(path: "gates.yaml", bytes: Array(gates.utf8)))
                text += "fine\n\n"
            } catch {
                text += "\(error)\n\n"
            }
        }
        expectGolden(text, "Tests/Goldens/errors-gates.txt")
    }

    private static let head = "schema: rede-sim/gates/1\ngates:\n"

    private static let wrong = [
        ("nothing", "{}"),
        ("no gates", "schema: rede-sim/gates/1\ngates: []"),
        ("another schema", "schema: rede-sim/plan/1\ngates: [{metric: passed, margin: 1%}]"),
        ("nothing to measure, no margin", head + "  - {}"),
        ("both of each", head + "  - {metric: replies, check: order, margin: 1, relativeMargin: 1%}"),
        ("an unknown metric", head + "  - {metric: reply, margin: 1}"),
        ("an unknown key", head + "  - {metric: replies, margins: 1}"),
        ("an unknown direction", head + "  - {metric: replies, direction: up, margin: 1}"),
        (
            "margins that are none",
            head + "  - {metric: replies, margin: -1}\n  - {metric: passed, margin: 2}"
        ),
        ("a margin with a sign", head + "  - {metric: replies, margin: 5%}"),
        ("confidences that are none", head + "  - {metric: passed, margin: 0, confidence: 100%}"),
        ("a confidence below even odds", "confidence: 20%\n" + head + "  - {metric: passed, margin: 0}"),
    ]
}
