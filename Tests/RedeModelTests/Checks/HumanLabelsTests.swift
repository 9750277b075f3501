import RedeModel
import Testing

struct HumanLabelsTests {
    @Test func `labels go by run or by seed`() throws {
        let byRun = try labels("label,run,who\r\nyes,\"race, one\",me\r\n\"a \"\"b\"\"\",two,you\r\n")
        let bySeed = try labels("seed,label\n7, no \n\n8,yes")

        #expect(byRun.label(ofRun: "race, one", seed: 0) == "yes")
        #expect(byRun.label(ofRun: "two", seed: 0) == "a \"b\"")
        #expect(bySeed.label(ofRun: "two", seed: 7) == "no")
        #expect(bySeed.label(ofRun: "two", seed: 8) == "yes")
        #expect(bySeed.label(ofRun: "two", seed: 9) == nil)
    }

    @Test(arguments: [
        ("", "labels.csv:1:1: expected a document, found an empty file"),
        (
            "run,lable\na,b\n",
            """
            labels.csv:1:1: expected a first line with the columns "run" or "seed", and "label", \
            found "run", "lable"
            """
        ),
        ("run,label\na\n", "labels.csv:2:1: expected 2 columns, found 1"),
        ("run,label\na,b\n\na,c\n", "labels.csv:4:1: run: expected each run once, found \"a\" again"),
    ])
    func `what is wrong is told with its place`(_ text: String, _ words: String) {
        let error = #expect(throws: InvalidInput.self) { try labels(text) }

        #expect(error?.description == words)
    }

    private func labels(_ text: String) throws -> HumanLabels {
        try HumanLabels(SourceFile(path: "labels.csv", bytes: Array(text.utf8)))
    }
}
