import RedeModel

/// The results of a part of a batch in a file, a line a case, written beside its place until it is whole.
package struct ShardFile: ~Copyable, ResultSink {
    static let schema: Text = "rede-sim/shard/1"

    /// How many of its cases it has, the first ones.
    package private(set) var finished: Int
    private let head: ShardHead
    /// The path without its ending.
    private let stem: String
    /// The file that grows; nil when the part is finished.
    private var file: GrowingFile?

    /// The file of a part in a directory; what an earlier run has left of it is read, each result once, and
    /// gone on with.
    ///
    /// - Throws: `UnwritableFile`, `UnreadableFile`, or `InvalidInput` for a file of another plan or version
    ///   and for one that was changed.
    package init(
        _ head: ShardHead,
        in directory: String,
        found: (CaseResult) -> Void
    ) throws {
        self.head = head
        stem = FilePath.joined(directory, head.shard.stem)
        finished = 0
        file = nil
        let names = OutputDirectory.names(in: directory)
        let isWhole = names.contains(head.shard.stem + ".ndjson")
        let path = stem + (isWhole ? ".ndjson" : ".partial")
        guard isWhole || names.contains(head.shard.stem + ".partial") else {
            try OutputDirectory.make(directory)
            // Whole or not at all: a file without a head could not be gone on with.
            try AtomicFile.write(head.line, to: path)
            file = try GrowingFile(continuing: path, after: head.line.count)
            return
        }
        var reader = try ShardReader(path, expecting: head)
        while let result = try reader.next() {
            found(result)
            finished += 1
        }
        if isWhole { try writeManifest() } else { file = try reader.continued() }
    }

    /// Adds results behind those that are there.
    ///
    /// - Throws: `UnwritableFile`.
    package mutating func add(_ results: [CaseResult]) throws {
        var writer = ByteWriter(reserving: results.count * 256)
        for result in results { writer.line(of: result) }
        try file?.append(writer.bytes)
        finished += results.count
    }

    /// Puts the file in its place when it has all cases, and its manifest beside it.
    ///
    /// - Throws: `UnwritableFile`, `UnreadableFile`.
    package consuming func close() throws {
        guard finished == head.cases, let file = file.take() else { return }
        try file.finish(at: stem + ".ndjson")
        try writeManifest()
    }

    /// Says that the part is finished, and what its file holds.
    private func writeManifest() throws {
        let path = stem + ".done"
        var object = head.identity
        object["digest"] = .string(try Digest(ofFileAt: stem + ".ndjson").text)
        try AtomicFile.write(ByteWriter.file(of: .object(object)), to: path)
    }
}
