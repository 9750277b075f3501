import RedeModel
import Testing

@Suite struct LineMeasureTests {
    private static let noon = Instant(milliseconds: 1_767_268_800_000)

    @Test(
        arguments: [
            "", "a", "seven b", "\"", "\\", "a \"quoted\" word\nand a line\r\n",
            "\u{1}\u{8}\u{9}\u{C}\u{1F}\u{7F}",
            "é ü … — 한글 🏠🏡", "a sentence of more than thirty-two bytes, without anything in it",
            "a sentence of more than thirty-two bytes with \"quotes\" and 🏠 in it, and\ttabs",
        ] as [Text]
    )
    func `a line is as long as what is written of it`(text: Text) {
        expectMeasured(.brainError(bot: text, error: text))
        expectMeasured(.outcome(event: "game.outcome", fields: JSONObject([.init(key: text, value: .null)])))
    }

    @Test func `half a surrogate pair counts as its escape`() throws {
        let halves = try #require(
            try JSONReader.value(of: #""\ud83c, \udfe0 and \ud83c\udfe0 to the end""#).text
        )

        expectMeasured(.brainError(bot: "A", error: halves))
    }

    @Test(arguments: [0, -1, 9, 10, -10, 0.5, 1e21, -0.0, .infinity, 123_456_789_012] as [Double])
    func `a number is as long as what is written of it`(number: Double) {
        let fields: [JSONObject.Member] = [
            .init(
                key: "number",
                value: .array([.number(number), .bool(true), .string("x"), .object(JSONObject())])
            )
        ]
        expectMeasured(.outcome(event: "game.outcome", fields: JSONObject(fields)))
        expectMeasured(.botWait(bot: "A", seconds: number))
    }

    @Test func `an outcome without fields is as long as what is written of it`() {
        expectMeasured(.outcome(event: "game.outcome", fields: JSONObject()))
    }

    private func expectMeasured(
        _ payload: LogRecord.Payload,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let record = LogRecord(at: LineMeasureTests.noon, payload)
        var writer = ByteWriter()
        record.write(to: &writer)
        var measure = LineMeasure()
        measure.add(record)

        #expect(measure.count == writer.utf16Count, sourceLocation: sourceLocation)
    }
}
