package import RedeModel

/// The complete log of a run, and what of it the network itself still keeps.
///
/// Records are kept in chunks, so that a fork's first append copies one chunk only. Spec: section 1, "Event".
package struct EventLog: Sendable {
    /// How many records the durable log keeps.
    package static let durableCapacity = 500
    private static let chunkSize = 256

    private var sealed: [[LogRecord]] = []
    private var open: [LogRecord] = []
    /// The first record after the durable log was last cleared.
    private var clearedAt = 0

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
        open.reserveCapacity(EventLog.chunkSize)
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

    /// The records of a range, in order.
    package func records(_ range: Range<Int>) -> [LogRecord] {
        range.map { self[$0] }
    }

    /// All records, in order.
    package var records: [LogRecord] { sealed.flatMap { $0 } + open }

    /// Writes the records of a range as NDJSON.
    package func write(_ range: Range<Int>, to writer: inout ByteWriter) {
        for index in range { self[index].write(to: &writer) }
    }

    /// The complete log as NDJSON.
    package var ndjson: [UInt8] {
        var writer = ByteWriter(reserving: count * 160)
        for chunk in sealed {
            for record in chunk { record.write(to: &writer) }
        }
        for record in open { record.write(to: &writer) }
        return writer.bytes
    }
}
