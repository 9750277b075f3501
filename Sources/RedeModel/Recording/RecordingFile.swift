/// A recording on its way to a file: the calls that have ended are kept beside it, should the run be killed,
/// and no longer in the memory.
package struct RecordingFile: ~Copyable {
    private let path: String
    private let recording: Recording
    private var writer = RecordingWriter()
    /// The file beside it; nil until there are more calls than an earlier run has left there.
    private var partial: GrowingFile?
    /// How many bytes of that file are lines that were written whole.
    private var keptBytes = 0
    private let left: Int

    /// Begins the recording that is to stand at `path`.
    ///
    /// `left` is how many calls an earlier run, which this one goes on with, has left beside it: they stay
    /// there until this run has as many.
    ///
    /// - Throws: ``UnwritableFile``.
    package init(_ recording: Recording, at path: String, goingOnAfter left: Int = 0) throws(UnwritableFile) {
        self.path = path
        self.recording = recording
        self.left = left
        partial = nil
        try AtomicFile.check(path)
        if left == 0 { try keep() }
    }

    /// Adds a call that has ended, with the texts of its prompt.
    ///
    /// - Throws: ``UnwritableFile``.
    package mutating func add(
        _ call: RecordedCall,
        texts: [(text: Text, digest: Digest)]
    ) throws(UnwritableFile) {
        for (text, digest) in texts { writer.add(text, digest) }
        writer.add(call)
        if writer.calls >= left { try keep() }
    }

    /// Keeps how far the run has come beside the file.
    ///
    /// - Throws: ``UnwritableFile``.
    package mutating func keep(_ progress: RecordingProgress) throws(UnwritableFile) {
        try keep()
        try append(progress.line)
    }

    /// Puts the whole recording in its place, now that the run's log is known.
    ///
    /// A run to which requests came has its scenario in `scenario`, now that they are known.
    ///
    /// - Throws: ``UnwritableFile``; the calls are still beside it then.
    package consuming func finish(
        log ndjson: [UInt8],
        of scenario: Scenario? = nil
    ) throws(UnwritableFile) {
        var recording = recording
        if let scenario { recording.scenario = scenario }
        recording.log = Recording.Log(of: ndjson)
        let file = try StreamedFile(path)
        try file.append(writer.finishedHead(recording))
        let beside = Recording.partialPath(of: path)
        if keptBytes > 0 {
            // What a failure has left behind the lines is none.
            _ = try GrowingFile(continuing: beside, after: keptBytes)
            try RecordingFile.copyCalls(from: beside, to: file, at: path)
        }
        try file.append(writer.lines)
        try file.finish()
        FileSystem.remove(beside)
    }

    /// Copies the lines of texts and calls.
    private static func copyCalls(
        from beside: String,
        to file: borrowing StreamedFile,
        at path: String
    ) throws(UnwritableFile) {
        var piece: [UInt8] = []
        do {
            var lines = try LineReader(beside)
            var isHead = true
            while let line = try lines.next() {
                defer { isHead = false }
                if isHead || RecordingProgress.isLine(line) { continue }
                piece += line
                piece.append(0x0A)
                guard piece.count > LineReader.usualPieceSize else { continue }
                try file.append(piece)
                piece.removeAll(keepingCapacity: true)
            }
        } catch let error as UnwritableFile {
            throw error
        } catch {
            throw UnwritableFile(path: path, reason: "\(error)")
        }
        try file.append(piece)
    }

    /// Writes the new lines beside the file.
    private mutating func keep() throws(UnwritableFile) {
        if partial == nil {
            let beside = Recording.partialPath(of: path)
            partial =
                keptBytes == 0
                ? try GrowingFile(beside) : try GrowingFile(continuing: beside, after: keptBytes)
        }
        if keptBytes == 0 { try append(RecordingWriter.head(recording)) }
        try append(writer.lines)
        writer.dropLines()
    }

    /// Writes lines beside the file; what a failure leaves of them is cut off before the next ones.
    private mutating func append(_ lines: [UInt8]) throws(UnwritableFile) {
        do throws(UnwritableFile) {
            try partial?.append(lines)
            keptBytes += lines.count
        } catch {
            partial = nil
            throw error
        }
    }
}
