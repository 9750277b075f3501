/// Writes a directory of files whole or not at all.
package enum OutputDirectory {
    /// A file to write: its name in the directory and its content.
    package struct Entry: Sendable {
        /// Its name in the directory.
        package var name: String
        /// Its content.
        package var bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Writes the files into a directory beside `path`, through to the disk, and then puts that in its place.
    ///
    /// Missing directories above are made. A directory that is there is replaced when it holds nothing but
    /// files of these names and of the `known` ones; with anything else in it, it is left alone.
    ///
    /// - Throws: ``UnwritableFile``; what was at `path` is still there then.
    package static func write(
        _ entries: [Entry],
        to path: String,
        replacing known: [String] = []
    ) throws(UnwritableFile) {
        let isThere = try mayReplace(path, names: entries.map(\.name) + known)
        let partial = FilePath.hiddenSibling(of: path, mark: "partial")
        let previous = FilePath.hiddenSibling(of: path, mark: "previous")
        FileSystem.remove(partial)
        do throws(FileSystem.Refusal) {
            try makeDirectories(above: path)
            try FileSystem.makeDirectory(partial)
            for entry in entries {
                try FileSystem.write(entry.bytes, to: FilePath.joined(partial, entry.name))
            }
            FileSystem.synchronise(directory: partial)
            guard isThere else { return try FileSystem.rename(partial, to: path) }
            FileSystem.remove(previous)
            try FileSystem.rename(path, to: previous)
            do throws(FileSystem.Refusal) {
                try FileSystem.rename(partial, to: path)
            } catch {
                try FileSystem.rename(previous, to: path)
                throw error
            }
            FileSystem.remove(previous)
        } catch {
            FileSystem.remove(partial)
            throw UnwritableFile(path: path, error)
        }
        FileSystem.synchronise(directory: FilePath.parent(of: path))
    }

    /// Makes a directory and those above it, as far as they are missing.
    ///
    /// - Throws: ``UnwritableFile``.
    package static func make(_ path: String) throws(UnwritableFile) {
        do {
            try makeDirectories(above: FilePath.joined(path, "file"))
        } catch {
            throw UnwritableFile(path: path, error)
        }
    }

    /// The names of what is in a directory, in the order of their bytes; none when there is no such
    /// directory.
    package static func names(in path: String) -> [String] { FileSystem.names(in: path) }

    /// Whether a directory is at `path` that may be replaced; false when nothing is there.
    private static func mayReplace(_ path: String, names: [String]) throws(UnwritableFile) -> Bool {
        switch FileSystem.kind(of: path) {
        case nil: return false
        case .file, .other:
            throw UnwritableFile(path: path, reason: "a file where a directory was to be written")
        case .directory: break
        }
        for name in FileSystem.names(in: path) where !names.contains(name) {
            let quoted = Quoted.text(Text(name))
            throw UnwritableFile(path: path, reason: "a directory with something else in it, \(quoted)")
        }
        return true
    }

    /// Makes the directory that a file or directory is to stand in, and those above it, where they are
    /// missing.
    ///
    /// - Throws: ``UnwritableFile``.
    package static func makeParent(of path: String) throws(UnwritableFile) {
        do throws(FileSystem.Refusal) {
            try makeDirectories(above: path)
        } catch {
            throw UnwritableFile(path: path, reason: error.reason)
        }
    }

    private static func makeDirectories(above path: String) throws(FileSystem.Refusal) {
        let parent = FilePath.parent(of: path)
        guard FileSystem.kind(of: parent) == nil else { return }
        try makeDirectories(above: parent)
        do throws(FileSystem.Refusal) {
            try FileSystem.makeDirectory(parent)
        } catch {
            // Another process may have made it meanwhile.
            guard FileSystem.kind(of: parent) == .directory else { throw error }
        }
    }
}
