/// An event log as a file has it: rede's own, or one of a run.
package struct WrittenLog: Equatable, Sendable {
    /// A line of the log.
    package struct Record: Equatable, Sendable {
        /// The number of its line, from 1.
        package var line: Int
        /// The event's name, as it is written.
        package var event: Text
        /// When it happened.
        package var instant: Instant
        /// What happened, as it is written.
        package var payload: JSONObject

        package init(line: Int, event: Text, instant: Instant, payload: JSONObject) {
            self.line = line
            self.event = event
            self.instant = instant
            self.payload = payload
        }
    }

    /// The lines in the order of the file.
    package var records: [Record]
    /// Whether the file ends within a line, which is left out then.
    package var isCut: Bool

    package init(records: [Record] = [], isCut: Bool = false) {
        self.records = records
        self.isCut = isCut
    }
}

extension WrittenLog.Record {
    /// The event's name among those that we know; nil for an outcome under a name of the game's own.
    package var name: EventName? { EventName(rawValue: event.string) }

    /// Writes the record as a line of the log, with the line feed.
    package func write(to writer: inout ByteWriter) {
        writer.raw("{\"event\":")
        writer.string(event)
        writer.raw(",\"timestamp\":")
        writer.instant(instant)
        writer.raw(",\"payload\":")
        writer.value(.object(payload))
        writer.raw("}\n")
    }
}
