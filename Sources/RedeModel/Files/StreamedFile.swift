/// A file that is written piece by piece and comes into being whole or not at all.
///
/// What is written stands beside the path until ``finish()``; a file that was there stays as it was until
/// then. Nothing half-written is left behind unless the process is killed.
package struct StreamedFile: ~Copyable {
    private let path: String
    private let partial: String
    private let descriptor: FileSystem.Descriptor

    /// Begins a file that is to stand at `path`.
    ///
    /// - Throws: ``UnwritableFile``, for what is no regular file, too.
    package init(_ path: String) throws(UnwritableFile) {
        try AtomicFile.check(path)
        let partial = FilePath.hiddenSibling(of: path, mark: "partial")
        // A process of this number may have been killed half-way.
        FileSystem.remove(partial)
        let descriptor: FileSystem.Descriptor
        do {
            descriptor = try FileSystem.create(partial)
        } catch {
            throw UnwritableFile(path: path, reason: error.reason)
        }
        (self.path, self.partial, self.descriptor) = (path, partial, descriptor)
    }

    deinit {
        FileSystem.close(descriptor)
        // Once it is finished, nothing has this name any more.
        FileSystem.remove(partial)
    }

    /// Writes bytes behind those before.
    ///
    /// - Throws: ``UnwritableFile``.
    package func append(_ bytes: [UInt8]) throws(UnwritableFile) {
        do {
            try FileSystem.writeAll(bytes, to: descriptor)
        } catch {
            throw UnwritableFile(path: path, reason: error.reason)
        }
    }

    /// Puts what was written in its place, through to the disk.
    ///
    /// - Throws: ``UnwritableFile``; what was at the path is still there then.
    package consuming func finish() throws(UnwritableFile) {
        do throws(FileSystem.Refusal) {
            try FileSystem.synchronise(descriptor)
            try FileSystem.rename(partial, to: path)
        } catch {
            throw UnwritableFile(path: path, reason: error.reason)
        }
        FileSystem.synchronise(directory: FilePath.parent(of: path))
    }
}
