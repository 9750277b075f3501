/// Runs cases on several cores and hands on what they gave in the order of their numbers.
package struct BatchRunner: Sendable {
    /// What some cases gave, in the order of their numbers.
    package struct Delivery: Sendable {
        /// What is to be stored.
        package var results: [CaseResult] = []
        /// The runs that are kept.
        package var kept: [CaseRunner.KeptRun] = []

        /// Nothing yet.
        package init() {}
    }

    /// What becomes of a batch after a delivery.
    package enum Next: Sendable {
        case goOn, stop
    }

    /// Cases that one worker runs, one after the other.
    private struct Chunk: Sendable {
        /// Its place among the chunks, from 0.
        var place: Int
        /// The cases, ascending.
        var cases: [Int]
        /// How many more failed runs may be kept of each variant, as far as is known.
        var room: [Int]
    }

    /// A chunk that has been run.
    private struct Finished: Sendable {
        var place: Int
        var delivery = Delivery()
        var steps = 0
    }

    private let batch: Batch
    private let jobs: Int
    private let keeping: CaseRunner.Keeping
    private let live: LiveCases?

    /// About how many steps a chunk takes: a few milliseconds of work.
    private static let chunkSteps = 20_000
    private static let maximumChunk = 64

    /// A runner with so many workers, at least one; `live` plays each case first, if a live model answers.
    package init(_ batch: Batch, jobs: Int, keeping: CaseRunner.Keeping, live: LiveCases? = nil) {
        precondition(jobs > 0, "a batch needs a worker")
        self.batch = batch
        self.jobs = jobs
        self.keeping = keeping
        self.live = live
    }

    /// Runs the cases with these numbers, ascending, and delivers what they give, in this order.
    ///
    /// `room` is how many failed runs may still be kept of each variant. Few results wait at any time for one
    /// before them, so that the memory stays as it is however many cases there are. After a delivery that
    /// asks to stop nothing more is delivered.
    ///
    /// - Throws: what `deliver` and live runs throw; runs under way are cancelled.
    package func run(
        _ cases: some Sequence<Int>,
        room: [Int],
        deliver: (Delivery) throws -> Next
    ) async throws {
        let runner = CaseRunner(batch: batch, keeping: keeping)
        try await withThrowingTaskGroup(of: Finished.self) { group in  // determinism: put in order below
            var rest = cases.makeIterator()
            var room = room
            var waiting: [Int: Finished] = [:]  // determinism: look-up only, never walked
            var (started, delivered, running, size) = (0, 0, 0, 1)
            while true {
                while running < jobs, started - delivered < jobs * 4 {
                    let cases = BatchRunner.take(size, of: &rest)
                    if cases.isEmpty { break }
                    let chunk = Chunk(place: started, cases: cases, room: room)
                    group.addTask { [live] in try await BatchRunner.run(chunk, with: runner, live) }
                    (started, running) = (started + 1, running + 1)
                }
                guard running > 0, let finished = try await group.next() else { return }
                running -= 1
                // A live run takes as long as its model.
                if live == nil { size = BatchRunner.size(after: finished) }
                waiting[finished.place] = finished
                while let next = waiting.removeValue(forKey: delivered) {
                    delivered += 1
                    let delivery = limiting(next.delivery, to: &room)
                    if try deliver(delivery) == .stop { return }
                }
            }
        }
    }

    private static func take(_ count: Int, of rest: inout some IteratorProtocol<Int>) -> [Int] {
        var cases: [Int] = []
        while cases.count < count, let number = rest.next() { cases.append(number) }
        return cases
    }

    /// How many cases the next chunk has, by how long the last ones took.
    private static func size(after finished: Finished) -> Int {
        let steps = max(1, finished.steps / max(1, finished.delivery.results.count))
        return min(maximumChunk, max(1, chunkSteps / steps))
    }

    private static func run(
        _ chunk: Chunk,
        with runner: CaseRunner,
        _ live: LiveCases?
    ) async throws -> Finished {
        var finished = Finished(place: chunk.place)
        var room = chunk.room
        for number in chunk.cases {
            let variant = runner.batch.plan.place(of: number).variant
            let played = try await live?.play(number)
            let product = runner.run(number, hasRoom: room[variant] > 0, after: played)
            finished.delivery.results.append(product.result)
            finished.steps += product.steps
            guard let kept = product.kept else { continue }
            finished.delivery.kept.append(kept)
            room[variant] -= 1
        }
        return finished
    }

    /// The delivery with no more failed runs than there is room for: chunks under way do not know of each
    /// other.
    private func limiting(_ delivery: Delivery, to room: inout [Int]) -> Delivery {
        guard keeping == .failures else { return delivery }
        var delivery = delivery
        delivery.kept = delivery.kept.filter { kept in
            let variant = batch.plan.place(of: kept.number).variant
            room[variant] -= 1
            return room[variant] >= 0
        }
        return delivery
    }
}
