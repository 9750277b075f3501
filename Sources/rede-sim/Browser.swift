import Foundation
import RedeModel

/// Whatever this machine opens pages with.
enum Browser {
    /// Opens a page, at a place in it; where nothing opens pages, says so.
    ///
    /// `BROWSER`, if set, names the command; else it is the system's own.
    static func open(_ path: String, fragment: String = "") throws {
        let url = URL(filePath: path).absoluteURL.absoluteString + fragment
        let environment = ProcessInfo.processInfo.environment
        #if os(macOS)
        let usual = "open"
        #else
        let usual = "xdg-open"
        #endif
        let command = environment["BROWSER"].flatMap { $0.isEmpty ? nil : $0 } ?? usual
        guard let executable = executable(command, in: environment["PATH"] ?? "") else {
            return StandardError.write("\(command): not found, so open the page yourself: \(url)")
        }
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = [url]
        // What a browser says is not ours to show.
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    private static func executable(_ command: String, in path: String) -> String? {
        if command.contains("/") {
            return FileManager.default.isExecutableFile(atPath: command) ? command : nil
        }
        return path.split(separator: ":").map { FilePath.joined(String($0), command) }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
