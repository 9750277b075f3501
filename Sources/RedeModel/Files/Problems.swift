/// Collects what is wrong with one file while it is read.
struct Problems: Sendable {
    /// More than this many are not even collected.
    private static let maximumCollected = 1000

    /// The longest path that is shown in full, in bytes.
    private static let maximumPath = 160

    private struct Found: Sendable {
        var offset: Int
        var path: String
        var expected: String
        var found: String
        var notes: [String]
    }

    let file: SourceFile
    private var found: [Found] = []
    /// Made when a place is asked for the first time.
    private var lines: LineIndex?

    init(in file: SourceFile) {
        self.file = file
    }

    var isEmpty: Bool { found.isEmpty }

    /// Whether no further problem is collected, so that none needs to be worded.
    var isFull: Bool { found.count >= Problems.maximumCollected }

    /// Whether more problems were found than are reported.
    var isMoreThanShown: Bool { found.count > InvalidInput.maximumProblems }

    /// The place of a byte of the file.
    mutating func location(ofByte offset: Int) -> Location {
        let index = lines ?? LineIndex(of: file.bytes)
        lines = index
        let place = index.place(ofByte: offset, in: file.bytes)
        return Location(file: file.path, line: place.line, column: place.column)
    }

    /// Adds a problem at a byte of the file.
    mutating func add(at offset: Int, path: String, expected: String, found: String, notes: [String] = []) {
        guard !isFull else { return }
        // The end of a long path says more than its beginning.
        let path = path.utf8.count > Problems.maximumPath ? "…" + path.suffix(Problems.maximumPath) : path
        self.found.append(Found(offset: offset, path: path, expected: expected, found: found, notes: notes))
    }

    /// Whether the file holds text; adds what is wrong where it does not.
    mutating func holdsText() -> Bool {
        guard let (offset, expected, found) = file.byteProblem() else { return true }
        add(at: offset, path: "", expected: expected, found: found)
        return false
    }

    /// The problems in the order of the file, at most ``InvalidInput/maximumProblems``.
    func located() -> [InvalidInput.Problem] {
        let order = found.indices.sorted { (found[$0].offset, $0) < (found[$1].offset, $1) }
        return order.prefix(InvalidInput.maximumProblems).map { index in
            let one = found[index]
            return InvalidInput.Problem(
                location: file.location(ofByte: one.offset),
                path: one.path,
                expected: one.expected,
                found: one.found,
                notes: one.notes
            )
        }
    }

    /// Ends the reading of a file when anything is wrong with it.
    ///
    /// - Throws: ``InvalidInput`` with all problems.
    func throwIfAny() throws(InvalidInput) {
        guard !isEmpty else { return }
        throw InvalidInput(problems: located())
    }
}
