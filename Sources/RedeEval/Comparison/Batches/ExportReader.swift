package import RedeModel
import RedeSim

/// Reads what `rede-sim runs export` wrote: the runs of a side, from CSV or from a line of JSON a run.
package struct ExportReader: ~Copyable {
    private let path: String
    private var lines: LineReader
    private var number = 0
    private var side: RunColumns

    /// The runs that a file holds.
    ///
    /// - Throws: `UnreadableFile`, or `InvalidInput` for what is no export.
    package static func columns(of path: String, name: Text) throws -> RunColumns {
        var reader = ExportReader(path: path, lines: try LineReader(path), side: RunColumns(name: name))
        guard let first = try reader.line() else {
            throw reader.problem(expected: ExportReader.expected, found: "an empty file")
        }
        if first.first == UInt8(ascii: "{") {
            try reader.readObjects(first)
        } else {
            try reader.readTable(first)
        }
        guard reader.side.count > 0 else {
            throw reader.problem(expected: "the row of a run", found: "the end of the file")
        }
        return reader.side
    }

    private static let expected = "what rede-sim runs export writes"

    private init(path: String, lines: consuming LineReader, side: RunColumns) {
        self.path = path
        self.lines = lines
        self.side = side
    }

    private mutating func line() throws -> [UInt8]? {
        number += 1
        return try lines.next()
    }

    private func problem(
        column: Int = 1,
        path: String = "",
        expected: String,
        found: String,
        notes: [String] = []
    ) -> InvalidInput {
        InvalidInput(problems: [
            .init(
                location: Location(file: self.path, line: number, column: column),
                path: path,
                expected: expected,
                found: found,
                notes: notes
            )
        ])
    }
}

// CSV.
extension ExportReader {
    /// What a column of the table holds.
    private enum Column {
        case scenario, variant, seed, ending, passed, finding
        case change(Text)
        case check(Int)
        case metric(MetricName)
    }

    private mutating func readTable(_ head: [UInt8]) throws {
        let columns = try columns(ExportReader.cells(of: head).map { Text(bytes: $0) })
        while var line = try line() {
            // A line break within quotes belongs to its cell.
            while line.reduce(0, { $0 + ($1 == UInt8(ascii: "\"") ? 1 : 0) }) % 2 == 1 {
                guard let more = try lines.next() else { break }
                line += [0x0A] + more
                number += 1
            }
            try readRow(ExportReader.cells(of: line), columns)
        }
    }

    private mutating func columns(_ names: [Text]) throws(InvalidInput) -> [Column] {
        guard names.prefix(3) == ["scenario", "variant", "seed"],
            let ending = names.firstIndex(of: "ending"), names[ending...].contains("passed")
        else {
            let shown = names.prefix(3).map(\.string).joined(separator: ",")
            throw problem(
                expected: "the head of such a table, \"scenario,variant,seed\" to begin with",
                found: Quoted.text(Text(shown))
            )
        }
        var columns: [Column] = []
        for (place, name) in names.enumerated() {
            switch name {
            case "scenario" where place == 0: columns.append(.scenario)
            case "variant" where place == 1: columns.append(.variant)
            case "seed" where place == 2: columns.append(.seed)
            case "ending" where place == ending: columns.append(.ending)
            case "passed": columns.append(.passed)
            case "finding": columns.append(.finding)
            case _ where place < ending: columns.append(.change(name))
            case _ where name.bytes.starts(with: Measure.checkPrefix.bytes):
                let title = Text(bytes: name.bytes.dropFirst(Measure.checkPrefix.bytes.count))
                columns.append(.check(side.column(ofCheck: title)))
            default: columns.append(.metric(try metric(name)))
            }
        }
        return columns
    }

    private func metric(_ name: Text) throws(InvalidInput) -> MetricName {
        if let metric = MetricName(rawValue: name.string) { return metric }
        throw problem(
            expected: "the name of a metric",
            found: Quoted.text(name),
            notes: NearestName.notes(
                for: name,
                among: MetricName.allCases.map { Text($0.rawValue) },
                elsewhere: "rede-sim explain lists the metrics that this version knows"
            )
        )
    }

