import RedeModel

/// Finished parts of a batch that make up all of it, or a larger part: each is there once, as it was
/// written, and all are of one plan and version.
package struct ShardUnion: Sendable {
    /// The head of the part that they make up.
    package let head: ShardHead
    /// The parts, in the order of their first cases.
    private let shards: [Shard]
    /// Their files.
    private let paths: [String]

    /// How many parts they are.
    package var count: Int { shards.count }

    /// How many parts are joined at once, at most: that many files are open.
    package static let maximumCount = 1000

    /// The parts in some directories that make up a part of the batch; all files are read once, to see
    /// whether they are as they were written.
    ///
    /// - Throws: ``UnfitShards`` for parts that are missing, twice there, changed, too many, or of several
    ///   batches; `InvalidInput` for one of another plan or version; `UnreadableFile`.
    package init(of directories: [String], as shard: Shard = .whole) throws {
        let (stems, count) = try ShardUnion.finished(in: directories)
        let place = directories.joined(separator: ", ")
        guard let shards = shard.parts(of: count) else {
            throw UnfitShards(
                path: place,
                expected: "a number of parts that \(count) can be divided by",
                found: "\(shard.count)"
            )
        }
        let missing = shards.map(\.number).filter { stems[$0].isEmpty }
        guard missing.isEmpty else {
            throw UnfitShards(
                path: place,
                expected: "\(shards.count) finished parts",
                found: "\(shards.count - missing.count) of them",
                notes: ["missing: \(missing.map(String.init).joined(separator: ","))"]
            )
        }
        guard shards.count <= ShardUnion.maximumCount else {
            throw UnfitShards(
                path: place,
                expected: "at most \(ShardUnion.maximumCount) parts at once",
                found: "\(shards.count)",
                notes: ["--shard joins them into fewer and larger parts first"]
            )
        }
        for part in shards { try ShardUnion.checkDigest(of: stems[part.number]) }
        self.shards = shards
        paths = shards.map { stems[$0.number] + ".ndjson" }
        head = try ShardReader.head(of: paths[0]).head(of: shard)
        // Opening a file compares its head.
        _ = try Results(of: self)
    }

    /// What the finished parts are called, path and all, by their numbers, and how many parts there are.
    private static func finished(in directories: [String]) throws -> (stems: [String], count: Int) {
        var (stems, count) = ([String](), 0)
        for directory in directories {
            let there = Shard.named(in: directory, Shard.endings)
            guard let first = there.first else {
                throw UnreadableFile(path: directory, reason: "no part of a batch in it")
            }
            if count == 0 { (stems, count) = (Array(repeating: "", count: first.count + 1), first.count) }
            for shard in there where shard.count != count {
                throw UnfitShards(
                    path: FilePath.joined(directory, shard.stem),
                    expected: "parts of one batch, of which there are \(count)",
                    found: "one of \(shard.count)"
                )
            }
            for shard in Shard.named(in: directory, [".done"]) {
                let stem = FilePath.joined(directory, shard.stem)
                guard stems[shard.number].isEmpty else {
                    throw UnfitShards(path: stem, expected: "each part once", found: stems[shard.number])
                }
                stems[shard.number] = stem
            }
        }
        return (stems, count)
    }

    /// Makes sure that a file is the one that its manifest tells of.
    private static func checkDigest(of stem: String) throws {
        let manifest = try SourceFile.read(stem + ".done")
        // A manifest that is no JSON has no digest, which the message says.
        let told = (try? JSONReader.value(of: manifest.bytes[...]))?["digest"]?.text ?? Text()
        let digest = try Digest(ofFileAt: stem + ".ndjson")
        guard told != digest.text else { return }
        throw UnfitShards(
            path: stem + ".ndjson",
            expected: "the file that its manifest tells of, \(Quoted.text(told))",
            found: "\(Quoted.text(digest.text))",
            notes: ["it was changed since: remove both and run the part again"]
        )
    }

    /// The results of the parts, in the order of their cases.
    package struct Results {
        /// A reader of a part; an array holds no values that cannot be copied.
        private final class Source {
            var reader: ShardReader

            init(_ reader: consuming ShardReader) { self.reader = reader }
        }

        private let union: ShardUnion
        private let sources: [Source]
        private var place = 0

        /// All results of the parts.
        ///
        /// - Throws: `UnreadableFile`, or `InvalidInput` for a file of another plan or version.
        package init(of union: ShardUnion) throws {
            self.union = union
            var sources: [Source] = []
            for (shard, path) in zip(union.shards, union.paths) {
                let head = union.head.head(of: shard)
                sources.append(Source(try ShardReader(path, expecting: head, inPiecesOf: 1 << 14)))
            }
            self.sources = sources
        }

        /// The next result; nil after the last one.
        ///
        /// Neighbours are in different parts, so the parts take turns.
        ///
        /// - Throws: `UnreadableFile`, or `InvalidInput` for a line that is none of the next case.
        package mutating func next() throws -> CaseResult? {
            guard place < union.head.cases else { return nil }
            defer { place += 1 }
            return try sources[place % sources.count].reader.next()
        }
    }
}
