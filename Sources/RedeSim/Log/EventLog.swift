package import RedeModel

/// The complete log of a run, and what of it the network itself still keeps.
///
/// Records are kept in chunks, so that a fork's first append copies one chunk only. Spec: section 1, "Event".
package struct EventLog: Sendable {
    /// How many records the durable log keeps.
    package static let durableCapacity = 500
    private static let chunkSize = 64
    /// About how many bytes a line takes.
    private static let lineCapacity = 256

    private var sealed: [[LogRecord]] = []
    private var open: [LogRecord] = []
    /// The first record after the durable log was last cleared.
    package private(set) var clearedAt = 0
    /// How many chunks at the front are empty, as their records were let go.
    private var emptied = 0

    package init() {}

    /// The log that a file has; lines that show no event that is known are left out.
    ///
    /// An outcome under a name of the game's own is known by the `game.outcome.start` before it.
    package init(_ written: WrittenLog) {
        var outcomes: [Text] = []
        for line in written.records {
            guard let record = LogRecord(line, outcomes: outcomes) else { continue }
            if case .outcomeStart(_, _, _, let event) = record.payload, !outcomes.contains(event) {
                outcomes.append(event)
            }
            append(record)
        }
    }

    /// How many records there are.
    package var count: Int { sealed.count * EventLog.chunkSize + open.count }

    /// The places of the records in the durable log.
    package var durable: Range<Int> { max(clearedAt, count - EventLog.durableCapacity)..<count }

    /// Adds a record at the end.
    package mutating func append(_ record: consuming LogRecord) {
        if open.isEmpty { open.reserveCapacity(EventLog.chunkSize) }
        open.append(consume record)
        guard open.count == EventLog.chunkSize else { return }
        sealed.append(open)
        open = []
    }

    /// Clears the durable log; the complete one stays.
    package mutating func clearDurable() {
        clearedAt = count
    }

    /// Lets go of what the durable log no longer keeps: the complete log then has lost its beginning.
    ///
    /// Places stay as they are; a record that was let go is not to be asked for. For who lets a network run
    /// for days.
    package mutating func keepOnlyDurable() {
        let start = durable.lowerBound
        let chunks = min(start / EventLog.chunkSize, sealed.count)
        for chunk in emptied..<max(emptied, chunks) { sealed[chunk] = [] }
        emptied = max(emptied, chunks)
    }

    /// The record at a place, from 0.
    package subscript(index: Int) -> LogRecord {
        let chunk = index / EventLog.chunkSize
        return chunk < sealed.count
            ? sealed[chunk][index % EventLog.chunkSize] : open[index % EventLog.chunkSize]
    }

    /// Shows the records from a place on where they stand, each with its place.
    ///
    /// One that is taken out by its place is copied, and all that it holds retained: without that, a check of
    /// the order takes 200 instructions a record, and not 400.
    package func forEach(from start: Int = 0, _ body: (_ record: LogRecord, _ place: Int) -> Void) {
        var (chunk, first) = start.quotientAndRemainder(dividingBy: EventLog.chunkSize)
        while chunk < sealed.count {
            EventLog.show(sealed[chunk], from: first, before: chunk, to: body)
            (chunk, first) = (chunk + 1, 0)
        }
        EventLog.show(open, from: first, before: chunk, to: body)
    }

    private static func show(
        _ records: [LogRecord],
        from first: Int,
        before chunk: Int,
        to body: (LogRecord, Int) -> Void
    ) {
        var place = chunk * chunkSize + first
        records.showEach(from: first) { record in
            body(record, place)
            place += 1
        }
    }

    /// All records, in order.
    package var records: [LogRecord] { sealed.flatMap { $0 } + open }

    /// The complete log as NDJSON.
    package var ndjson: [UInt8] {
        lines(from: 0)
    }

    /// Writes the complete log as NDJSON.
    ///
    /// Who writes many logs does so into one writer, whose room is made but once.
    package func write(to writer: inout ByteWriter) {
        forEach { record, _ in record.write(to: &writer) }
    }

    /// The length of the durable log as NDJSON in UTF-16 units, without the last line's end.
    package var transcriptCharacters: Int {
        var measure = LineMeasure()
        forEach(from: durable.lowerBound) { record, _ in measure.add(record) }
        return max(0, measure.count - 1)
    }

    /// The durable log as NDJSON, without the last line's end.
    package var transcript: Text {
        var bytes = lines(from: durable.lowerBound)
        bytes.removeLast(min(1, bytes.count))
        return Text(owning: bytes)
    }

    /// The records from a place on as NDJSON.
    package func lines(from start: Int) -> [UInt8] {
        var writer = ByteWriter(reserving: (count - start) * EventLog.lineCapacity)
        forEach(from: start) { record, _ in record.write(to: &writer) }
        return writer.bytes
    }
}
