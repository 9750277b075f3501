package import RedeModel

/// A comparison in sentences, the same in every report.
extension RunComparison {
    /// What is compared: both titles, or what tells runs of one title apart.
    package var title: String {
        guard baseline.title == candidate.title else { return "\(candidate.title) against \(baseline.title)" }
        let isShort =
            setup.count == 1
            && setup.allSatisfy { difference in
                [difference.baseline, difference.candidate].allSatisfy { ($0?.bytes.count ?? 0) <= 40 }
            }
        guard isShort, let only = setup.first else { return "\(candidate.title), twice" }
        let values = [only.candidate, only.baseline].map { $0?.string ?? "none" }
        return "\(candidate.title): \(only.name) \(values[0]) against \(values[1])"
    }

    /// What the comparison comes to, in a few sentences.
    package var verdict: String {
        guard let divergence else {
            let events = "\(baseline.records.count) \(baseline.records.count == 1 ? "event" : "events")"
            return countsTimes
                ? "The runs are the same: \(events), and none differs."
                : "The runs are the same but for their times: \(events)."
        }
        let place = divergence.place + 1
        let start =
            place == 1
            ? "The runs differ from the first event on" : "The runs are the same up to event \(place - 1)"
        let parted =
            switch (divergence.kind, otherEvent) {
            case (.time, nil): "\(start); after that the same happens at other times."
            case (.time, let other?) where other.place > divergence.place:
                "\(start); after that the same happens at other times, until event \(other.place + 1) is another one."
            case (.end, _): "\(start), with which the \(endsFirst) ends."
            default: "\(start)."
            }
        return turns.isEmpty ? parted : "\(parted) \(turnWords)"
    }

    /// Which side's log has fewer records.
    private var endsFirst: String {
        baseline.records.count < candidate.records.count ? "baseline" : "candidate"
    }

    /// How many turns are the same, changed, gone and new.
    private var turnWords: String {
        if count(.same) == turns.count {
            return turns.count == 1 ? "The turn is the same." : "All \(turns.count) turns are the same."
        }
        let parts = TurnPair.Status.allCases.compactMap { status -> String? in
            let count = count(status)
            guard count > 0 else { return nil }
            let words =
                switch status {
                case .same: count == 1 ? "is the same" : "are the same"
                case .changed: "changed"
                case .gone: count == 1 ? "is gone" : "are gone"
                case .added: count == 1 ? "is new" : "are new"
                }
            return "\(count) \(words)"
        }
        let list =
            parts.count > 1
            ? parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "") : parts[0]
        return "Of \(turns.count) \(turns.count == 1 ? "turn" : "turns"), \(list)."
    }

    /// What a pair's status is called.
    package static func word(for status: TurnPair.Status) -> String {
        switch status {
        case .same: "same"
        case .changed: "changed"
        case .gone: "gone"
        case .added: "new"
        }
    }
}

extension WrittenLog.Record {
    /// Whose record it is, as far as it tells.
    package var owner: Text? {
        let keys: [StaticString] = ["bot", "from", "updatedBy"]
        return keys.lazy.compactMap { payload.value($0)?.text }.first
    }

    /// The record in a line: its name, whose it is, and the most telling of its texts.
    package var words: Text {
        var words = event
        if let owner { words.append(Text(" of \(owner)")) }
        if name == .messageReceive, let sender = payload.value("from")?.text {
            words.append(Text(" from \(sender)"))
        }
        let keys: [StaticString] = ["reason", "error", "content", "lastMessageFrom"]
        let detail = keys.lazy.compactMap { payload.value($0)?.text }.first
        if let detail, !detail.isEmpty { words.append(Text(": \(detail)")) }
        return words
    }
}
