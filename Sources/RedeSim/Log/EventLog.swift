package import RedeModel

/// The complete log of a run, and what of it the network itself still keeps.
///
/// Records are kept in chunks, so that a fork's first append copies one chunk only; what a judge has read is
/// not written out again. Spec: section 1, "Event".
package struct EventLog: Sendable {
    /// How many records the durable log keeps.
    package static let durableCapacity = 500
    private static let chunkSize = 256

    private var sealed: [[LogRecord]] = []
    /// The lines of the first chunks, as far as a judge has asked for them; the last may lack newer records.
    private var lines: [Lines] = []
    private var open: [LogRecord] = []
    /// The first record after the durable log was last cleared.
    private var clearedAt = 0

    /// A chunk written out: how many of its records, their bytes, and the length in UTF-16 units.
    fileprivate struct Lines: Sendable {
        var recordCount = 0
        var bytes: [UInt8] = []
        var utf16Count = 0
    }

    package init() {}

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
        let written = max(0, (lines.count - 1) * EventLog.chunkSize) + (lines.last?.recordCount ?? 0)
        var writer = ByteWriter(reserving: (count - written) * 256)
        for chunk in max(0, lines.count - 1)..<max(chunkCount, lines.count) {
            write(chunk, from: chunk < lines.count ? lines[chunk].recordCount : 0, to: &writer)
        }
        if lines.isEmpty { return writer.bytes }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.reduce(writer.count) { $0 + $1.bytes.count })
        for chunk in lines { bytes += chunk.bytes }
        bytes += writer.bytes
        return bytes
    }

    /// The length of the durable log as NDJSON in UTF-16 units, without the last line's end.
    package mutating func transcriptCharacters() -> Int {
        writeOut()
        let (firstChunk, skipped) = durable.lowerBound.quotientAndRemainder(dividingBy: EventLog.chunkSize)
        guard firstChunk < lines.count else { return 0 }
        var characters = 0
        for chunk in firstChunk..<lines.count { characters += lines[chunk].utf16Count }
        characters -= lines[firstChunk].utf16Count(ofFirst: skipped)
        return max(0, characters - 1)
    }

    /// The durable log as NDJSON, without the last line's end.
    package mutating func transcript() -> Text {
        writeOut()
        let (firstChunk, skipped) = durable.lowerBound.quotientAndRemainder(dividingBy: EventLog.chunkSize)
        guard firstChunk < lines.count else { return Text() }
        var bytes = Array(lines[firstChunk].bytes[lines[firstChunk].end(ofFirst: skipped)...])
        for chunk in lines[(firstChunk + 1)...] { bytes += chunk.bytes }
        bytes.removeLast(bytes.isEmpty ? 0 : 1)
        return Text(owning: bytes)
    }

    /// Writes out every record that has not been yet.
    private mutating func writeOut() {
        for chunk in max(0, lines.count - 1)..<max(chunkCount, lines.count) {
            if chunk == lines.count { lines.append(Lines()) }
            var writer = ByteWriter(reserving: EventLog.chunkSize * 256)
            lines[chunk].recordCount = write(chunk, from: lines[chunk].recordCount, to: &writer)
            lines[chunk].utf16Count += writer.utf16Count
            if lines[chunk].bytes.isEmpty {
                lines[chunk].bytes = writer.bytes
            } else {
                lines[chunk].bytes += writer.bytes
            }
        }
    }

    /// How many chunks there are, the open one included if it holds something.
    private var chunkCount: Int { sealed.count + (open.isEmpty ? 0 : 1) }

    /// Writes the records of a chunk from a place on; gives their number, those before included.
    @discardableResult
    private func write(_ chunk: Int, from start: Int, to writer: inout ByteWriter) -> Int {
        if chunk < sealed.count { return EventLog.write(sealed[chunk], from: start, to: &writer) }
        return EventLog.write(open, from: start, to: &writer)
    }

    private static func write(_ records: [LogRecord], from start: Int, to writer: inout ByteWriter) -> Int {
        // A pointer reads in place: an array's subscript copies the record.
        records.withUnsafeBufferPointer { buffer in
            for index in start..<buffer.count { buffer[index].write(to: &writer) }
        }
        return records.count
    }
}

extension EventLog.Lines {
    /// The length of the first lines in UTF-16 units, line ends included.
    fileprivate func utf16Count(ofFirst count: Int) -> Int {
        Text.utf16Count(of: bytes[..<end(ofFirst: count)])
    }

    /// Where the first lines end.
    fileprivate func end(ofFirst count: Int) -> Int {
        var left = count
        var end = 0
        while left > 0, end < bytes.count {
            if bytes[end] == 0x0A { left -= 1 }
            end += 1
        }
        return end
    }
}
