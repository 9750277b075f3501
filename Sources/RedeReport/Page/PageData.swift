import RedeModel
import RedeSim

/// The timeline as the page's script reads it: one JSON object, each text stored once.
///
/// Instants are milliseconds since the start; a number in the place of a text is its place in `texts`; -1
/// stands for nothing. `Assets/data.js` is the other end.
struct PageData: ~Copyable {
    private let timeline: Timeline
    private var out = ByteWriter(reserving: 1 << 16)
    private var texts = TextTable()
    private var names = TextTable()
    private var shapes = TextTable()

    /// The bytes of a timeline's data, safe between the tags of a script.
    static func bytes(of timeline: Timeline, start: Instant) -> [UInt8] {
        var data = PageData(timeline)
        data.write(from: start)
        return withoutTags(data.out.bytes)
    }

    private init(_ timeline: Timeline) {
        self.timeline = timeline
    }

    private mutating func write(from start: Instant) {
        out.raw("{\"start\":")
        out.instant(start)
        out.raw(",\"cut\":")
        out.bool(timeline.isCut)
        out.raw(",\"inside\":")
        out.bool(timeline.looks.isInside)
        out.raw(",\"maximum\":")
        out.integer(timeline.looks.maximumReplies ?? -1)
        list("lanes", timeline.lanes) { data, lane in
            data.out.raw("[")
            data.text(Text(lane.kind.rawValue))
            data.out.raw(",")
            data.text(lane.name)
            data.out.raw("]")
        }
        list("events", timeline.records.indices) { data, index in data.event(index, start) }
        list("spans", timeline.spans) { data, span in
            data.row([
                Timeline.Span.Kind.allCases.firstIndex(of: span.kind) ?? 0, span.lane,
                span.start.milliseconds(since: start), span.end.milliseconds(since: start), span.first,
                span.last ?? -1,
            ])
        }
        list("sessions", timeline.sessions) { data, session in
            data.row([
                session.lane, session.start.milliseconds(since: start),
                session.kill?.milliseconds(since: start) ?? -1,
                session.stop?.milliseconds(since: start) ?? -1, session.first,
            ])
        }
        list("arrows", timeline.arrows) { data, arrow in
            data.row([
                arrow.from, arrow.to, arrow.sent.milliseconds(since: start),
                arrow.received.milliseconds(since: start), arrow.receipt, arrow.isPresence ? 1 : 0,
            ])
        }
        writeLooks()
        list("kinds", Timeline.Span.Kind.allCases) { data, kind in data.text(Text(kind.rawValue)) }
        writeMeanings()
        // The tables come last: all that is written before adds to them.
        table("names", names)
        table("shapes", shapes)
        table("texts", texts)
        out.raw("}")
    }

    /// A record: its instant, the places of its name and shape, its lane, its cause, then its values.
    private mutating func event(_ index: Int, _ start: Instant) {
        let record = timeline.records[index]
        out.raw("[")
        out.integer(record.instant.milliseconds(since: start))
        out.raw(",")
        out.integer(names.place(of: record.event))
        out.raw(",")
        out.integer(shapes.place(of: shape(of: record.payload)))
        out.raw(",")
        out.integer(timeline.laneOfRecord[index] ?? -1)
        out.raw(",")
        out.integer(timeline.causes[index] ?? -1)
        for member in record.payload.members {
            out.raw(",")
            if let text = member.value.text { self.text(text) } else { out.value(member.value) }
        }
        out.raw("]")
    }

    /// The keys of a payload as a JSON array, those of texts with a `$` before them.
    private func shape(of payload: JSONObject) -> Text {
        .init(
            bytes: ByteWriter.text(
                of: .array(
                    payload.members.map { member in
                        var key: Text = member.value.text == nil ? " " : "$"
                        key.append(member.key)
                        return .string(key)
                    }
                )
            ).bytes
        )
    }

