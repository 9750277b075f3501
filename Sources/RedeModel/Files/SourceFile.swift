/// A file that a user wrote: its path and its bytes.
package struct SourceFile: Equatable, Sendable {
    /// The largest file that is read: 16 MiB.
    package static let maximumBytes = 16 << 20

    /// The path as the user gave it, for messages.
    package let path: String
    /// The content.
    package let bytes: [UInt8]

    /// A file with this content, which need not exist on a disk.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The file at `path`.
    ///
    /// - Throws: ``UnreadableFile`` when there is no such regular file or it cannot be read,
    ///   ``InvalidInput`` when it is larger than `limit` bytes; a large file is refused before it is read.
    package static func read(_ path: String, atMost limit: Int = maximumBytes) throws -> SourceFile {
        SourceFile(path: path, bytes: try FileSystem.read(path, atMost: limit))
    }

    /// Sees whether a regular file is at `path` that can be read.
    ///
    /// - Throws: ``UnreadableFile``.
    package static func check(_ path: String) throws(UnreadableFile) {
        FileSystem.close(try FileSystem.open(path))
    }

    /// The place of a byte, clamped to the file.
    package func location(ofByte offset: Int) -> Location {
        var place = (line: 1, column: 1)
        LineIndex.advance(&place, over: 0..<min(max(offset, 0), bytes.count), of: bytes)
        return Location(file: path, line: place.line, column: place.column)
    }

    /// What is wrong with the bytes before any format is looked at: nil when they are a text of at most
    /// ``maximumBytes`` that is not empty.
    func byteProblem() -> (offset: Int, expected: String, found: String)? {
        if bytes.isEmpty { return (0, "a document", "an empty file") }
        if bytes.count > SourceFile.maximumBytes {
            return (0, "at most 16 MiB", "\(bytes.count) bytes")
        }
        return textProblem()
    }

    /// What keeps the bytes from being a text: nil when they are UTF-8 without NUL or byte order mark.
    func textProblem() -> (offset: Int, expected: String, found: String)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return (0, "UTF-8 without a byte order mark", "a byte order mark")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return (0, "UTF-8", "the byte order mark of UTF-16")
        }
        return bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if SourceFile.isPlain(buffer, at: index) {
                    index += 8
                    continue
                }
                let byte = buffer[index]
                if byte == 0 { return (index, "text", "a NUL byte") }
                if byte < 0x80 {
                    index += 1
                    continue
                }
                guard let length = SourceFile.scalarLength(in: buffer, at: index) else {
                    let digits = String(byte, radix: 16, uppercase: true)
                    return (index, "UTF-8", "the byte 0x\(digits)")
                }
                index += length
            }
            return nil
        }
    }

    /// Whether the next eight bytes are ASCII without NUL, as most of all files are.
    @inline(__always)
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index + 8 <= bytes.count else { return false }
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let highs: UInt64 = 0x8080_8080_8080_8080
        return (word | (word &- 0x0101_0101_0101_0101)) & highs == 0
    }

    /// The number of bytes of the well-formed scalar at `index`; nil when none is there.
    private static func scalarLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let lead = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
        for place in (index + 2)..<max(index + length, index + 2) where bytes[place] & 0xC0 != 0x80 {
            return nil
        }
        return length
    }
}
