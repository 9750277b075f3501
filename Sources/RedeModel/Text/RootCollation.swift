/// The order of texts in the root locale: what JavaScript's `localeCompare` gives without a language.
///
/// The collation of Unicode CLDR at three levels: letters first, then accents, then case; spaces and
/// punctuation count. Canonically equal texts collate equal, and so do some that are not.
///
/// Spec: section 9, "Ledger".
package enum RootCollation {
    /// Below 0 when `left` comes first, above 0 when `right` does, 0 when they collate equal.
    package static func compare(_ left: Text, _ right: Text) -> Int {
        if let order = compareASCII(left, right) { return order }
        let (left, right) = (elements(of: left), elements(of: right))
        return compareLevel(left, right) { $0.primary }
            ?? compareLevel(left, right) { UInt32($0.secondary) }
            ?? compareLevel(left, right) { UInt32($0.tertiary) }
            ?? 0
    }

    /// Whether `left` comes before `right`.
    package static func precedes(_ left: Text, _ right: Text) -> Bool {
        compare(left, right) < 0
    }

    /// The order of two texts of ASCII; nil when one holds anything else.
    private static func compareASCII(_ left: Text, _ right: Text) -> Int? {
        left.withBytes { left in
            right.withBytes { right in
                asciiWeights.withUnsafeBufferPointer { weights in
                    compareASCII(left, right, weights)
                }
            }
        }
    }

    private static func compareASCII(
        _ left: UnsafeBufferPointer<UInt8>,
        _ right: UnsafeBufferPointer<UInt8>,
        _ weights: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        // What stands behind the first difference may not be ASCII and change what it means.
        for byte in left where byte >= 0x80 { return nil }
        for byte in right where byte >= 0x80 { return nil }
        var (one, other) = (0, 0)
        var caseOrder = 0
        while true {
            while one < left.count, weights[Int(left[one])] == 0 { one += 1 }
            while other < right.count, weights[Int(right[other])] == 0 { other += 1 }
            guard one < left.count, other < right.count else {
                return one < left.count ? 1 : other < right.count ? -1 : caseOrder
            }
            let (first, second) = (left[one], right[other])
            if first != second {
                let (weight, otherWeight) = (weights[Int(first)], weights[Int(second)])
                if weight != otherWeight { return weight < otherWeight ? -1 : 1 }
                // The same letter in two cases; the capital has the smaller code.
                if caseOrder == 0 { caseOrder = first > second ? -1 : 1 }
            }
            one += 1
            other += 1
        }
    }

    /// The place of each ASCII character on the first level; 0 for control characters, which do not count.
    private static let asciiWeights: [UInt8] = {
        let order: StaticString =
            "\t\n\u{B}\u{C}\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
        var weights = Array(repeating: UInt8(0), count: 128)
        for place in 0..<order.utf8CodeUnitCount {
            let byte = order.utf8Start[place]
            weights[Int(byte)] = UInt8(place + 1)
            if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") {
                weights[Int(byte) & 0xDF] = UInt8(place + 1)
            }
        }
        return weights
    }()

    /// The order on one level, nil when it tells no difference; weights of 0 do not count.
    private static func compareLevel(
        _ left: [CollationTable.Element],
        _ right: [CollationTable.Element],
        _ weight: (CollationTable.Element) -> UInt32
    ) -> Int? {
        var (one, other) = (0, 0)
        while true {
            while one < left.count, weight(left[one]) == 0 { one += 1 }
            while other < right.count, weight(right[other]) == 0 { other += 1 }
            guard one < left.count, other < right.count else {
                return one < left.count ? 1 : other < right.count ? -1 : nil
            }
            let (first, second) = (weight(left[one]), weight(right[other]))
            if first != second { return first < second ? -1 : 1 }
            one += 1
            other += 1
        }
    }

    /// The collation elements of a text, contractions included.
    private static func elements(of text: Text) -> [CollationTable.Element] {
        let table = CollationTable.shared
        var scalars = Decomposition.shared.decomposed(text)
        var result: [CollationTable.Element] = []
        result.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            if let contractions = table.contractions(from: scalars[index]),
                let match = match(contractions, in: &scalars, at: index)
            {
                result.append(contentsOf: match.elements)
                index += match.scalars.count
            } else if index + 1 < scalars.count, isSwapped(scalars[index], before: scalars[index + 1]) {
                table.append(scalars[index + 1], to: &result)
                table.append(scalars[index], to: &result)
                index += 2
            } else {
                table.append(scalars[index], to: &result)
                index += 1
            }
        }
        return result
    }

    /// The longest contraction at `index`; marks that it reaches over others are moved up to it.
    private static func match(
        _ contractions: [CollationTable.Contraction],
        in scalars: inout [UInt32],
        at index: Int
    ) -> CollationTable.Contraction? {
        var best: CollationTable.Contraction?
        for contraction in contractions where contraction.scalars.count > best?.scalars.count ?? 0 {
            if scalars[index...].starts(with: contraction.scalars) { best = contraction }
        }
        var end = index + (best?.scalars.count ?? 1)
        var next = end
        var lastClass: UInt8 = 0
        while next < scalars.count {
            let combining = Decomposition.combiningClass(of: scalars[next])
            if combining == 0 { break }
            let wanted = Array(scalars[index..<end]) + [scalars[next]]
            if lastClass < combining, let longer = contractions.first(where: { $0.scalars == wanted }) {
                scalars.insert(scalars.remove(at: next), at: end)
                best = longer
                end += 1
            } else {
                lastClass = combining
            }
            next += 1
        }
        return best
    }

    /// Whether a vowel that is written before its consonant collates behind it.
    private static func isSwapped(_ first: UInt32, before second: UInt32) -> Bool {
        switch first {
        case 0xE40...0xE44:
            return second >= 0xE01 && second <= 0xE2E
        case 0xEC0...0xEC4:
            switch second {
            case 0xE81...0xE82, 0xE84, 0xE86...0xE8A, 0xE8C...0xEA3, 0xEA5, 0xEA7...0xEAE, 0xEDC...0xEDF:
                return true
            default: return false
            }
        case 0x19B5...0x19B7, 0x19BA:
            return second >= 0x1980 && second <= 0x19AB
        case 0xAAB5, 0xAAB6, 0xAAB9, 0xAABB, 0xAABC:
            return second >= 0xAA80 && second <= 0xAAAF
        default:
            return false
        }
    }
}
