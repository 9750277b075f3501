import RedeModel

/// Reads the results of a part of a batch, line by line.
struct ShardReader: ~Copyable {
    private let path: String
    private let head: ShardHead
    private var lines: LineReader
    /// The lines that were given, the head among them.
    private var count = 1
    /// How many bytes they take.
    private var bytes: Int
    private var cases: StrideTo<Int>.Iterator

    /// A reader of a file that must be of a part of this batch; it holds a piece of it at a time.
    ///
    /// - Throws: `UnreadableFile`, or `InvalidInput` for a file of another plan, part or version.
    init(
        _ path: String,
        expecting head: ShardHead,
        inPiecesOf pieceSize: Int = LineReader.usualPieceSize
    ) throws {
        var lines = try LineReader(path, inPiecesOf: pieceSize)
        let line = try lines.next() ?? []
        try ShardReader.check(line, of: path, head)
        let last = head.shard.number - 1 + head.cases * head.shard.count
        cases = stride(from: head.shard.number - 1, to: last, by: head.shard.count).makeIterator()
        bytes = line.count + 1
        self.path = path
        self.head = head
        self.lines = lines
    }

    /// The head of a file of results.
    ///
    /// - Throws: `UnreadableFile`, or `InvalidInput` for a file that begins otherwise.
    static func head(of path: String) throws -> ShardHead {
        var lines = try LineReader(path)
        guard let head = ShardHead(try lines.next() ?? []) else {
            throw problem(
                path,
                line: 1,
                expected: "the head of results, with this program's metrics",
                found: "another line",
                notes: ["results are joined by a rede-sim that knows the metrics of the one that made them"]
            )
        }
        return head
    }

    private static func check(_ line: [UInt8], of path: String, _ head: ShardHead) throws(InvalidInput) {
        guard line + [UInt8(ascii: "\n")] != head.line else { return }
        // A line that is no JSON has none of the keys, which the message says.
        let found = (try? JSONReader.value(of: line[...])) ?? .null
        for member in head.object.members where found[member.key] != member.value {
            throw problem(
                path,
                line: 1,
                path: member.key.string,
                expected: words(member.value),
                found: found[member.key].map(words) ?? "no such key",
                notes: member.key == "plan" ? ["the batch has changed since these results were made"] : []
            )
        }
        throw problem(path, line: 1, expected: "the head of such results", found: "another line")
    }

    /// The next result; nil at the end, or where a killed run has left a line half-written.
    ///
    /// - Throws: `InvalidInput` for a line that is none of the next case.
    mutating func next() throws -> CaseResult? {
        guard let line = try lines.next(), lines.endsWithLineFeed else { return nil }
        count += 1
        bytes += line.count + 1
        guard let number = cases.next() else {
            throw ShardReader.problem(path, line: count, expected: "\(head.cases) cases", found: "more")
        }
        guard let value = try? JSONReader.value(of: line[...]), let result = CaseResult(value),
            result.number == number
        else {
            // What else is wrong with it does not matter: the program has written each line.
            throw ShardReader.problem(
                path,
                line: count,
                expected: "the result of case \(number)",
                found: Quoted.text(Text(bytes: line))
            )
        }
        return result
    }

    /// The file, to be continued behind the results that were read.
    ///
    /// - Throws: `UnwritableFile`.
    consuming func continued() throws(UnwritableFile) -> GrowingFile {
        try GrowingFile(continuing: path, after: bytes)
    }

    private static func words(_ value: JSONValue) -> String {
        Quoted.text(value.text ?? ByteWriter.text(of: value))
    }

    private static func problem(
        _ file: String,
        line: Int,
        path: String = "",
        expected: String,
        found: String,
        notes: [String] = []
    ) -> InvalidInput {
        InvalidInput(problems: [
            .init(
                location: Location(file: file, line: line, column: 1),
                path: path,
                expected: expected,
                found: found,
                notes: notes
            )
        ])
    }
}
