import Foundation

/// The directory of the conformance vectors: `scenarios/`, `units/` and `documented/`.
///
/// `REDE_CONFORMANCE` names another one of the same layout; the default is `Tests/Conformance`.
package enum Conformance {
    /// The path of the directory.
    package static var directory: String {
        if let path = ProcessInfo.processInfo.environment["REDE_CONFORMANCE"], !path.isEmpty { return path }
        return own
    }

    /// The path of the project's own vectors, whatever the environment says.
    package static var own: String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return tests.appending(path: "Conformance").path(percentEncoded: false)
    }

    /// The bytes of a file of the directory; nil when it is not there.
    package static func bytes(of file: String, in directory: String = directory) -> [UInt8]? {
        FileManager.default.contents(atPath: directory + "/" + file).map { Array($0) }
    }
}
