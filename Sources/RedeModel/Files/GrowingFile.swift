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
            throw UnwritableFile(path: path, reason: error.reason)
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
            throw UnwritableFile(path: path, reason: error.reason)
        }
    }

    /// Removes the file, which has done its service.
    package func remove() {
        FileSystem.remove(path)
    }
}
