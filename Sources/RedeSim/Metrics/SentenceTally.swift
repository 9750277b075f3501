import RedeModel

/// Counts sentences and words of texts, and how many sentences were said before.
///
/// A sentence ends with `.`, `!`, `?`, `…` or one of their full-width kin before white space, a closing quote
/// or bracket or the end, or with its line; it has a word. A word is what stands between white space, if
/// there is a letter or a digit in it; what is not ASCII counts as one, but for dashes and quotes.
struct SentenceTally {
    /// How many sentences there were.
    private(set) var count = 0
    /// How many words they had together.
    private(set) var words = 0
    /// A hash of the words of each sentence.
    private var hashes: [UInt64] = []

    // FNV-1a, as any hash that is the same everywhere would do.
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    private var hash = SentenceTally.basis
    private var wordsSoFar = 0
    private var isInWord = false

    mutating func add(_ text: Text) {
        text.withBytes { bytes in
            var index = 0
            while index < bytes.count { index += read(bytes, at: index) }
        }
        endSentence()
    }

    /// How many sentences have the words of an earlier one, in any case.
    var repeated: Int {
        let sorted = hashes.sorted()
        return zip(sorted, sorted.dropFirst()).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    }

    /// Reads on from a place; gives how many bytes were read.
    @inline(__always)
    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            take(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            take(byte | 0x20)
        case 0x80...:
            return readWide(bytes, at: index)
        case UInt8(ascii: "\n"):
            endSentence()
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            isInWord = false
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
            if index + 1 == bytes.count || SentenceTally.endsWord(bytes[index + 1]) { endSentence() }
        default:
            break
        }
        return 1
    }

    /// Reads what is not ASCII: a stop, a mark of general punctuation, or a byte of a word.
    private mutating func readWide(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard bytes[index] >= 0xE2, index + 2 < bytes.count else {
            take(bytes[index])
            return 1
        }
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F):
            endSentence()
            return 3
        case (0xE2, 0x80...0x81, _):
            // Dashes and quotes, U+2000 to U+207F.
            return 3
        default:
            take(bytes[index])
            return 1
        }
    }

    /// Takes a byte of a word.
    @inline(__always)
    private mutating func take(_ byte: UInt8) {
        if !isInWord {
            isInWord = true
            wordsSoFar += 1
            // What separates words tells "a board" from "aboard".
            hash = (hash ^ 0x20) &* SentenceTally.prime
        }
        hash = (hash ^ UInt64(byte)) &* SentenceTally.prime
    }

    private mutating func endSentence() {
        isInWord = false
        guard wordsSoFar > 0 else { return }
        count += 1
        words += wordsSoFar
        hashes.append(hash)
        wordsSoFar = 0
        hash = SentenceTally.basis
    }

    /// Whether a sentence ends when this follows its stop.
    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"),
            UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "*"),
            UInt8(ascii: "_"), 0xE2:
            true
        default: false
        }
    }
}
