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

    /// A path as a link in a page that lies in a directory: both are absolute, or both start from the same
    /// place, which the directory does not leave.
    package static func link(to path: String, from directory: String) -> String {
        func parts(_ path: String) -> ArraySlice<Substring> {
            path.split(separator: "/").filter { $0 != "." }[...]
        }
        guard path.hasPrefix("/") == directory.hasPrefix("/") else { return linked(path) }
        var (target, start) = (parts(path), parts(directory))
        while let first = start.first, target.first == first, target.count > 1 {
            (target, start) = (target.dropFirst(), start.dropFirst())
        }
        return linked((start.map { _ in Substring("..") } + target).joined(separator: "/"))
    }

    /// A path with the signs escaped that mean something in a link.
    private static func linked(_ path: String) -> String {
        let plain = Array("-._~/".utf8)
        var link: [UInt8] = []
        for byte in path.utf8 {
            let isPlain =
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
                || plain.contains(byte)
            link += isPlain ? [byte] : Array("%\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
        }
        return String(decoding: link, as: UTF8.self)
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
