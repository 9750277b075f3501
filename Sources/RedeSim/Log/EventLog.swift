package import RedeModel

/// The complete log of a run, and what of it the network itself still keeps.
///
/// Records are kept in chunks, so that a fork's first append copies one chunk only; what a judge has read is
/// not written out again. Spec: section 1, "Event".
package struct EventLog: Sendable {
    /// How many records the durable log keeps.
    package static let durableCapacity = 500
    private static let chunkSize = 64
    /// About how many bytes a line takes.
    private static let lineCapacity = 256

    private var sealed: [[LogRecord]] = []
    private var open: [LogRecord] = []
    /// What judges have asked for, written out: the lines of the first records.
    private var passages: [Passage] = []
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
        passages.removeAll { $0.end <= start }
    }

    /// The record at a place, from 0.
    package subscript(index: Int) -> LogRecord {
        let chunk = index / EventLog.chunkSize
        return chunk < sealed.count
            ? sealed[chunk][index % EventLog.chunkSize] : open[index % EventLog.chunkSize]
    }

    /// All records, in order.
    package var records: [LogRecord] { sealed.flatMap { $0 } + open }

    /// The complete log as NDJSON.
    package var ndjson: [UInt8] {
        let written = passages.reduce(0) { $0 + $1.lines.count }
        let rest = (count - (passages.last?.end ?? 0)) * EventLog.lineCapacity
        var writer = ByteWriter(reserving: written + rest)
        write(to: &writer)
        return writer.bytes
    }

    /// Writes the complete log as NDJSON.
    ///
    /// Who writes many logs does so into one writer, whose room is made but once.
    package func write(to writer: inout ByteWriter) {
        for passage in passages { passage.lines.withBytes { writer.raw($0) } }
        write(from: passages.last?.end ?? 0, to: &writer)
    }

    /// The length of the durable log as NDJSON in UTF-16 units, without the last line's end.
    package mutating func transcriptCharacters() -> Int {
        let start = passages.last?.end ?? 0
        if start < count { passages.append(passage(from: start)) }
        var characters = 0
        for passage in passages.reversed() where passage.end > durable.lowerBound {
            characters += passage.utf16Count(from: durable.lowerBound)
        }
        return max(0, characters - 1)
    }

    /// The durable log as NDJSON, without the last line's end.
    package var transcript: Text {
        var bytes: [UInt8] = []
        for part in passages + [passage(from: passages.last?.end ?? 0)] where part.end > durable.lowerBound {
            part.withLines(from: durable.lowerBound) { bytes += $0 }
        }
        bytes.removeLast(min(1, bytes.count))
        return Text(owning: bytes)
    }

    /// The records from a place on as NDJSON.
    package func lines(from start: Int) -> [UInt8] {
        var writer = ByteWriter(reserving: (count - start) * EventLog.lineCapacity)
        write(from: start, to: &writer)
        return writer.bytes
    }

    /// Writes out the records from a place on, to be kept.
    private func passage(from start: Int) -> Passage {
        var writer = ByteWriter(reserving: (count - start) * EventLog.lineCapacity)
        write(from: start, to: &writer)
        return Passage(start: start, end: count, lines: Lines(writer))
    }

    /// Writes the records from a place on.
    private func write(from start: Int, to writer: inout ByteWriter) {
        var (chunk, first) = start.quotientAndRemainder(dividingBy: EventLog.chunkSize)
        while chunk < sealed.count {
            EventLog.write(sealed[chunk], from: first, to: &writer)
            (chunk, first) = (chunk + 1, 0)
        }
        EventLog.write(open, from: first, to: &writer)
    }

    private static func write(_ records: [LogRecord], from start: Int, to writer: inout ByteWriter) {
        records.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: InPlace.self) { places in
                for index in start..<places.count { places[index].write(to: &writer) }
            }
        }
    }
}

/// A record where it stands in an array.
///
/// A record itself is copied before it is written, as the writer might change the memory that it is in; what
/// cannot be copied is borrowed. A struct of one field is laid out as that field.
private struct InPlace: ~Copyable {
    let record: LogRecord

    @inline(never)
    func write(to writer: inout ByteWriter) {
        record.write(to: &writer)
    }
}

/// The lines of some records that follow each other.
private struct Passage: Sendable {
    /// The place of the first record.
    let start: Int
    /// The place after the last record.
    let end: Int
    let lines: Lines
    private let utf16Count: Int

    init(start: Int, end: Int, lines: Lines) {
        self.start = start
        self.end = end
        self.lines = lines
        utf16Count = lines.withBytes { Text.utf16Count(of: $0) }
    }

    /// The length of the lines from a record on in UTF-16 units, line ends included.
    func utf16Count(from place: Int) -> Int {
        place <= start ? utf16Count : withLines(from: place) { Text.utf16Count(of: $0) }
    }

    /// The lines from a record on.
    func withLines<Result>(from place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        lines.withBytes { bytes in
            if place <= start { return body(bytes) }
            // The log keeps the last of a long passage: from its end it is near.
            var left = end - place
            var first = bytes.count
            while first > 0 {
                if bytes[first - 1] == 0x0A {
                    if left == 0 { break }
                    left -= 1
                }
                first -= 1
            }
            return body(UnsafeBufferPointer(rebasing: bytes[first...]))
        }
    }
}

/// Lines that forks of a run share, in the memory in which they were written.
private final class Lines: Sendable {
    private let writer: ByteWriter

    init(_ writer: consuming ByteWriter) {
        self.writer = writer
    }

    var count: Int { writer.count }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        writer.withBytes(body)
    }
}
