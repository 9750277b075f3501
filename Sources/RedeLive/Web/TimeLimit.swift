/// Work that is given up when its time is over.
enum TimeLimit {
    /// What `body` gives; nil when it has not in so many milliseconds, in which case it is cancelled.
    ///
    /// The HTTP client has a deadline of its own, but none for bodies that come slowly.
    static func run<Value: Sendable>(
        milliseconds: Int,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: .milliseconds(milliseconds))
                return nil
            }
            return try await group.next() ?? nil
        }
    }
}
