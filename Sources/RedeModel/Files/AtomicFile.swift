/// Writes a file whole or not at all.
package enum AtomicFile {
    /// Writes `bytes` beside `path`, through to the disk, and then puts them in its place.
    ///
    /// Until the end the file that was there stays as it was; nothing half-written is left behind.
    ///
    /// - Throws: ``UnwritableFile`` for what is no regular file, and with the system's words, such as those
    ///   for a full disk.
    package static func write(_ bytes: [UInt8], to path: String) throws(UnwritableFile) {
        try check(path)
        let partial = FilePath.hiddenSibling(of: path, mark: "partial")
        // A process of this number may have been killed half-way.
        FileSystem.remove(partial)
        do throws(FileSystem.Refusal) {
            try FileSystem.write(bytes, to: partial)
            try FileSystem.rename(partial, to: path)
        } catch {
            FileSystem.remove(partial)
            throw UnwritableFile(path: path, error)
        }
        FileSystem.synchronise(directory: FilePath.parent(of: path))
    }

    /// Sees whether a file may be put in the place of what is there: a device would be lost by it.
    ///
    /// - Throws: ``UnwritableFile`` for what is no regular file.
    package static func check(_ path: String) throws(UnwritableFile) {
        switch FileSystem.kind(of: path) {
        case nil, .file?: return
        case .directory?: throw UnwritableFile(path: path, reason: "a directory")
        case .other?: throw UnwritableFile(path: path, reason: "something that is no regular file")
        }
    }
}
