/// Finds the line and column of a byte without reading the file from its start each time.
struct LineIndex: Sendable {
    private static let stride = 1024

    /// The line and column of every byte whose offset is a multiple of `stride`.
    private var marks: [(line: Int, column: Int)] = []

    init(of bytes: [UInt8]) {
        var place = (line: 1, column: 1)
        for start in Swift.stride(from: 0, through: bytes.count, by: LineIndex.stride) {
            marks.append(place)
            LineIndex.advance(&place, over: start..<min(start + LineIndex.stride, bytes.count), of: bytes)
        }
    }

    /// The line and column of a byte of the bytes that the index was made of; past the end, those of the end.
    func place(ofByte offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let end = min(max(offset, 0), bytes.count)
        let mark = end / LineIndex.stride
        var place = marks[mark]
        LineIndex.advance(&place, over: (mark * LineIndex.stride)..<end, of: bytes)
        return place
    }

    /// Lines end at LF, as those of recordings and event logs do; columns count Unicode scalars.
    static func advance(_ place: inout (line: Int, column: Int), over range: Range<Int>, of bytes: [UInt8]) {
        for index in range {
            if bytes[index] == 0x0A {
                place = (place.line + 1, 1)
            } else if bytes[index] & 0xC0 != 0x80 {
                place.column += 1
            }
        }
    }
}
