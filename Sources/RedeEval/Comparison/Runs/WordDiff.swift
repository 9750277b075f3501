package import RedeModel

/// The words that two texts share, and those that one of them has alone.
package enum WordDiff {
    /// A part of the two texts.
    package struct Piece: Equatable, Sendable {
        /// Which of the texts have it.
        package enum Kind: String, Sendable {
            case same, removed, added
        }

        /// Which of the texts have it.
        package var kind: Kind
        /// The part itself.
        package var text: Text
    }

    /// Where the texts are the same, or one of them has something alone.
    private enum Segment {
        case same([UInt8])
        case changed(removed: [UInt8], added: [UInt8])
    }

    /// Of texts that have less than a part of so many in common, every word counts as changed.
    private static let leastPart = 4

    /// The parts of both texts in order: what is the same and removed gives the old one, what is the same and
    /// added the new one.
    package static func pieces(from old: Text, to new: Text) -> [Piece] {
        if old == new { return old.isEmpty ? [] : [Piece(kind: .same, text: old)] }
        let (before, after) = (words(of: old), words(of: new))
        var numbers: [ArraySlice<UInt8>: Int] = [:]  // determinism: look-up only, never walked
        func number(_ word: ArraySlice<UInt8>) -> Int {
            if let known = numbers[word] { return known }
            numbers[word] = numbers.count
            return numbers.count - 1
        }
        let (one, other) = (before.map(number), after.map(number))
        let steps = SequenceAlignment.steps(one.count, other.count, gap: 1) { one[$0] == other[$1] ? 0 : 2 }
        var shared = 0
        var segments: [Segment] = []
        for step in steps {
            switch step {
            case .both(let row, _):
                let word = before[row]
                if !isBlank(word) { shared += word.count }
                guard case .same(let bytes)? = segments.last else {
                    segments.append(.same(Array(word)))
                    continue
                }
                segments[segments.count - 1] = .same(bytes + word)
            case .first(let row): change(&segments, removed: before[row], added: [])
            case .second(let column): change(&segments, removed: [], added: after[column])
            }
        }
        guard shared * leastPart >= min(old.bytes.count, new.bytes.count) else {
            return pieces(of: [.changed(removed: old.bytes, added: new.bytes)])
        }
        return pieces(of: withoutIslands(segments))
    }

    private static func change(
        _ segments: inout [Segment],
        removed: ArraySlice<UInt8>,
        added: ArraySlice<UInt8>
    ) {
        guard case .changed(let before, let after)? = segments.last else {
            segments.append(.changed(removed: Array(removed), added: Array(added)))
            return
        }
        segments[segments.count - 1] = .changed(removed: before + removed, added: after + added)
    }

    /// Blanks between two changes belong to these.
    private static func withoutIslands(_ segments: [Segment]) -> [Segment] {
        var joined: [Segment] = []
        for (place, segment) in segments.enumerated() {
            if case .same(let bytes) = segment, isBlank(bytes[...]), place > 0, place + 1 < segments.count {
                change(&joined, removed: bytes[...], added: bytes[...])
            } else if case .changed(let removed, let added) = segment {
                change(&joined, removed: removed[...], added: added[...])
            } else {
                joined.append(segment)
            }
        }
        return joined
    }

    private static func pieces(of segments: [Segment]) -> [Piece] {
        segments.flatMap { segment -> [Piece] in
            switch segment {
            case .same(let bytes): [Piece(kind: .same, text: Text(owning: bytes))]
            case .changed(let removed, let added):
                [(Piece.Kind.removed, removed), (.added, added)].filter { !$0.1.isEmpty }
                    .map { Piece(kind: $0, text: Text(owning: $1)) }
            }
        }
    }

    /// The words, the blanks between them and every other sign, in order.
    ///
    /// Signs from U+3000 on, of scripts that part no words, stand alone.
    private static func words(of text: Text) -> [ArraySlice<UInt8>] {
        let bytes = text.bytes
        var words: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            var end = start + 1
            if isBlank(bytes[start]) {
                while end < bytes.count, isBlank(bytes[end]) { end += 1 }
            } else if isLetter(bytes[start]) {
                while end < bytes.count, isLetter(bytes[end]) || bytes[end] & 0xC0 == 0x80 { end += 1 }
            } else {
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            }
            words.append(bytes[start..<end])
            start = end
        }
        return words
    }

    /// Whether a byte begins a sign that words are made of.
    private static func isLetter(_ byte: UInt8) -> Bool {
        Text.isWordByte(byte) || (byte >= 0xC2 && byte < 0xE3)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    private static func isBlank(_ word: ArraySlice<UInt8>) -> Bool { word.allSatisfy { isBlank($0) } }
}
