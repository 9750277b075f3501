import Foundation

/// Work of several threads that a command waits for.
enum Waiting {
    /// Carries out what is asynchronous, while this thread waits.
    static func on(_ body: @escaping @Sendable () async throws -> Void) throws {
        nonisolated(unsafe) var result = Result<Void, any Error>.success(())
        let ended = DispatchSemaphore(value: 0)
        Task {
            do { try await body() } catch { result = .failure(error) }
            ended.signal()
        }
        ended.wait()
        try result.get()
    }
}
