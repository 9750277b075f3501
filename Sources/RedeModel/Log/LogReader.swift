/// Reads event logs: NDJSON, a line a record with `event`, `timestamp` and `payload`.
///
/// Names and payloads are not judged, so that logs of other versions of the runtime are read as well. A file
/// without a line is a log; one that ends within a line is a cut log.
///
/// Spec: section 1, "Event".
package enum LogReader {
    /// The largest log that is read: 1 GiB.
    package static let maximumBytes = 1 << 30

    /// The log in the file at `path`.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with what is wrong in the first lines that are no
    ///   records.
    package static func load(_ path: String) throws -> WrittenLog {
        try read(SourceFile.read(path, atMost: maximumBytes))
    }

    /// The log in a file.
    ///
    /// - Throws: ``InvalidInput`` with what is wrong in the first lines that are no records.
    package static func read(_ file: SourceFile) throws(InvalidInput) -> WrittenLog {
        var problems = Problems(in: file)
        let whole = (file.bytes.lastIndex(of: 0x0A) ?? -1) + 1
        var log = WrittenLog()
        if whole > 0,
            let problem = SourceFile(path: file.path, bytes: Array(file.bytes[..<whole])).textProblem()
        {
            problems.add(at: problem.offset, path: "", expected: problem.expected, found: problem.found)
            try problems.throwIfAny()
        }
        var start = 0
        var line = 0
        while start < whole {
            let end = file.bytes[start...].firstIndex(of: 0x0A) ?? whole
            line += 1
            if let record = record(start..<end, line, &problems) { log.records.append(record) }
            start = end + 1
            if problems.isMoreThanShown { break }
        }
        try problems.throwIfAny()
        readEnd(whole..<file.bytes.count, line + 1, &log, &problems)
        try problems.throwIfAny()
        return log
    }

    /// The records of a file in which lines may be broken; those are left out, and told.
    ///
    /// - Throws: ``InvalidInput`` when no line is a record.
    package static func salvage(
        _ file: SourceFile
    ) throws(InvalidInput) -> (log: WrittenLog, broken: [InvalidInput.Problem]) {
        var log = WrittenLog()
        var problems = Problems(in: file)
        var start = 0
        var line = 0
        while start < file.bytes.count {
            let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
            line += 1
            let text = SourceFile(path: file.path, bytes: Array(file.bytes[start..<end]))
            if let problem = text.textProblem() {
                problems.add(
                    at: start + problem.offset,
                    path: "",
                    expected: problem.expected,
                    found: problem.found
                )
            } else if !Text(owning: text.bytes).isBlank, let record = record(start..<end, line, &problems) {
                log.records.append(record)
            }
            start = end + 1
        }
        if log.records.isEmpty {
            if problems.isEmpty { problems.add(at: 0, path: "", expected: expected, found: "an empty file") }
            // The first line tells as much as all of them.
            var problem = problems.located()[0]
            if line > 1 { problem.notes.append("none of its \(line) lines is a record") }
            throw InvalidInput(problems: [problem])
        }
        return (log, problems.located())
    }

    /// Reads what follows the last line feed: a whole record, or the beginning of one.
    private static func readEnd(
        _ range: Range<Int>,
        _ line: Int,
        _ log: inout WrittenLog,
        _ problems: inout Problems
    ) {
        let rest = problems.file.bytes[range]
        guard !rest.isEmpty else { return }
        let end = SourceFile(path: problems.file.path, bytes: Array(rest))
        var trial = Problems(in: end)
        if end.textProblem() == nil, let record = record(0..<rest.count, line, &trial) {
            log.records.append(record)
        } else if rest.first == UInt8(ascii: "{") {
            log.isCut = true
        } else {
            problems.add(at: range.lowerBound, path: "", expected: expected, found: "something else")
        }
    }

    private static let expected =
        "a record of an event log, such as {\"event\":…,\"timestamp\":…,\"payload\":…}"

    /// The record of a line; nil, with a problem added, when it is none.
    private static func record(
        _ range: Range<Int>,
        _ line: Int,
        _ problems: inout Problems
    ) -> WrittenLog.Record? {
        let slice = problems.file.bytes[range]
        let value: JSONValue
        do {
            value = try JSONReader.value(of: slice)
        } catch {
            let isStart = error.offset == 0
            problems.add(
                at: range.lowerBound + error.offset,
                path: "",
                expected: isStart ? expected : error.expected,
                found: error.offset == slice.count ? "the end of the line" : error.found
            )
            return nil
        }
        guard let object = value.object else {
            problems.add(at: range.lowerBound, path: "", expected: expected, found: "another JSON value")
            return nil
        }
        guard let event = object.value("event")?.text else {
            return missing("event", "the event's name", in: object, range, &problems)
        }
        guard let instant = object.value("timestamp")?.text.flatMap({ DateText.instant(of: $0) }) else {
            return missing(
                "timestamp",
                "a time such as \"2026-01-01T00:00:00.000Z\"",
                in: object,
                range,
                &problems
            )
        }
        guard let payload = object.value("payload")?.object else {
            return missing("payload", "an object", in: object, range, &problems)
        }
        return WrittenLog.Record(line: line, event: event, instant: instant, payload: payload)
    }

    private static func missing(
        _ key: Text,
        _ expected: String,
        in object: JSONObject,
        _ range: Range<Int>,
        _ problems: inout Problems
    ) -> WrittenLog.Record? {
        let found =
            switch object[key] {
            case nil: "no such key"
            case .string(let text)?: Quoted.text(text)
            case .array?: "a list"
            case .object?: "an object"
            case .some(let value): ByteWriter.text(of: value).string
            }
        problems.add(at: range.lowerBound, path: key.string, expected: expected, found: found)
        return nil
    }
}
