/// What the tokens of models cost, as a file of the user's tells.
package struct PriceTable: Equatable, Sendable {
    /// The prices of a model.
    package struct Price: Equatable, Sendable {
        /// What a million tokens of prompts cost.
        package var perMillionInput: Double
        /// What a million tokens of answers cost.
        package var perMillionOutput: Double

        /// What so many tokens cost.
        package func cost(inputTokens: Int, outputTokens: Int) -> Double {
            (Double(inputTokens) * perMillionInput + Double(outputTokens) * perMillionOutput) / 1_000_000
        }
    }

    /// The format.
    package static let schema: Text = "rede-sim/prices/1"

    private var models: [(name: Text, price: Price)] = []

    /// The price of a model; nil when the table has none.
    package func price(of model: Text) -> Price? {
        models.first { $0.name == model }?.price
    }

    /// The prices in the file at `path`.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with all that is wrong in the file.
    package static func load(_ path: String) throws -> PriceTable {
        try read(SourceFile.read(path))
    }

    /// The prices in a file.
    ///
    /// - Throws: ``InvalidInput`` with all that is wrong in the file.
    package static func read(_ file: SourceFile) throws(InvalidInput) -> PriceTable {
        var problems = Problems(in: file)
        let table = read(&problems)
        try problems.throwIfAny()
        return table
    }

    private static func read(_ problems: inout Problems) -> PriceTable {
        var table = PriceTable()
        let syntax = DocumentReader.Syntax(path: problems.file.path)
        guard let root = DocumentReader.read(syntax, &problems),
            let reader = ObjectReader(Field(node: root, path: ""), .prices, &problems)
        else { return table }
        reader["schema"]?.schema(schema, &problems)
        for (name, _, field) in reader["models"]?.members("an object with models as keys", &problems) ?? [] {
            guard let reader = ObjectReader(field, .price, &problems) else { continue }
            let price = Price(
                perMillionInput: amount(reader["input"], &problems),
                perMillionOutput: amount(reader["output"], &problems)
            )
            table.models.append((name, price))
        }
        return table
    }

    private static func amount(_ field: Field?, _ problems: inout Problems) -> Double {
        let expected = "an amount of money, a number of at least 0"
        guard let field, let amount = field.number(&problems, expected: expected) else { return 0 }
        if amount < 0 { field.mismatch(expected, &problems) }
        return amount
    }

    package static func == (left: PriceTable, right: PriceTable) -> Bool {
        left.models.elementsEqual(right.models) { $0 == $1 }
    }
}
