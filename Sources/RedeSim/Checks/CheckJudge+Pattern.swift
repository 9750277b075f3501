import RedeModel

/// Claims on texts.
extension CheckJudge {
    func pattern(_ claim: PatternClaim) -> Finding {
        var subject = "\(claim.source.rawValue) with \(Quoted.text(claim.pattern))"
        if let bot = claim.bot { subject += " of \(bot.string)" }
        switch claim.quantity {
        case .count(let bound):
            return count(subject, bound) { record in
                claim.text(of: record)?.containsInAnyCase(claim.pattern) ?? false
            }
        case .every:
            var texts = 0
            var others: [Int] = []
            for index in 0..<log.count {
                guard let text = claim.text(of: log[index]) else { continue }
                texts += 1
                if !text.containsInAnyCase(claim.pattern) { others.append(index) }
            }
            return Finding(
                subject: subject,
                expected: "all of at least one",
                found: "\(texts - others.count) of \(texts)",
                hasPassed: texts > 0 && others.isEmpty,
                score: texts == 0 ? 0 : Double(texts - others.count) / Double(texts),
                evidence: others
            )
        }
    }
}

extension PatternClaim {
    /// The text of a record that the claim looks at, without updates; nil when it looks at none.
    fileprivate func text(of record: LogRecord) -> Text? {
        content(of: record).map { IncomingUpdates.textBeforeMarker(of: $0) }
    }

    private func content(of record: LogRecord) -> Text? {
        switch (source, record.payload) {
        case (.replies, .brainReply(let bot, let content, _, _, _)):
            self.bot.map { $0 == bot } ?? true ? content : nil
        case (.messages, .messageReceive(let bot, _, let content, _)):
            (self.bot.map { $0 == bot } ?? true) && !Message.isPresence(content) ? content : nil
        default:
            nil  // All else holds no text of this source.
        }
    }
}
