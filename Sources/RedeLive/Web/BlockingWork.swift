import Foundation

/// Work that waits for the system, on threads that may.
enum BlockingWork {
    private static let queue = DispatchQueue(label: "blocking", attributes: .concurrent)

    /// Does something on a thread of its own.
    static func run(_ body: @escaping @Sendable () -> Void) {
        queue.async(execute: body)
    }
}
