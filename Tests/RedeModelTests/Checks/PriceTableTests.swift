import RedeModel
import Testing

@Suite struct PriceTableTests {
    private func read(_ text: String) throws(InvalidInput) -> PriceTable {
        try PriceTable.read(SourceFile(path: "prices.yaml", bytes: Array(text.utf8)))
    }

    @Test func `a price is that of a million tokens`() throws {
        let table = try read(
            "schema: rede-sim/prices/1\nmodels:\n  gpt-4o: { input: 2.5, output: 10 }\n"
        )

        let price = try #require(table.price(of: "gpt-4o"))
        #expect(price.cost(inputTokens: 400_000, outputTokens: 50_000) == 1.5)
        #expect(table.price(of: "gpt-4") == nil)
    }

    @Test(arguments: [
        ("models: {}", "prices.yaml:1:1: expected the key \"schema\", found only \"models\""),
        (
            "schema: rede-sim/prices/2\nmodels: {}",
            "prices.yaml:1:9: schema: expected \"rede-sim/prices/1\", found \"rede-sim/prices/2\""
        ),
        (
            "schema: rede-sim/prices/1\nmodels:\n  m: { input: -1, output: 2 }",
            "prices.yaml:3:15: models.m.input: expected an amount of money, a number of at least 0, found -1"
        ),
        (
            "schema: rede-sim/prices/1\nmodels:\n  m: { input: 1, outptu: 2 }",
            "prices.yaml:3:18: models.m.outptu: expected a key of a price, found \"outptu\""
        ),
    ])
    func `what is wrong is told with its place`(_ text: String, _ message: String) throws {
        let error = try #require(throws: InvalidInput.self) { try read(text) }

        #expect(error.description.contains(message), "\(error.description)")
    }
}
