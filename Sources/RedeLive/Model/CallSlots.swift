import Synchronization

/// How many calls may be under way at once, over all runs that share it: first come, first served.
///
/// It is a class as these runs go on in tasks of their own.
package final class CallSlots: Sendable {
    private struct State {
        var free: Int
        /// Who waits, the longest first.
        var waiting: [(number: Int, turn: CheckedContinuation<Void, any Error>)] = []
        var nextNumber = 0
    }

    private let state: Mutex<State>

    /// So many slots, at least one.
    package init(_ count: Int) {
        precondition(count > 0, "a call needs a slot")
        state = Mutex(State(free: count))
    }

    /// Takes a slot, as soon as there is one.
    ///
    /// - Throws: `CancellationError`.
    func take() async throws {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                let isFree = state.withLock { state in
                    if state.free > 0 {
                        state.free -= 1
                        return true
                    }
                    state.waiting.append((number, turn))
                    return false
                }
                if isFree { turn.resume() } else if Task.isCancelled { giveUp(number) }
            }
        } onCancel: {
            giveUp(number)
        }
    }

    /// Gives a slot back.
    func give() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().turn
        }
        next?.resume()
    }

    /// Ends the wait of one who does not want a slot any more; nothing if the wait is over.
    private func giveUp(_ number: Int) {
        let left = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard let place = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
            return state.waiting.remove(at: place).turn
        }
        left?.resume(throwing: CancellationError())
    }
}
