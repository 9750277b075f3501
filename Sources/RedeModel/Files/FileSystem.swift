import Foundation

/// The few calls to the system that files need; errors are values.
enum FileSystem {
    /// What a path leads to.
    enum Kind: Equatable {
        case file, directory, other
    }

    /// A call that the system refused, with its own words.
    struct Refusal: Error {
        var reason: String
        /// Whether the call may well work later.
        var isPassing: Bool

        /// The refusal that the last call left in `errno`.
        static var last: Refusal {
            let number = errno
            // The C locale's words: nothing here sets another one.
            let words = String(cString: strerror(number))
            return Refusal(
                reason: words.prefix(1).lowercased() + words.dropFirst(),
                isPassing: [ENOSPC, EDQUOT, EFBIG, ENFILE, EMFILE, ENOMEM].contains(number)
            )
        }
    }

    /// What stands at `path`, links followed; nil when nothing does.
    static func kind(of path: String) -> Kind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return kind(status)
    }

    /// A file that is open.
    typealias Descriptor = Int32

    /// Opens a regular file to read it.
    static func open(_ path: String) throws(UnreadableFile) -> Descriptor {
        // Without O_NONBLOCK a named pipe would wait for a writer.
        let descriptor = systemOpen(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw UnreadableFile(path: path, reason: Refusal.last.reason) }
        var status = stat()
        let reason: String
        if fstat(descriptor, &status) != 0 {
            reason = Refusal.last.reason
        } else {
            switch kind(status) {
            case .file: return descriptor
            case .directory: reason = "a directory"
            case .other: reason = "something that is no regular file"
            }
        }
        close(descriptor)
        throw UnreadableFile(path: path, reason: reason)
    }

    /// Closes a file that was read.
    static func close(_ descriptor: Descriptor) {
        _ = systemClose(descriptor)
    }

    /// Reads at most `limit` bytes on and adds them to `bytes`; none at the end of the file.
    static func append(
        _ limit: Int,
        of descriptor: Descriptor,
        at path: String,
        to bytes: inout [UInt8]
    ) throws(UnreadableFile) {
        var chunk = [UInt8](repeating: 0, count: limit)
        while true {
            let count = systemRead(descriptor, &chunk, limit)
            if count >= 0 {
                bytes.append(contentsOf: chunk[..<count])
                return
            }
            guard errno == EINTR else { throw UnreadableFile(path: path, reason: Refusal.last.reason) }
        }
    }

    /// The first place of a byte from a place on; nil when there is none.
    static func firstIndex(of byte: UInt8, in bytes: UnsafeRawBufferPointer, from place: Int) -> Int? {
        guard place < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + place, Int32(byte), bytes.count - place)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// The content of a regular file of at most `limit` bytes; the size is looked at first.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` for a file that is too large.
    static func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        let descriptor = try open(path)
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw UnreadableFile(path: path, reason: Refusal.last.reason)
        }
        let size = Int(status.st_size)
        guard size <= limit else { throw tooLarge(path, size: size, limit: limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        while true {
            let count = bytes.count
            try append(65_536, of: descriptor, at: path, to: &bytes)
            if bytes.count == count { return bytes }
            // A file may grow while it is read, and some of /proc have no size.
            guard bytes.count <= limit else { throw tooLarge(path, size: bytes.count, limit: limit) }
        }
    }

    /// Writes a new file, through to the disk; nothing is left of it on a refusal.
    static func write(_ bytes: [UInt8], to path: String) throws(Refusal) {
        let descriptor = try create(path)
        do throws(Refusal) {
            try writeAll(bytes, to: descriptor)
            try synchronise(descriptor)
        } catch {
            close(descriptor)
            unlink(path)
            throw error
        }
        guard systemClose(descriptor) == 0 else {
            let refusal = Refusal.last
            unlink(path)
            throw refusal
        }
    }

    /// Makes a new file to be written; one that is there already is a refusal.
    static func create(_ path: String) throws(Refusal) -> Descriptor {
        let descriptor = systemOpen(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .last }
        return descriptor
    }

    /// Opens a file to write behind its first bytes; the others are cut off.
    static func open(_ path: String, cutTo count: Int) throws(Refusal) -> Descriptor {
        let descriptor = systemOpen(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        guard ftruncate(descriptor, off_t(count)) == 0 else {
            let refusal = Refusal.last
            close(descriptor)
            throw refusal
        }
        return descriptor
    }

    /// Sees to it that what was written to a file is on the disk.
    static func synchronise(_ descriptor: Descriptor) throws(Refusal) {
        guard fsync(descriptor) == 0 else { throw .last }
    }

    /// Writes all bytes to a file that is open.
    static func writeAll(_ bytes: [UInt8], to descriptor: Descriptor) throws(Refusal) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                systemWrite(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw .last
            }
            written += count
        }
    }

    /// Gives a file or directory another name, in place of a file or an empty directory there.
    static func rename(_ old: String, to new: String) throws(Refusal) {
        guard systemRename(old, new) == 0 else { throw .last }
    }

    /// The names in a directory, in the order of their bytes; none for a directory that cannot be read.
    static func names(in directory: String) -> [String] {
        // A directory that cannot be read cannot be replaced either, which says so by itself.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    /// The number of this process, which keeps two of them from writing one file beside another.
    static var processNumber: Int { Int(getpid()) }

    /// Makes a directory; one that is there already is a refusal.
    static func makeDirectory(_ path: String) throws(Refusal) {
        guard mkdir(path, 0o755) == 0 else { throw .last }
    }

    /// Sees to it that the names in a directory are on the disk.
    static func synchronise(directory path: String) {
        // Best effort: some file systems refuse this, and the data itself is written already.
        let descriptor = systemOpen(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Removes a file or a directory with all that is in it; what is not there is no problem.
    static func remove(_ path: String) {
        // Best effort: what stays behind has a hidden name of its own.
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func kind(_ status: stat) -> Kind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        default: .other
        }
    }

    private static func tooLarge(_ path: String, size: Int, limit: Int) -> InvalidInput {
        InvalidInput(problems: [
            .init(
                location: Location(file: path, line: 1, column: 1),
                expected: "at most \(limit >> 20) MiB",
                found: "\(size) bytes"
            )
        ])
    }
}

/// The system's `open`, which the method of that name hides.
private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
    open(path, flags, mode)
}

/// The system's `close`, which the method of that name hides.
private func systemClose(_ descriptor: Int32) -> Int32 {
    close(descriptor)
}

/// The system's `read`, which the method of that name hides.
private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
    buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, count) }
}

/// The system's `write`, which the method of that name hides.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}

/// The system's `rename`, which the method of that name hides.
private func systemRename(_ old: String, _ new: String) -> Int32 {
    rename(old, new)
}
