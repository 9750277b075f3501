import Foundation

/// Finds a program by its name, as a shell does.
enum ProgramFinder {
    /// Where Debian puts games, chess engines too; the superuser's PATH leaves it out.
    private static let games = ["/usr/games", "/usr/local/games"]

    /// The path of the program; nil when there is none.
    ///
    /// A name with a slash is a path already.
    static func path(of name: String) -> String? {
        if name.contains("/") { return isProgram(name) ? name : nil }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = path.split(separator: ":").map(String.init) + games
        return folders.map { "\($0)/\(name)" }.first(where: isProgram)
    }

    private static func isProgram(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && !isDirectory.boolValue && FileManager.default.isExecutableFile(atPath: path)
    }
}
