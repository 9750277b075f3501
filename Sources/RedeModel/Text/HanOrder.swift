/// The order of Han characters in the root collation: by radical, then by stroke.
struct HanOrder: Sendable {
    /// The places by code point, once the table has been read.
    static let shared = HanOrder()

    /// Where the blocks of Han characters begin and end, in the order in which the table numbers them.
    private static let blocks: [ClosedRange<UInt32>] = [
        0x4E00...0x9FFF, 0xFA0E...0xFA29, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B739,
        0x2B740...0x2B81D, 0x2B820...0x2CEA1, 0x2CEB0...0x2EBE0, 0x2EBF0...0x2EE5D, 0x30000...0x3134A,
        0x31350...0x323AF,
    ]

    /// By block, the place of each character; 0 for what is none.
    private let places: [[UInt32]]

    private init() {
        var places = HanOrder.blocks.map { Array(repeating: UInt32(0), count: $0.count) }
        var ends = HanOrder.blocks.map { _ in 0 }
        var stream = NumberStream(HanData.runs)
        var place: UInt32 = 0
        while let header = stream.next() {
            let block = header >> 1 % HanOrder.blocks.count
            let step = header >> 1 / HanOrder.blocks.count
            let start = ends[block] + (step & 1 == 0 ? step >> 1 : -(step >> 1) - 1)
            let length = header & 1 == 0 ? 1 : stream.read() + 2
            for offset in 0..<length {
                place += 1
                places[block][start + offset] = place
            }
            ends[block] = start + length
        }
        self.places = places
    }

    /// Whether a code point lies in a block of Han characters, some of which hold none.
    static func mayHold(_ value: UInt32) -> Bool {
        blocks.contains { $0.contains(value) }
    }

    /// The place of a Han character, from 1 on; nil for what is none.
    func place(of value: UInt32) -> UInt32? {
        for (block, range) in HanOrder.blocks.enumerated() where range.contains(value) {
            let place = places[block][Int(value - range.lowerBound)]
            return place > 0 ? place : nil
        }
        return nil
    }
}
