/// A file or directory that could not be written; what was there before is still there.
package struct UnwritableFile: Error, Equatable, Sendable {
    /// The path that was to be written.
    package var path: String
    /// Why, in words, such as `no space left on device`.
    package var reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}

extension UnwritableFile: CustomStringConvertible {
    package var description: String { "\(path): expected a place that can be written, found \(reason)" }
}
