/// Unicode's canonical decomposition and composition.
package struct Decomposition: Sendable {
    /// The decompositions by code point, once the table has been read.
    package static let shared = Decomposition()

    /// The one or two code points that a code point stands for.
    private struct Parts {
        var first: UInt32
        /// 0 when it stands for a single one.
        var second: UInt32
    }

    private var parts: [UInt32: Parts] = [:]
    private var composites: [UInt64: UInt32] = [:]

    private init() {
        var stream = NumberStream(DecompositionData.mappings)
        var next = 0
        while let header = stream.next() {
            let value = next + header >> 2
            let first = UInt32(value + stream.readSigned())
            let second = header & 2 == 0 ? 0 : UInt32(0x300 + stream.readSigned())
            parts[UInt32(value)] = Parts(first: first, second: second)
            if header & 1 == 1 { composites[UInt64(first) << 32 | UInt64(second)] = UInt32(value) }
            next = value + 1
        }
    }

    /// The code points of a text in Normalization Form D; lone surrogates stay as they are.
    package func decomposed(_ text: Text) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(text.byteCount)
        var index = 0
        while index < text.byteCount {
            let (value, length) = text.codePoint(at: index)
            append(value, to: &result)
            index += length
        }
        reorder(&result)
        return result
    }

    /// The code points in Normalization Form C.
    package func composed(_ text: Text) -> [UInt32] {
        var result: [UInt32] = []
        var starter: Int?
        var lastClass: UInt8 = 0
        for value in decomposed(text) {
            let combining = Decomposition.combiningClass(of: value)
            if let starter, result.count - 1 == starter || lastClass < combining,
                let composite = composite(of: result[starter], value)
            {
                result[starter] = composite
                continue
            }
            if combining == 0 { starter = result.count }
            lastClass = combining
            result.append(value)
        }
        return result
    }

    /// The canonical combining class; 0 for one that starts a sequence.
    package static func combiningClass(of value: UInt32) -> UInt8 {
        guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return 0 }
        return scalar.properties.canonicalCombiningClass.rawValue
    }

    private func append(_ value: UInt32, to result: inout [UInt32]) {
        guard value >= 0xC0 else { return result.append(value) }
        if value >= 0xAC00, value <= 0xD7A3 {
            let index = value - 0xAC00
            result.append(0x1100 + index / 588)
            result.append(0x1161 + index % 588 / 28)
            if index % 28 > 0 { result.append(0x11A7 + index % 28) }
            return
        }
        guard let pair = parts[value] else { return result.append(value) }
        append(pair.first, to: &result)
        if pair.second > 0 { append(pair.second, to: &result) }
    }

    /// Puts runs of combining marks into the order of their classes, stably.
    private func reorder(_ values: inout [UInt32]) {
        for index in values.indices.dropFirst() {
            let value = values[index]
            let combining = Decomposition.combiningClass(of: value)
            guard combining > 0 else { continue }
            var place = index
            while place > 0, Decomposition.combiningClass(of: values[place - 1]) > combining {
                values[place] = values[place - 1]
                place -= 1
            }
            values[place] = value
        }
    }

    private func composite(of first: UInt32, _ second: UInt32) -> UInt32? {
        if first >= 0x1100, first <= 0x1112, second >= 0x1161, second <= 0x1175 {
            return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
        }
        if first >= 0xAC00, first <= 0xD7A3, (first - 0xAC00) % 28 == 0, second > 0x11A7, second <= 0x11C2 {
            return first + second - 0x11A7
        }
        return composites[UInt64(first) << 32 | UInt64(second)]
    }
}
