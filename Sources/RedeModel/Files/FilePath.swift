/// Paths as texts, taken apart at their slashes.
package enum FilePath {
    /// The last part of a path.
    package static func name(of path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }

    /// All of a path but its last part, with the slash; empty when the path has one part.
    package static func directory(of path: String) -> String {
        var part = path[...]
        while part.utf8.last.map({ $0 != UInt8(ascii: "/") }) == true { part = part.dropLast() }
        return String(part)
    }

    /// A name in a directory.
    package static func joined(_ directory: String, _ name: String) -> String {
        directory.isEmpty || directory.hasSuffix("/") ? directory + name : directory + "/" + name
    }

    /// The directory that a path is in; `.` for a path of one part.
    static func parent(of path: String) -> String {
        var directory = directory(of: withoutFinalSlashes(path))[...]
        guard !directory.isEmpty else { return "." }
        while directory.utf8.count > 1, directory.hasSuffix("/") { directory = directory.dropLast() }
        return String(directory)
    }

    /// A path beside another one that does not show in listings, of this process's own.
    static func hiddenSibling(of path: String, mark: String) -> String {
        let path = withoutFinalSlashes(path)
        return "\(directory(of: path)).\(name(of: path)).\(FileSystem.processNumber).\(mark)"
    }

    private static func withoutFinalSlashes(_ path: String) -> String {
        var path = path[...]
        while path.utf8.count > 1, path.hasSuffix("/") { path = path.dropLast() }
        return String(path)
    }

    /// The path that a file means when it names another one: beside itself, unless the path is absolute.
    static func resolved(_ path: String, from file: String) -> String {
        path.hasPrefix("/") ? path : directory(of: file) + path
    }

    /// The name of a scenario that gives none: its file's, or that of the directory for the usual file names.
    static func scenarioName(of file: String) -> String {
        let name = name(of: file)
        guard name.hasPrefix("scenario.") || name == "bots.json" else {
            return String(name.prefix { $0 != "." })
        }
        let parent = self.name(of: directory(of: file))
        return parent.isEmpty || parent == "." || parent == ".." ? "scenario" : parent
    }
}
