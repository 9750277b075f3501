/// Reads a file line by line, with no more of it in the memory than a piece.
package struct LineReader: ~Copyable {
    /// The longest line that is read.
    static let maximumBytes = SourceFile.maximumBytes

    /// How much is read at once where nothing else is said, in bytes.
    package static let usualPieceSize = 1 << 18

    /// The path as the user gave it, for messages.
    let path: String
    /// The number of the line that was given last, from 1; one more than there are lines at the end.
    private(set) var number = 0
    /// Whether the line that was given last ended with a line feed, not with the file.
    package private(set) var endsWithLineFeed = true

    private let descriptor: FileSystem.Descriptor?
    private let pieceSize: Int
    private var piece: [UInt8]
    private var start = 0

    /// A reader of the file at `path`, so many bytes at once: many small pieces for many files at a time.
    ///
    /// - Throws: ``UnreadableFile``.
    package init(_ path: String, inPiecesOf pieceSize: Int = LineReader.usualPieceSize) throws(UnreadableFile)
    {
        self.path = path
        self.pieceSize = pieceSize
        descriptor = try FileSystem.open(path)
        piece = []
    }

    /// A reader of a file that is in the memory.
    init(_ file: SourceFile) {
        path = file.path
        pieceSize = LineReader.usualPieceSize
        descriptor = nil
        piece = file.bytes
    }

    deinit {
        if let descriptor { FileSystem.close(descriptor) }
    }

    /// The next line without its line feed; nil at the end.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` for a line that is too long.
    package mutating func next() throws -> [UInt8]? {
        number += 1
        var searched = start
        while true {
            if let end = lineFeed(from: searched) {
                defer { start = end + 1 }
                endsWithLineFeed = true
                return Array(piece[start..<end])
            }
            searched = piece.count - start
            guard searched <= LineReader.maximumBytes else { throw tooLong() }
            guard try readMore() else { break }
        }
        guard start < piece.count else { return nil }
        endsWithLineFeed = false
        defer { start = piece.count }
        return Array(piece[start...])
    }

    private func lineFeed(from place: Int) -> Int? {
        piece.withUnsafeBytes { bytes in
            FileSystem.firstIndex(of: 0x0A, in: bytes, from: place)
        }
    }

    /// Drops the lines that were given and reads a piece more; false at the end of the file.
    private mutating func readMore() throws -> Bool {
        guard let descriptor else { return false }
        piece.removeSubrange(..<start)
        start = 0
        let count = piece.count
        try FileSystem.append(pieceSize, of: descriptor, at: path, to: &piece)
        return piece.count > count
    }

    private func tooLong() -> InvalidInput {
        InvalidInput(problems: [
            .init(
                location: Location(file: path, line: number, column: 1),
                expected: "a line of at most \(LineReader.maximumBytes >> 20) MiB",
                found: "a longer one"
            )
        ])
    }
}
