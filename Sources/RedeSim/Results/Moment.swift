package import RedeModel

/// A place in a run: a record of its log.
package struct Moment: Equatable, Sendable {
    /// The instant of the record.
    package var instant: Instant
    /// The number of the record, from 1: its line in events.ndjson.
    package var event: Int
}
