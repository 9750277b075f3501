package import RedeModel
package import RedeSim

/// A side of a comparison of two runs: its log, what caused what in it, and all else that is known of it.
///
/// Records are named by their place in the log, from 0.
package struct ComparedRun: Equatable, Sendable {
    /// Who takes turns.
    package struct Voice: Equatable, Sendable {
        /// The bot's name; `judge` for the judge.
        package var name: Text
        /// Whether it is the model that judges the outcome.
        package var isJudge: Bool

        package init(name: Text, isJudge: Bool) {
            self.name = name
            self.isJudge = isJudge
        }
    }

    /// What a turn asked the model.
    package struct Call: Equatable, Sendable {
        /// The record of the request.
        package var record: Int
        /// The names and texts of the prompt's sections, in order.
        package var sections: [Section]
        /// What the model answered, or the error; nil when nothing came.
        package var answer: Text?

        package init(record: Int, sections: [Section], answer: Text?) {
            self.record = record
            self.sections = sections
            self.answer = answer
        }
    }

    /// A text under a name: a section of a prompt, or something that the run was given.
    package struct Section: Equatable, Sendable {
        /// What it is called.
        package var name: Text
        /// What it says.
        package var text: Text

        package init(name: Text, text: Text) {
            self.name = name
            self.text = text
        }
    }

    /// How a check of the scenario came out.
    package struct Check: Equatable, Sendable {
        /// Its name, or what it looks at.
        package var title: Text
        /// Whether it passed.
        package var hasPassed: Bool
        /// What it found, in words.
        package var found: Text

        package init(title: Text, hasPassed: Bool, found: Text) {
            self.title = title
            self.hasPassed = hasPassed
            self.found = found
        }
    }

    /// What it is called.
    package var title: Text
    /// The instant from which times are told.
    package var start: Instant
    /// The records of the log.
    package var records: [WrittenLog.Record]
    /// The record that caused each one; nil for what came from outside.
    package var causes: [Int?]
    /// Who takes turns, in order.
    package var voices: [Voice]
    /// The voice of each record, by its place; nil for what belongs to none.
    package var voiceOfRecord: [Int?]
    /// The calls for turns, in the order of their records; empty when no prompts are known.
    package var calls: [Call] = []
    /// Scenario, seed, reading and settings; nil when only a log is there.
    package var facts: [Section]?
    /// The scenario as a document, but for what is in ``facts``; nil when it is not known.
    package var scenario: JSONObject?
    /// The checks; empty without any, and when only a log is there.
    package var checks: [Check] = []
    /// The metrics.
    package var metrics: RunMetrics

    package init(
        title: Text,
        start: Instant,
        records: [WrittenLog.Record],
        causes: [Int?],
        voices: [Voice],
        voiceOfRecord: [Int?],
        metrics: RunMetrics
    ) {
        self.title = title
        self.start = start
        self.records = records
        self.causes = causes
        self.voices = voices
        self.voiceOfRecord = voiceOfRecord
        self.metrics = metrics
    }

    /// The milliseconds from the start to a record.
    package func milliseconds(of record: Int) -> Int { records[record].instant.milliseconds(since: start) }

    /// The milliseconds from the start to the last record.
    package var length: Int { records.isEmpty ? 0 : max(0, milliseconds(of: records.count - 1)) }

    /// A record and what led to it, the latest first, up to `limit` of them.
    package func story(of record: Int, limit: Int = 12) -> [Int] {
        var story = [record]
        while story.count < limit, let cause = causes[story[story.count - 1]] { story.append(cause) }
        return story
    }

    /// The call that a record comes of; nil when it comes of none, or the prompt is not known.
    func call(before record: Int) -> Call? {
        // What another bot's message led to does not come of that bot's call.
        let turn = story(of: record).prefix { records[$0].name != .messageReceive }
        return turn.lazy.compactMap { place in calls.first { $0.record == place } }.first
    }
}
