/// The weights of the root collation by code point, and its contractions.
struct CollationTable: Sendable {
    /// A collation element: its weights on three levels, 0 where a level skips it.
    struct Element: Equatable, Sendable {
        var primary: UInt32
        var secondary: UInt16
        var tertiary: UInt16
    }

    /// A sequence of code points with weights of its own.
    struct Contraction: Sendable {
        var scalars: [UInt32]
        var elements: [Element]
    }

    /// The weights, once the table has been read.
    static let shared = CollationTable()

    /// The primary weight before that of the first Han character.
    static let beforeHan: UInt32 = 0x20000
    /// The primary weight that the code points without one in the table are added to.
    static let beforeUnassigned: UInt32 = 0x80000

    /// By code point / 128, which block of `cells` holds it.
    private var blocks = Array(repeating: UInt16(0), count: 0x110000 >> 7)
    /// In blocks of 128: the offset in `elements` times 32 and the count; 0 for what has no weights here.
    private var cells = Array(repeating: UInt32(0), count: 128)
    private var elements: [Element] = []
    private var contractions: [UInt32: [Contraction]] = [:]

    private init() {
        var reader = ElementReader(CollationData.weights)
        reader.readPairs()
        var next = 0
        while let header = reader.stream.next() {
            let value = next + header / 3
            var length = 1
            switch header % 3 {
            case 0:
                add([reader.element()], at: value)
            case 1:
                length = reader.stream.read() + 2
                for (offset, element) in reader.run(of: length).enumerated() {
                    add([element], at: value + offset)
                }
            default:
                let count = reader.stream.read() + 2
                add((0..<count).map { _ in reader.element() }, at: value)
            }
            next = value + length
        }
        reader.restart(with: CollationData.contractions)
        while let count = reader.stream.next() {
            let scalars = (0..<(count + 2)).map { _ in UInt32(reader.stream.read()) }
            let elements = (0...reader.stream.read()).map { _ in reader.element() }
            contractions[scalars[0], default: []].append(Contraction(scalars: scalars, elements: elements))
        }
    }

    private mutating func add(_ new: [Element], at value: Int) {
        if blocks[value >> 7] == 0 {
            blocks[value >> 7] = UInt16(cells.count >> 7)
            cells.append(contentsOf: repeatElement(0, count: 128))
        }
        cells[Int(blocks[value >> 7]) << 7 | value & 127] = UInt32(elements.count << 5 | new.count)
        elements.append(contentsOf: new)
    }

    /// Adds the elements of a code point by itself to `result`.
    func append(_ value: UInt32, to result: inout [Element]) {
        let cell = Int(cells[Int(blocks[Int(value >> 7)]) << 7 | Int(value & 127)])
        guard cell == 0 else {
            let start = cell >> 5
            return result.append(contentsOf: elements[start..<(start + cell & 31)])
        }
        result.append(Element(primary: implicit(value), secondary: 1, tertiary: 2))
    }

    /// The contractions that begin with a code point.
    func contractions(from first: UInt32) -> [Contraction]? {
        contractions[first]
    }

    /// The primary weight of a code point that the table leaves out.
    private func implicit(_ value: UInt32) -> UInt32 {
        // The root collation puts these two noncharacter-like ones behind all others.
        if value == 0xFFFD || value == 0xFFFF { return CollationTable.beforeUnassigned + 0x110000 + value }
        if HanOrder.mayHold(value), let place = HanOrder.shared.place(of: value) {
            return CollationTable.beforeHan + place - 1
        }
        return CollationTable.beforeUnassigned + value
    }
}

extension CollationTable {
    /// Reads collation elements, whose primaries are steps from the last one.
    private struct ElementReader {
        var stream: NumberStream
        private var pairs: [Int] = []
        private var lastPrimary = 0

        init(_ table: StaticString) {
            stream = NumberStream(table)
        }

        mutating func restart(with table: StaticString) {
            stream = NumberStream(table)
            lastPrimary = 0
        }

        mutating func readPairs() {
            pairs = (0..<stream.read()).map { _ in stream.read() }
        }

        mutating func element() -> Element {
            let pair = pairs[stream.read()]
            var primary = 0
            if pair & 1 == 1 {
                primary = lastPrimary + stream.readSigned()
                lastPrimary = primary + 1
            }
            return Element(
                primary: UInt32(primary),
                secondary: UInt16(pair >> 6),
                tertiary: UInt16(pair >> 1 & 31)
            )
        }

        /// Elements that differ in their primaries only, which ascend by one.
        mutating func run(of length: Int) -> [Element] {
            let first = element()
            guard first.primary > 0 else { return Array(repeating: first, count: length) }
            lastPrimary += length - 1
            return (0..<UInt32(length)).map { offset in
                Element(primary: first.primary + offset, secondary: first.secondary, tertiary: first.tertiary)
            }
        }
    }
}
