import Foundation

/// Work of several threads that a command waits for.
enum Waiting {
    /// Carries out what is asynchronous, while this thread waits, and takes signals unless it holds them.
    static func on<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
        nonisolated(unsafe) var result: Result<Value, any Error>?
        let ended = DispatchSemaphore(value: 0)
        Task {
            do { result = .success(try await body()) } catch { result = .failure(error) }
            ended.signal()
        }
        ended.wait()
        guard let result else { preconditionFailure("what has ended has a result") }
        return try result.get()
    }
}
