import RedeModel
import Testing

struct LogReaderTests {
    static let first =
        #"{"event":"bot.wait","timestamp":"2026-01-01T00:00:01.000Z","payload":{"bot":"A","seconds":2}}"#
    static let second = #"{"event":"my.end","timestamp":"2026-01-01T00:00:03.500Z","payload":{}}"#

    private static func read(_ text: String) throws(InvalidInput) -> WrittenLog {
        try LogReader.read(SourceFile(path: "log", bytes: Array(text.utf8)))
    }

    @Test func `a log is read line by line, names of games included`() throws {
        let log = try LogReaderTests.read(LogReaderTests.first + "\n" + LogReaderTests.second + "\n")

        #expect(log.records.map(\.line) == [1, 2])
        #expect(log.records.map(\.event) == ["bot.wait", "my.end"])
        #expect(log.records.map(\.name) == [.botWait, nil])
        #expect(log.records[1].instant.milliseconds(since: log.records[0].instant) == 2500)
        #expect(log.records[0].payload["seconds"] == .number(2))
        #expect(!log.isCut)
    }

    @Test func `a record is written as it was read`() throws {
        let text = LogReaderTests.first + "\n" + LogReaderTests.second + "\n"
        var writer = ByteWriter()

        for record in try LogReaderTests.read(text).records { record.write(to: &writer) }

        #expect(writer.bytes == Array(text.utf8))
    }

    @Test func `broken lines are told with their places, and the others are read`() throws {
        let text = LogReaderTests.first + "\n{\"event\":7}\n\n" + LogReaderTests.second
        let bytes = Array(text.utf8) + [0x0A, 0xFF]

        let (log, broken) = try LogReader.salvage(SourceFile(path: "log", bytes: bytes))

        #expect(log.records.map(\.line) == [1, 4])
        #expect(broken.map(\.location.line) == [2, 5])
        #expect(throws: InvalidInput.self) { try LogReader.salvage(SourceFile(path: "log", bytes: [0x0A])) }
    }

    @Test func `an empty file is a log of no records`() throws {
        #expect(try LogReaderTests.read("") == WrittenLog())
    }

    @Test func `every cut of a log reads as the lines before it`() throws {
        let text = LogReaderTests.first + "\n" + LogReaderTests.second.replacing("my", with: "mü") + "\n"
        let bytes = Array(text.utf8)
        let whole = try LogReaderTests.read(text)
        let secondStart = LogReaderTests.first.utf8.count + 1

        for end in bytes.indices {
            let log = try LogReader.read(SourceFile(path: "log", bytes: Array(bytes[..<end])))

            let count = end == bytes.count - 1 ? 2 : end >= secondStart - 1 ? 1 : 0
            #expect(log.records == Array(whole.records.prefix(count)), "cut at \(end)")
            #expect(log.isCut == ![0, secondStart - 1, secondStart, bytes.count - 1].contains(end))
        }
    }

    @Test(arguments: [
        ("Once upon a time", "log:1:1: expected a record of an event log"),
        (
            "{\n  \"schema\": 1\n}\n",
            "log:1:2: expected a key in double quotes or }, found the end of the line"
        ),
        (first + "\n\n" + second + "\n", "log:2:1: expected a record of an event log"),
        (first + "\n[1]\n", "log:2:1: expected a record of an event log"),
        (first + "\n{\"event\":\"x\"}\n", "log:2:1: timestamp: expected a time such as"),
        (first + "\n{\"event\":1}\n", "log:2:1: event: expected the event's name, found 1"),
        (
            "{\"event\":\"x\",\"timestamp\":\"2026-01-01\",\"payload\":[]}\n",
            "log:1:1: payload: expected an object, found a list"
        ),
    ])
    func `what is no log is told with its line`(_ text: String, _ message: String) throws {
        let error = try #require(throws: InvalidInput.self) { try LogReaderTests.read(text) }

        #expect(error.description.hasPrefix(message), "\(error.description)")
    }

    @Test func `of many broken lines the first twenty are told`() throws {
        let error = try #require(throws: InvalidInput.self) {
            try LogReaderTests.read(String(repeating: "x\n", count: 1000))
        }

        #expect(error.problems.count == InvalidInput.maximumProblems)
    }
}
