import Synchronization
import Testing

@testable import RedeLive

@Suite struct CallSlotsTests {
    @Test func `no more go on at once than there are slots`() async throws {
        let slots = CallSlots(3)
        let flying = Flying()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await slots.take()
                    flying.begin()
                    await Task.yield()
                    flying.end()
                    slots.give()
                }
            }
            try await group.waitForAll()
        }

        #expect((1...3).contains(flying.most))
    }

    /// Counts who has a slot.
    private final class Flying: Sendable {
        private let count = Mutex((now: 0, most: 0))

        var most: Int { count.withLock { $0.most } }

        func begin() {
            count.withLock { count in
                count.now += 1
                count.most = max(count.most, count.now)
            }
        }

        func end() { count.withLock { $0.now -= 1 } }
    }

    @Test func `who is cancelled while waiting takes no slot`() async throws {
        let slots = CallSlots(1)
        try await slots.take()
        let waiting = Task { try await slots.take() }

        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        slots.give()

        try await slots.take()
    }
}
