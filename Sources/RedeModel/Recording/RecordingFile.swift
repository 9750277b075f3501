/// A recording on its way to a file: the calls that have ended are kept beside it, should the run be killed.
package struct RecordingFile: ~Copyable {
    private let path: String
    private let recording: Recording
    private var writer = RecordingWriter()
    /// The file beside it; nil until there are more calls than an earlier run has left there.
    private var partial: GrowingFile?
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
        try partial?.append(progress.line)
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
        try AtomicFile.write(writer.file(recording), to: path)
        FileSystem.remove(Recording.partialPath(of: path))
    }

    /// Writes the new lines beside the file.
    private mutating func keep() throws(UnwritableFile) {
        if partial == nil {
            partial = try GrowingFile(Recording.partialPath(of: path))
            try partial?.append(RecordingWriter.head(recording))
        }
        try partial?.append(writer.takeNewLines())
    }
}
