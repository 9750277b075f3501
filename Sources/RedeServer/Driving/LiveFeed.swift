import RedeModel
import RedeSim

/// Who watches the log as it grows.
struct LiveFeed: Sendable {
    /// How many pieces a watcher may be behind before it is cut.
    private static let patience = 256

    private var watchers: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    private var count = 0
    /// The records that were shown.
    private(set) var shown: Int
    private var clearedAt: Int
    /// How many records were shown of each event.
    private(set) var events: [EventName: Int] = [:]

    init(from durable: Range<Int>) {
        shown = durable.upperBound
        clearedAt = durable.lowerBound
    }

    var watcherCount: Int { watchers.count }

    /// Shows what was logged since the last time.
    mutating func show(_ log: EventLog) {
        guard log.count > shown || log.clearedAt > clearedAt else { return }
        for place in max(shown, log.count - EventLog.durableCapacity)..<log.count {
            events[log[place].payload.name, default: 0] += 1
        }
        if !watchers.isEmpty {
            var piece: [UInt8] = []
            if log.clearedAt > clearedAt { piece += Array("event: clear\ndata: {}\n\n".utf8) }
            piece += LiveFeed.piece(of: log, from: max(shown, log.durable.lowerBound))
            for (key, watcher) in watchers {
                guard case .dropped = watcher.yield(piece) else { continue }
                // One that is too slow is cut: it comes back and asks for what it has missed.
                watcher.finish()
                watchers[key] = nil
            }
        }
        shown = log.count
        clearedAt = max(clearedAt, log.clearedAt)
    }

    /// A stream of what is logged from now on, after what the durable log has from a place on.
    mutating func watch(_ log: EventLog, from place: Int?) -> (key: Int, stream: AsyncStream<[UInt8]>) {
        let (stream, watcher) = AsyncStream.makeStream(
            of: [UInt8].self,
            bufferingPolicy: .bufferingOldest(LiveFeed.patience)
        )
        let start = max(log.durable.lowerBound, min(place ?? 0, log.count))
        var first = Array("retry: 1000\n\n".utf8)
        // What somebody has who was away may have been cleared since.
        if start != place || start <= log.clearedAt { first += Array("event: clear\ndata: {}\n\n".utf8) }
        watcher.yield(first + LiveFeed.piece(of: log, from: start))
        count += 1
        watchers[count] = watcher
        return (count, stream)
    }

    mutating func leave(_ key: Int) { watchers[key] = nil }

    /// Ends all streams.
    mutating func end() {
        for watcher in watchers.values { watcher.finish() }
        watchers = [:]
    }

    /// Records as server-sent events; the number of an event is the place after its record.
    private static func piece(of log: EventLog, from start: Int) -> [UInt8] {
        var writer = ByteWriter(reserving: 256)
        for place in start..<max(start, log.count) {
            writer.raw("id: ")
            writer.integer(place + 1)
            writer.raw("\ndata: ")
            log[place].write(to: &writer)
            writer.raw("\n")
        }
        return writer.bytes
    }
}