    private mutating func readRow(_ cells: [ArraySlice<UInt8>], _ columns: [Column]) throws(InvalidInput) {
        guard cells.count == columns.count else {
            throw problem(expected: "\(columns.count) cells", found: "\(cells.count)")
        }
        var variant = BatchPlan.Variant(scenario: Text())
        var (number, seed, hasPassed) = (0, UInt64(0), false)
        for (column, cell) in zip(columns, cells) {
            switch column {
            case .scenario: variant.scenario = Text(bytes: cell)
            case .variant: number = Int(try self.number(cell))
            case .seed: seed = UInt64(try self.number(cell))
            case .change(let key):
                if !cell.isEmpty { variant.changes.append(.init(key: key, value: Text(bytes: cell))) }
            case .passed: hasPassed = try truth(cell)
            case .ending, .finding, .check, .metric: break
            }
        }
        side.add(variant: side.place(of: variant, number: number), seed: seed, hasPassed: hasPassed)
        for (column, cell) in zip(columns, cells) where !cell.isEmpty {
            switch column {
            case .check(let place): side.setCheck(place, hasPassed: try truth(cell))
            case .metric(let metric): side.set(metric, to: try value(cell))
            case .scenario, .variant, .seed, .change, .ending, .passed, .finding: break
            }
        }
    }

    private func truth(_ cell: ArraySlice<UInt8>) throws(InvalidInput) -> Bool {
        if cell.elementsEqual("true".utf8) { return true }
        if cell.elementsEqual("false".utf8) { return false }
        throw mismatch("true or false", cell)
    }

    /// A whole number from 0 on.
    private func number(_ cell: ArraySlice<UInt8>) throws(InvalidInput) -> Double {
        let value = try value(cell)
        guard value >= 0, value < 9e15, value == value.rounded() else {
            throw mismatch("a whole number of at least 0", cell)
        }
        return value
    }

    private func value(_ cell: ArraySlice<UInt8>) throws(InvalidInput) -> Double {
        // Most are whole and short, and need no reader of numbers.
        if cell.count <= 15, cell.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), !cell.isEmpty {
            return Double(cell.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        // What is no number has none, which the message says.
        guard let value = (try? JSONReader.value(of: cell))?.double, value.isFinite else {
            throw mismatch("a number", cell)
        }
        return value
    }

    private func mismatch(_ expected: String, _ cell: ArraySlice<UInt8>) -> InvalidInput {
        problem(column: cell.startIndex + 1, expected: expected, found: Quoted.text(Text(bytes: cell)))
    }

    /// The cells of a row, without the quotes around them.
    private static func cells(of line: [UInt8]) -> [ArraySlice<UInt8>] {
        let quote = UInt8(ascii: "\"")
        guard line.contains(quote) else {
            return line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        }
        var cells: [ArraySlice<UInt8>] = []
        var cell: [UInt8] = []
        var isQuoted = false
        for (place, byte) in line.enumerated() {
            if byte == quote {
                // A quote within quotes is written twice.
                if !isQuoted, place > 0, line[place - 1] == quote { cell.append(quote) }
                isQuoted.toggle()
            } else if byte == UInt8(ascii: ","), !isQuoted {
                cells.append(cell[...])
                cell = []
            } else {
                cell.append(byte)
            }
        }
        return cells + [cell[...]]
    }
}

// A line of JSON a run.
extension ExportReader {
    private mutating func readObjects(_ first: [UInt8]) throws {
        var next: [UInt8]? = first
        while let line = next {
            // What is no JSON is no run, which the message says.
            guard let value = try? JSONReader.value(of: line[...]), try readObject(value) else {
                throw problem(
                    expected: "the run that such a line holds",
                    found: Quoted.text(Text(bytes: line))
                )
            }
            next = try self.line()
        }
    }

    private mutating func readObject(_ value: JSONValue) throws -> Bool {
        guard let scenario = value["scenario"]?.text, let number = value["variant"]?.integer,
            let seed = value["seed"]?.integer.flatMap(UInt64.init(exactly:)),
            let changes = value["changes"]?.object, let hasPassed = value["passed"]?.bool,
            let checks = value["checks"]?.array, let metrics = value["metrics"]?.object
        else { return false }
        let variant = BatchPlan.Variant(
            scenario: scenario,
            changes: changes.members.map { .init(key: $0.key, value: $0.value.text ?? Text()) }
        )
        side.add(variant: side.place(of: variant, number: number), seed: seed, hasPassed: hasPassed)
        for check in checks {
            guard let title = check["name"]?.text, let hasPassed = check["passed"]?.bool else { return false }
            side.setCheck(side.column(ofCheck: title), hasPassed: hasPassed)
        }
        for member in metrics.members {
            guard let value = member.value.double else { continue }
            side.set(try metric(member.key), to: value)
        }
        return true
    }
}
