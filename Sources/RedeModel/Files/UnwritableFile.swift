/// A file or directory that could not be written; what was there before is still there.
package struct UnwritableFile: Error, Equatable, Sendable {
    /// The path that was to be written.
    package var path: String
    /// Why, in words, such as `no space left on device`.
    package var reason: String
    /// Whether it may well work later: a disk is full, or a quota used up.
    package var isPassing: Bool

    package init(path: String, reason: String, isPassing: Bool = false) {
        self.path = path
        self.reason = reason
        self.isPassing = isPassing
    }

    /// A path at which the system refused something.
    init(path: String, _ refusal: FileSystem.Refusal) {
        self.init(path: path, reason: refusal.reason, isPassing: refusal.isPassing)
    }
}

extension UnwritableFile: CustomStringConvertible {
    package var description: String { "\(path): expected a place that can be written, found \(reason)" }
}
