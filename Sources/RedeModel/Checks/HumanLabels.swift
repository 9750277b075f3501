/// What people have said of runs: a CSV file with a column `run` or `seed`, and a column `label`.
package struct HumanLabels: Equatable, Sendable {
    /// What a line of the file names a run by.
    package enum Key: String, CaseIterable, Sendable {
        /// The name of its directory.
        case run
        /// The number that its chance came from.
        case seed
    }

    /// What runs are named by.
    package let key: Key
    /// The labels by the names of runs.
    private var labels: [Text: Text] = [:]  // determinism: look-up only, never walked

    /// The labels in the file at `path`.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with what is wrong in its lines.
    package init(_ path: String) throws {
        try self.init(SourceFile.read(path))
    }

    /// The labels that a file holds.
    ///
    /// - Throws: ``InvalidInput`` with what is wrong in its lines.
    package init(_ file: SourceFile) throws(InvalidInput) {
        var problems = Problems(in: file)
        guard problems.holdsText() else { throw InvalidInput(problems: problems.located()) }
        var rows = CSVRows(file.bytes)
        let head = rows.next() ?? .init(offset: 0, cells: [])
        let names = head.cells.map { $0.trimmed() }
        let key = Key.allCases.first { names.contains(Text($0.rawValue)) }
        guard let key, let keyColumn = names.firstIndex(of: Text(key.rawValue)),
            let labelColumn = names.firstIndex(of: "label")
        else {
            problems.add(
                at: 0,
                path: "",
                expected: "a first line with the columns \"run\" or \"seed\", and \"label\"",
                found: NearestName.list(names)
            )
            throw InvalidInput(problems: problems.located())
        }
        self.key = key
        while let row = rows.next() {
            guard row.cells.count == names.count else {
                problems.add(
                    at: row.offset,
                    path: "",
                    expected: "\(names.count) columns",
                    found: "\(row.cells.count)"
                )
                continue
            }
            let name = row.cells[keyColumn].trimmed()
            if labels.updateValue(row.cells[labelColumn].trimmed(), forKey: name) != nil {
                problems.add(
                    at: row.offset,
                    path: key.rawValue,
                    expected: "each \(key.rawValue) once",
                    found: "\(Quoted.text(name)) again"
                )
            }
        }
        try problems.throwIfAny()
    }

    /// The label of a run; nil when it has none.
    package func label(ofRun name: Text, seed: UInt64) -> Text? {
        switch key {
        case .run: labels[name]
        case .seed: labels[Text(String(seed))]
        }
    }
}

/// The rows of a CSV file: commas between cells, quotes around those that need them, doubled inside.
private struct CSVRows {
    struct Row {
        var offset: Int
        var cells: [Text]
    }

    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next row that is not empty; nil at the end.
    mutating func next() -> Row? {
        while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
        guard index < bytes.count else { return nil }
        let offset = index
        var cells = [cell()]
        while index < bytes.count, bytes[index] == UInt8(ascii: ",") {
            index += 1
            cells.append(cell())
        }
        return Row(offset: offset, cells: cells)
    }

    private mutating func cell() -> Text {
        var cell: [UInt8] = []
        var isQuoted = false
        let quote = UInt8(ascii: "\"")
        while index < bytes.count {
            let byte = bytes[index]
            if byte == quote {
                // Inside of quotes two of them are one that is meant.
                let isDoubled = isQuoted && index + 1 < bytes.count && bytes[index + 1] == quote
                if isDoubled { cell.append(quote) } else { isQuoted.toggle() }
                index += isDoubled ? 2 : 1
                continue
            }
            if !isQuoted, byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D { break }
            cell.append(byte)
            index += 1
        }
        return Text(owning: cell)
    }
}
