package import RedeModel

/// Updates read out of plain text: what the speaker says it will do, is doing, or has done.
///
/// Spec: section 9, "Inferring updates from plain text".
package enum Inference {
    /// The claims in a text, announcements first; without any, one completion if the text speaks of one.
    ///
    /// The text as a whole counts: a marker for updates in it must have been cut off.
    package static func updates(in text: Text, sender: Text) -> [Update] {
        let signs = Signs(of: text)
        if !signs.openings.isEmpty {
            var claims: [Update] = []
            // Faithful: "I'm going to x" is found by both and gives two claims.
            collect(announcements, at: signs.openings, in: text, sender: sender, into: &claims)
            // "Great," may stand before these, which changes nothing: a word starts after it in any case.
            collect(states, at: signs.openings, in: text, sender: sender, into: &claims)
            if !claims.isEmpty { return claims }
        }
        guard signs.speakOfResult else { return [] }
        return [
            Update(
                .complete,
                taskID: TaskID.made(owner: sender, text: text),
                summary: text.trimmed(),
                owner: sender
            )
        ]
    }

    private static let announcements: [StaticString] = ["i am going to", "i'm going to", "i will", "i'll"]
    private static let states: [StaticString] = ["i am", "i'm"]

    /// What one pass over a text, most often all it takes, says of the updates in it.
    private struct Signs {
        /// The byte offsets of words that may open a claim: an "I" before a space or an apostrophe.
        private(set) var openings: [Int] = []

        /// Whether the text has the word done, finished or completed.
        private(set) var speakOfResult = false

        init(of text: Text) {
            text.withBytes { bytes in
                var wasWord = false
                for index in bytes.indices {
                    let isWord = Text.isWordByte(bytes[index])
                    if isWord, !wasWord { look(at: index, bytes) }
                    wasWord = isWord
                }
            }
        }

        /// Looks at the word that starts at `index`.
        private mutating func look(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
            let next: UInt8 = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch bytes[index] | 0x20 {
            case UInt8(ascii: "i") where next == UInt8(ascii: " ") || next == UInt8(ascii: "'"):
                openings.append(index)
            case UInt8(ascii: "d"): noteResult("done", at: index, bytes)
            case UInt8(ascii: "f"): noteResult("finished", at: index, bytes)
            case UInt8(ascii: "c"): noteResult("completed", at: index, bytes)
            default: break
            }
        }

        private mutating func noteResult(
            _ word: StaticString,
            at index: Int,
            _ bytes: UnsafeBufferPointer<UInt8>
        ) {
            let end = index + word.utf8CodeUnitCount
            guard !speakOfResult, Text.hasWords(word, in: bytes, at: index) else { return }
            speakOfResult = end == bytes.count || !Text.isWordByte(bytes[end])
        }
    }

    /// Adds a claim for every place where a phrase, white space and some text up to a stop follow each other.
    private static func collect(
        _ phrases: [StaticString],
        at starts: [Int],
        in text: Text,
        sender: Text,
        into claims: inout [Update]
    ) {
        var resume = 0
        for start in starts where start >= resume {
            guard let phrase = phrases.first(where: { text.hasWords($0, at: start) }) else { continue }
            let afterPhrase = start + phrase.utf8CodeUnitCount
            let begin = text.endOfWhiteSpace(from: afterPhrase)
            guard begin > afterPhrase, begin < text.byteCount, !isStop(text.bytes[begin]) else { continue }
            let end = text.bytes[begin...].firstIndex(where: isStop) ?? text.byteCount
            resume = end
            let summary = text[begin..<end].trimmed()
            let taskID = TaskID.made(owner: sender, text: summary)
            claims.append(Update(.claim, taskID: taskID, summary: summary, owner: sender))
        }
    }

    private static func isStop(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), 0x0A: true
        default: false
        }
    }
}
