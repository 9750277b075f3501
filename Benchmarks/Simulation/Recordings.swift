import RedeModel
import RedeSim

/// Recordings that are measured.
enum Recordings {
    /// The shipped recording of the story circle, as bytes.
    static func storyCircle() throws -> SourceFile {
        let folders = #filePath.split(separator: "/").dropLast(3)
        return try SourceFile.read("/" + folders.joined(separator: "/") + "/recordings/story-circle.ndjson")
    }

    /// Reads a recording, plays it, and compares the log's digest with the recorded one.
    static func isSame(_ file: SourceFile) throws -> Bool {
        var reader = try RecordingReader(file)
        let recording = reader.recording
        var calls: [RecordedCall] = []
        while let call = try reader.next() { calls.append(call) }
        let run = ReplayedRun(try recording.plan, seed: recording.seed, replaying: calls)
        return Digest(of: run.log) == recording.log?.digest
    }

    /// How many calls a recording holds that are read one by one.
    static func calls(in file: SourceFile) throws -> Int {
        var reader = try RecordingReader(file)
        var count = 0
        while try reader.next() != nil { count += 1 }
        return count
    }
}
