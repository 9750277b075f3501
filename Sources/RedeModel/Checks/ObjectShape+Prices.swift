/// The objects of a table of prices.
extension ObjectShape {
    static let prices = ObjectShape(
        "prices",
        [
            .required("schema", "The format: `rede-sim/prices/1`."),
            .required("models", "The prices by model, an object with the names of models as keys."),
        ]
    )

    static let price = ObjectShape(
        "price",
        [
            .required("input", "What a million tokens of prompts cost, a number of at least 0."),
            .required("output", "What a million tokens of answers cost, a number of at least 0."),
        ]
    )

    /// All objects of a table of prices.
    package static let pricesFile: [ObjectShape] = [.prices, .price]
}
