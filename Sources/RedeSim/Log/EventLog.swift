package import RedeModel

/// The complete log of a run, and what of it the network itself still keeps.
///
/// Records are kept in chunks, so that a fork's first append copies one chunk only; a full chunk is written out
/// once. Spec: section 1, "Event".
package struct EventLog: Sendable {
    /// How many records the durable log keeps.
    package static let durableCapacity = 500
    private static let chunkSize = 256

    private var sealed: [[LogRecord]] = []
    /// The lines of the sealed chunks, as far as they have been asked for.
    private var lines: [Lines] = []
    private var open: [LogRecord] = []
    /// The first record after the durable log was last cleared.
    private var clearedAt = 0

    /// A chunk written out: its bytes, and their length in UTF-16 units.
    private struct Lines: Sendable {
        var bytes: [UInt8]
        var utf16Count: Int
    }

    package init() {}

    /// How many records there are.
    package var count: Int { sealed.count * EventLog.chunkSize + open.count }

    /// The places of the records in the durable log.
    package var durable: Range<Int> { max(clearedAt, count - EventLog.durableCapacity)..<count }

    /// Adds a record at the end.
    package mutating func append(_ record: LogRecord) {
        open.append(record)
        guard open.count == EventLog.chunkSize else { return }
        sealed.append(open)
        open = []
    }

    /// Clears the durable log; the complete one stays.
    package mutating func clearDurable() {
        clearedAt = count
    }

    /// The record at a place, from 0.
    package subscript(index: Int) -> LogRecord {
        let chunk = index / EventLog.chunkSize
        return chunk < sealed.count ? sealed[chunk][index % EventLog.chunkSize] : open[index % EventLog.chunkSize]
    }

    /// All records, in order.
    package var records: [LogRecord] { sealed.flatMap { $0 } + open }

    /// The records of a range as NDJSON.
    package func ndjson(_ range: Range<Int>) -> [UInt8] {
        var writer = ByteWriter(reserving: range.count * 192)
        for index in range { self[index].write(to: &writer) }
        return writer.bytes
    }

    /// The complete log as NDJSON.
    package var ndjson: [UInt8] {
        var writer = ByteWriter(reserving: count * 192)
        for chunk in lines { writer.raw(bytes: chunk.bytes) }
        for chunk in sealed[lines.count...] { EventLog.write(chunk, to: &writer) }
        EventLog.write(open, to: &writer)
        return writer.bytes
    }

    /// The length of the durable log as NDJSON in UTF-16 units, without the last line's end.
    package mutating func transcriptCharacters() -> Int {
        while lines.count < sealed.count {
            var writer = ByteWriter(reserving: EventLog.chunkSize * 192)
            EventLog.write(sealed[lines.count], to: &writer)
            lines.append(Lines(bytes: writer.bytes, utf16Count: writer.utf16Count))
        }
        var writer = ByteWriter(reserving: EventLog.chunkSize * 192)
        var characters = 0
        var index = durable.lowerBound
        while index < count {
            let chunk = index / EventLog.chunkSize
            if chunk < sealed.count, index % EventLog.chunkSize == 0 {
                characters += lines[chunk].utf16Count
                index += EventLog.chunkSize
            } else {
                self[index].write(to: &writer)
                index += 1
            }
        }
        return max(0, characters + writer.utf16Count - 1)
    }

    private static func write(_ records: [LogRecord], to writer: inout ByteWriter) {
        for record in records { record.write(to: &writer) }
    }
}
