/// A file that cannot be read: it is missing, it is no regular file, or the system refuses.
package struct UnreadableFile: Error, Equatable, Sendable {
    /// The path as the user gave it.
    package var path: String
    /// Why, in words, such as `no such file or directory`.
    package var reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}

extension UnreadableFile: CustomStringConvertible {
    package var description: String { "\(path): expected a file that can be read, found \(reason)" }
}
