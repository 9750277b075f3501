import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix

/// What went wrong with a connection, in words.
enum ConnectionFailure {
    /// Whether an error means that no connection came about.
    static func isRefusal(_ error: any Error) -> Bool {
        switch error {
        case is NIOConnectionError: true
        case let error as HTTPClientError: error == .connectTimeout
        case let error as IOError: error.errnoCode == ECONNREFUSED
        default: false
        }
    }

    /// The words for an error of the HTTP client, or of what it is built on.
    static func words(for error: any Error) -> String {
        switch error {
        case let error as HTTPClientError:
            return error.shortDescription.lowercased()
        case let error as NIOConnectionError:
            guard let first = error.connectionErrors.first else { return "there is no such host" }
            return words(for: first.error)
        case let error as IOError:
            return String(cString: strerror(error.errnoCode)).lowercased()
        default:
            return String(describing: error)
        }
    }
}
