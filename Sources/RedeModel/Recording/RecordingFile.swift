/// A recording on its way to a file: the calls that have ended are kept beside it, should the run be killed.
package struct RecordingFile: ~Copyable {
    private let path: String
    private let partial: GrowingFile
    private var recording: Recording
    private var writer = RecordingWriter()

    /// Begins the recording that is to stand at `path`.
    ///
    /// - Throws: ``UnwritableFile``.
    package init(_ recording: Recording, at path: String) throws(UnwritableFile) {
        let partial = try GrowingFile(Recording.partialPath(of: path))
        try partial.append(RecordingWriter.head(recording))
        self.path = path
        self.partial = partial
        self.recording = recording
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
        try partial.append(writer.takeNewLines())
    }

    /// Puts the whole recording in its place, now that the run's log is known.
    ///
    /// - Throws: ``UnwritableFile``; the calls are still beside it then.
    package consuming func finish(log ndjson: [UInt8]) throws(UnwritableFile) {
        recording.log = Recording.Log(of: ndjson)
        try AtomicFile.write(writer.file(recording), to: path)
        partial.remove()
    }
}