    private mutating func writeLooks() {
        let looks = timeline.looks
        var shown: [[LedgerItem]] = timeline.lanes.map { _ in [] }
        list("ledgers", looks.ledgers) { data, look in
            data.ledger(look, after: shown[look.lane])
            shown[look.lane] = look.items
        }
        list("budgets", looks.budgets) { data, look in data.row([look.record, look.lane, look.replies]) }
        var moves: [Text] = []
        list("boards", looks.boards) { data, look in
            // The moves grow by one, most often: only what is new is written.
            let isLonger = look.moves.starts(with: moves)
            let new = isLonger ? look.moves[moves.count...] : look.moves[...]
            data.out.raw("[")
            data.out.integer(look.record)
            data.out.raw(",")
            data.text(look.fen)
            data.out.raw(isLonger ? ",1" : ",0")
            for move in new {
                data.out.raw(",")
                data.text(move)
            }
            data.out.raw("]")
            moves = look.moves
        }
        list("calls", looks.calls) { data, call in data.call(call) }
        list("states", looks.states) { data, look in data.state(look) }
    }

    /// What the names of the events and the reasons mean, as far as they occur.
    private mutating func writeMeanings() {
        var words = names.texts
        var known = Set(words)
        for record in timeline.records where record.name == .brainSkip {
            if let reason = record.payload.value("reason")?.text, known.insert(reason).inserted {
                words.append(reason)
            }
        }
        var meanings = JSONObject()
        for word in words {
            meanings[word] = Explanation.named(word).map { .string(Text($0.summary)) }
        }
        out.raw(",\"meanings\":")
        out.value(.object(meanings))
    }

    /// A ledger as what differs from the one before it: the tasks in order, those that changed in full.
    private mutating func ledger(_ look: Timeline.Looks.LedgerLook, after before: [LedgerItem]) {
        out.raw("[")
        out.integer(look.record)
        out.raw(",")
        out.integer(look.lane)
        for item in look.items {
            out.raw(",")
            if before.contains(item) {
                text(item.taskID)
            } else {
                out.raw("[")
                text(item.taskID)
                for value in [item.summary, item.owner ?? Text(), Text(item.status.rawValue), item.updatedBy]
                {
                    out.raw(",")
                    text(value)
                }
                out.raw("]")
            }
        }
        out.raw("]")
    }

    private mutating func call(_ call: Timeline.Looks.CallLook) {
        out.raw("[")
        out.integer(call.record)
        out.raw(",")
        text(call.kind)
        out.raw(",")
        if let answer = call.answer { text(answer) } else { out.integer(-1) }
        out.raw(",[")
        for (index, section) in call.sections.enumerated() {
            if index > 0 { out.raw(",") }
            text(section.name)
            out.raw(",")
            text(section.text)
        }
        out.raw("],[")
        for (index, step) in call.steps.enumerated() {
            if index > 0 { out.raw(",") }
            text(step)
        }
        out.raw("]]")
    }

    private mutating func state(_ look: Timeline.Looks.StateLook) {
        out.raw("[")
        out.integer(look.record)
        out.raw(",")
        out.integer(look.lane)
        for field in look.fields {
            out.raw(",")
            text(field.key)
            for value in [field.before, field.after] {
                out.raw(",")
                if let value { text(ByteWriter.text(of: value)) } else { out.integer(-1) }
            }
        }
        out.raw("]")
    }

    private mutating func text(_ text: Text) {
        out.integer(texts.place(of: text))
    }

    private mutating func row(_ values: [Int]) {
        out.raw("[")
        for (index, value) in values.enumerated() {
            if index > 0 { out.raw(",") }
            out.integer(value)
        }
        out.raw("]")
    }

    private mutating func list<Items: Collection>(
        _ key: String,
        _ items: Items,
        _ write: (inout PageData, Items.Element) -> Void
    ) {
        out.raw(name: ",\"\(key)\":[")
        var isFirst = true
        for item in items {
            out.raw(isFirst ? "\n" : ",\n")
            isFirst = false
            write(&self, item)
        }
        out.raw("]")
    }

    private mutating func table(_ key: String, _ table: TextTable) {
        list(key, table.texts) { data, text in data.out.string(text) }
    }

    /// JSON without `<`, which would end the script that it stands in or begin a comment: it occurs in
    /// strings only, where an escape means the same.
    private static func withoutTags(_ json: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.count + json.count / 64)
        for part in json.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false) {
            if !bytes.isEmpty { bytes += Array("\\u003c".utf8) }
            bytes += part
        }
        return bytes
    }
}
