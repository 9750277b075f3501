import RedeModel
import Synchronization

/// What the server counts, for `/metrics`.
///
/// It is a class, as all connections share it.
final class ServiceFigures: Sendable {
    /// The upper ends of the buckets of answer times, in milliseconds.
    private static let ends = [1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000]

    private struct Counts {
        /// By method and status, such as `GET 200`.
        var requests: [String: Int] = [:]
        var buckets = Array(repeating: 0, count: ServiceFigures.ends.count)
        var count = 0
        var seconds = 0.0
    }

    private let counts = Mutex(Counts())

    /// Counts a request that was answered.
    func count(_ method: String, _ status: Int, took duration: Duration) {
        let milliseconds = duration / .milliseconds(1)
        // Methods are the client's words: others than the usual are one.
        let method = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"].contains(method) ? method : "other"
        counts.withLock { counts in
            counts.requests["\(method) \(status)", default: 0] += 1
            counts.count += 1
            counts.seconds += milliseconds / 1000
            for (place, end) in ServiceFigures.ends.enumerated() where milliseconds <= Double(end) {
                counts.buckets[place] += 1
            }
        }
    }

    /// The figures as Prometheus reads them, with those of the run.
    func text(_ run: RunFigures) -> [UInt8] {
        let counts = counts.withLock { $0 }
        var lines: [String] = []
        func metric(_ name: String, _ kind: String, _ help: String, _ samples: [(String, String)]) {
            lines.append("# HELP rede_sim_\(name) \(help)")
            lines.append("# TYPE rede_sim_\(name) \(kind)")
            for (labels, value) in samples { lines.append("rede_sim_\(name)\(labels) \(value)") }
        }
        metric(
            "requests_total",
            "counter",
            "Requests that were answered.",
            counts.requests.sorted { $0.key < $1.key }.map { key, value in
                let parts = key.split(separator: " ")
                return ("{method=\"\(parts[0])\",status=\"\(parts[1])\"}", "\(value)")
            }
        )
        var buckets = zip(ServiceFigures.ends, counts.buckets).map { end, count in
            ("_bucket{le=\"\(Double(end) / 1000)\"}", "\(count)")
        }
        buckets.append(("_bucket{le=\"+Inf\"}", "\(counts.count)"))
        buckets.append(("_sum", "\(counts.seconds)"))
        buckets.append(("_count", "\(counts.count)"))
        metric("request_seconds", "histogram", "How long answers took.", buckets)
        metric(
            "events_total",
            "counter",
            "Records of the event log, by event.",
            run.events.map { ("{event=\"\($0.event.rawValue)\"}", "\($0.count)") }
        )
        metric("steps_total", "counter", "Entries of the calendar that were handled.", [("", "\(run.steps)")])
        metric("bots", "gauge", "Bots that are active.", [("", "\(run.bots)")])
        metric("bots_deployed", "gauge", "Bots that have a stored state.", [("", "\(run.deployed)")])
        metric("streams", "gauge", "Pages that watch the log.", [("", "\(run.streams)")])
        metric(
            "virtual_seconds",
            "gauge",
            "The network's time since the server began.",
            [("", "\(Double(run.milliseconds) / 1000)")]
        )
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}

/// The figures of a run that is served.
struct RunFigures: Sendable {
    /// How many records there were of each event, in the order of the events.
    var events: [(event: EventName, count: Int)]
    var steps: Int
    var bots: Int
    var deployed: Int
    var streams: Int
    var milliseconds: Int
}
