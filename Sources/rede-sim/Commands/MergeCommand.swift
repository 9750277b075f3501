import ArgumentParser
import RedeEval
import RedeModel
import RedeReport
import RedeStore

/// `rede-sim merge`: joins the parts of a batch that several machines have run.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Join the parts of a batch that batch --shard has run.",
        usage: "rede-sim merge [<options>] <directories> ...",
        discussion: """
            All parts must be finished, each there once, as they were written, and of one plan and version. Their results \
            go to a database under the tag, as if one machine had run them all: its export has the same bytes. With \
            --shard, some of the parts become one larger part in --out, for batches of more than 1000 parts.

            The exit code is 1 when a check failed, as that of batch.

            Examples:
              rede-sim merge parts --tag cooldowns
              rede-sim merge parts --shard 3/100 --out larger-parts
            """
    )

    @Argument(help: "The directories with the parts.")
    var directories: [String]

    @Option(help: "The name of the batch.")
    var tag: String?

    @OptionGroup var store: StoreOption

    @Flag(help: "Go on with joining that was interrupted.")
    var resume = false

    @Option(help: ArgumentHelp("Join only what makes up this part, such as 3/100.", valueName: "k/n"))
    var shard: String?

    @Option(help: ArgumentHelp("The directory for that part.", valueName: "directory"))
    var out: String?

    @Flag(help: "Print neither progress nor what was joined.")
    var quiet = false

    func validate() throws {
        if let shard {
            guard Shard(Text(shard)) != nil else {
                throw ValidationError("--shard: expected a part such as 3/100, found \"\(shard)\"")
            }
            guard out != nil, tag == nil, !resume else {
                throw ValidationError("--shard: expected --out DIRECTORY, and neither --tag nor --resume")
            }
        } else {
            guard let tag, out == nil else {
                throw ValidationError("merge: expected --tag NAME, or --shard k/n with --out DIRECTORY")
            }
            guard BatchDirectory.isName(tag) else {
                throw ValidationError(
                    "--tag: expected letters, digits, \"-\", \"_\" and \".\", found \"\(tag)\""
                )
            }
        }
    }

    func run() throws {
        let parts = try ShardUnion(of: directories, as: shard.flatMap { Shard(Text($0)) } ?? .whole)
        // A signal that comes meanwhile counts when what is under way has been written.
        try Interruption.held {
            if let out { try join(parts, into: out) } else { try join(parts) }
        }
    }

    /// Joins all parts into the store.
    private func join(_ parts: ShardUnion) throws {
        let name = tag ?? ""
        var (runs, passed) = (0, 0)
        func count(_ result: CaseResult) {
            runs += 1
            passed += result.hasPassed ? 1 : 0
        }
        var results = try BatchResults(
            of: parts.head.plan,
            checks: parts.head.checks,
            as: Text(name),
            in: ResultStore(store.store, for: .growing),
            resuming: resume,
            version: parts.head.version,
            found: count
        )
        guard try join(parts, into: &results, count) else {
            return tellInterrupted(runs, of: parts, "--resume")
        }
        let place = store.store == StoreOption.usual ? "" : " --store \(ShellWords.quoted(store.store))"
        try tell(
            runs,
            of: parts,
            [
                ", \(Share.text(passed, of: runs)) passed",
                "",
                "results  \(store.store), tag \(name)",
                "next     rede-sim runs show \(ShellWords.quoted(name))\(place)",
            ]
        )
        if passed < runs { throw ExitStatus.checkFailed.code }
    }

    /// Joins some parts into a larger one; a failed check is for whoever joins all of them to judge.
    private func join(_ parts: ShardUnion, into directory: String) throws {
        var runs = 0
        var file = try ShardFile(parts.head, in: directory) { _ in runs += 1 }
        let isWhole = try join(parts, into: &file) { _ in runs += 1 }
        try file.close()
        guard isWhole else { return tellInterrupted(runs, of: parts, "the same command") }
        let path = FilePath.joined(directory, parts.head.shard.stem)
        try tell(runs, of: parts, ["", "", "results  \(path).ndjson"])
    }

    /// Adds what is not there yet, in order; false when somebody interrupted it.
    private func join(
        _ parts: ShardUnion,
        into sink: inout some ResultSink & ~Copyable,
        _ count: (CaseResult) -> Void
    ) throws -> Bool {
        var progress = BatchProgress(of: parts.head.cases, after: sink.finished)
        defer { if !quiet { progress.end() } }
        var results = try ShardUnion.Results(of: parts)
        for _ in 0..<sink.finished { _ = try results.next() }
        var piece: [CaseResult] = []
        while let result = try results.next() {
            count(result)
            piece.append(result)
            guard piece.count == MergeCommand.pieceSize else { continue }
            try sink.add(piece)
            piece.removeAll(keepingCapacity: true)
            if !quiet { progress.show(sink.finished) }
            if Interruption.isWaiting { return false }
        }
        try sink.add(piece)
        return true
    }

    /// How many results are added at once.
    static let pieceSize = 4000

    /// Says what was joined; the first line goes on with the first of what follows.
    private func tell(_ runs: Int, of parts: ShardUnion, _ rest: [String]) throws {
        guard !quiet else { return }
        let title = "\(counted(runs, "run")) of \(counted(parts.count, "part"))"
        try StandardOutput.write(line: title + rest.joined(separator: "\n"))
    }

    private func tellInterrupted(_ runs: Int, of parts: ShardUnion, _ how: String) {
        if !quiet { StandardError.write("\(runs) of \(parts.head.cases) runs are joined; \(how) goes on") }
    }
}
