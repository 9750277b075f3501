/// A file that is written piece by piece, and that a killed process leaves behind as far as it got.
package struct GrowingFile: ~Copyable {
    private let path: String
    private let descriptor: FileSystem.Descriptor

    /// A new file at `path`, in place of one that is there.
    ///
    /// - Throws: ``UnwritableFile``.
    package init(_ path: String) throws(UnwritableFile) {
        self.path = path
        FileSystem.remove(path)
        do {
            descriptor = try FileSystem.create(path)
        } catch {
            throw UnwritableFile(path: path, error)
        }
    }

    /// The file at `path`, to be continued after its first bytes; what comes behind them is dropped.
    ///
    /// - Throws: ``UnwritableFile``.
    package init(continuing path: String, after count: Int) throws(UnwritableFile) {
        self.path = path
        do {
            descriptor = try FileSystem.open(path, cutTo: count)
        } catch {
            throw UnwritableFile(path: path, error)
        }
    }

    deinit {
        FileSystem.close(descriptor)
    }

    /// Writes bytes behind those before.
    ///
    /// - Throws: ``UnwritableFile``.
    package func append(_ bytes: [UInt8]) throws(UnwritableFile) {
        do {
            try FileSystem.writeAll(bytes, to: descriptor)
        } catch {
            throw UnwritableFile(path: path, error)
        }
    }

    /// Puts the file, through to the disk, at its final path.
    ///
    /// - Throws: ``UnwritableFile``; it still has its own path then.
    package consuming func finish(at final: String) throws(UnwritableFile) {
        do {
            try FileSystem.synchronise(descriptor)
            try FileSystem.rename(path, to: final)
        } catch {
            throw UnwritableFile(path: final, error)
        }
        FileSystem.synchronise(directory: FilePath.parent(of: final))
    }
}
