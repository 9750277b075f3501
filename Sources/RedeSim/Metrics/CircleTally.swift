import RedeModel

/// Who hands over to whom, and what is said, in a run that may be a circle.
///
/// A run is a circle when three bots or more pass on in a ring: each has one that most of its replies with a
/// single recipient go to, of several such the first, and these lead from one to the next and back.
struct CircleTally {
    /// A reply: whose it was, and to whom it went if to one alone.
    private struct Reply {
        var bot: Int
        var recipient: Int?
    }

    private var replies: [Reply] = []
    private var sentences = SentenceTally()

    mutating func reply(of bot: Int, to recipient: Int?, _ content: Text) {
        replies.append(Reply(bot: bot, recipient: recipient))
        sentences.add(content)
    }

    /// The circle of a run with so many bots; nil when it is none.
    func circle(ofBots count: Int) -> Circle? {
        var passes = [Int](repeating: 0, count: count * count)
        for reply in replies {
            if let recipient = reply.recipient { passes[reply.bot * count + recipient] += 1 }
        }
        let next = (0..<count).map { bot -> Int? in
            var best: Int?
            for other in 0..<count where passes[bot * count + other] > 0 {
                if best.map({ passes[bot * count + other] > passes[bot * count + $0] }) ?? true {
                    best = other
                }
            }
            return best
        }
        guard let ring = CircleTally.ring(in: next) else { return nil }
        var kept = 0
        var handovers = 0
        var turns = [Int](repeating: 0, count: count)
        for index in replies.indices {
            let bot = replies[index].bot
            turns[bot] += 1
            guard ring.contains(bot), index + 1 < replies.count else { continue }
            handovers += 1
            if next[bot] == replies[index + 1].bot { kept += 1 }
        }
        return Circle(
            orderKept: handovers > 0 ? Double(kept) / Double(handovers) : nil,
            rounds: ring.map { turns[$0] }.min() ?? 0,
            sentencesPerTurn: Double(sentences.count) / Double(replies.count),
            wordsPerSentence: sentences.count > 0 ? Double(sentences.words) / Double(sentences.count) : nil,
            repeatedSentences: sentences.repeated
        )
    }

    /// The first ring of three bots or more that `next` leads around; nil when there is none.
    private static func ring(in next: [Int?]) -> [Int]? {
        for start in next.indices {
            var ring = [start]
            while let following = next[ring[ring.count - 1]], following != start, ring.count <= next.count {
                ring.append(following)
            }
            if ring.count >= 3, ring.count <= next.count, next[ring[ring.count - 1]] == start { return ring }
        }
        return nil
    }

    /// What there is to say of a circle.
    struct Circle {
        /// The share of hand-overs that the next bot of the circle took up; nil without any.
        var orderKept: Double?
        var rounds: Int
        var sentencesPerTurn: Double
        /// Nil without a sentence.
        var wordsPerSentence: Double?
        var repeatedSentences: Int
    }
}
