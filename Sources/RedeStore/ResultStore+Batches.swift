import GRDB
package import RedeEval
package import RedeModel

extension ResultStore {
    /// Begins a batch; `checks` are those of each variant of the plan.
    ///
    /// - Throws: ``UnfitTag`` when a batch has this tag; `UnwritableFile`.
    package func begin(
        _ tag: Text,
        _ plan: BatchPlan,
        checks: [[BatchCheck]],
        version: Text
    ) throws -> StoredBatch {
        try writing { database in
            guard try !ResultStore.hasBatch(tag, in: database) else {
                throw UnfitTag.taken(tag, notes: ["--resume goes on with it, rede-sim runs rm removes it"])
            }
            return try ResultStore.begin(tag, plan, checks, version, in: database)
        }
    }

    /// Keeps a batch with all of its results in one transaction, in the place of the one that has its tag.
    ///
    /// - Throws: `UnwritableFile`.
    package func put(
        _ tag: Text,
        _ plan: BatchPlan,
        checks: [[BatchCheck]],
        results: some Sequence<CaseResult>,
        version: Text
    ) throws {
        try writing { database in
            if try ResultStore.hasBatch(tag, in: database) {
                try ResultStore.remove(try ResultStore.batch(tag, in: database), from: database)
            }
            let batch = try ResultStore.begin(tag, plan, checks, version, in: database)
            try ResultStore.add(results, to: batch, in: database)
        }
        try giveSpaceBack()
    }

    private static func begin(
        _ tag: Text,
        _ plan: BatchPlan,
        _ checks: [[BatchCheck]],
        _ version: Text,
        in database: Database
    ) throws -> StoredBatch {
        precondition(checks.count == plan.variants.count, "every variant has its list of checks")
        try database.execute(
            sql: """
                INSERT INTO batches (tag, digest, seeds, cases, step_limit, time_limit, version, first_run)
                VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT ifnull(max(first_run + cases), 1) FROM batches))
                """,
            arguments: [
                tag.string, plan.digest.text.string, plan.runs, plan.caseCount, plan.stepLimit,
                plan.timeLimitMilliseconds, version.string,
            ]
        )
        let id = Int(database.lastInsertedRowID)
        for (index, variant) in plan.variants.enumerated() {
            try database.execute(
                sql: "INSERT INTO variants VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    id, index + 1, variant.scenario.string, Int64(variant.firstSeed),
                    ByteWriter.text(of: variant.changesJSON).string,
                ]
            )
            for (place, check) in checks[index].enumerated() {
                try database.execute(
                    sql: "INSERT INTO checks VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [
                        id, index + 1, place + 1, check.title.stored, check.subject.stored,
                        check.expected.stored,
                    ]
                )
            }
        }
        return try ResultStore.batch(tag, in: database)
    }

    /// The batch of this tag, to go on with it.
    ///
    /// - Throws: ``UnfitTag`` when there is none, or when it is one of another plan.
    package func resume(_ tag: Text, _ plan: BatchPlan) throws -> StoredBatch {
        let batch = try batch(tag)
        guard batch.plan.digest == plan.digest else {
            throw UnfitTag(
                expected: "a batch of the plan \(plan.digest.short)",
                found: "\(Quoted.text(tag)) of the plan \(batch.plan.digest.short)",
                notes: [
                    "a plan is another one when a file of it, a sweep, the number of runs or a limit is"
                ]
            )
        }
        return batch
    }

    /// The batch of this tag.
    ///
    /// - Throws: ``UnfitTag`` when there is none.
    package func batch(_ tag: Text) throws -> StoredBatch {
        try reading { try ResultStore.batch(tag, in: $0) }
    }

    /// The tags of all batches, in the order in which they began.
    package func tags() throws -> [Text] {
        try reading { try ResultStore.tags(in: $0) }
    }

    /// Gives a batch another tag.
    ///
    /// - Throws: ``UnfitTag`` when there is no such batch, or when one has the new tag; `UnwritableFile`.
    package func rename(_ tag: Text, to new: Text) throws {
        try writing { database in
            let batch = try ResultStore.batch(tag, in: database)
            guard try !ResultStore.hasBatch(new, in: database) else { throw UnfitTag.taken(new) }
            try database.execute(
                sql: "UPDATE batches SET tag = ? WHERE id = ?",
                arguments: [new.string, batch.id]
            )
        }
    }

    /// Removes a batch with all of its runs, and gives the space back.
    ///
    /// - Throws: ``UnfitTag`` when there is no such batch; `UnwritableFile`.
    package func remove(_ tag: Text) throws {
        try writing { try ResultStore.remove(ResultStore.batch(tag, in: $0), from: $0) }
        try giveSpaceBack()
    }

    private static func remove(_ batch: StoredBatch, from database: Database) throws {
        for (table, key) in [("failures", "run"), ("metrics", "run"), ("runs", "id")] {
            try database.execute(
                sql: "DELETE FROM \(table) WHERE \(key) >= ? AND \(key) < ?",
                arguments: [batch.runs.lowerBound, batch.runs.upperBound]
            )
        }
        for (table, key) in [("checks", "batch"), ("variants", "batch"), ("batches", "id")] {
            try database.execute(sql: "DELETE FROM \(table) WHERE \(key) = ?", arguments: [batch.id])
        }
    }

    private func giveSpaceBack() throws {
        try StoreRefusal.told(of: path) {
            try database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA incremental_vacuum")
                // Where another process reads, the file gets shorter with a later checkpoint.
                try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        }
    }

    private static func tags(in database: Database) throws -> [Text] {
        try String.fetchAll(database, sql: "SELECT tag FROM batches ORDER BY id").map { Text($0) }
    }

    private static func hasBatch(_ tag: Text, in database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "SELECT 1 FROM batches WHERE tag = ?", arguments: [tag.string]) != nil
    }

    static func batch(_ tag: Text, in database: Database) throws -> StoredBatch {
        let sql = "SELECT * FROM batches WHERE tag = ?"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [tag.string]) else {
            throw UnfitTag.unknown(tag, among: try tags(in: database))
        }
        return try StoredBatch(row, in: database)
    }
}

extension StoredBatch {
    fileprivate init(_ row: Row, in database: Database) throws {
        let id: Int = row["id"]
        self.id = id
        firstRun = row["first_run"]
        tag = Text(row["tag"])
        version = Text(row["version"])
        created = Text(row["created"])
        let sql = "SELECT scenario, changes, first_seed FROM variants WHERE batch = ? ORDER BY variant"
        let variants = try Row.fetchAll(database, sql: sql, arguments: [id]).map { row in
            let seed: Int64 = row[2]
            return BatchPlan.Variant(
                scenario: Text(row[0]),
                changes: try StoredBatch.changes(Text(row[1])),
                firstSeed: UInt64(max(0, seed))
            )
        }
        let digest = Array((row["digest"] as String).utf8).withUnsafeBufferPointer(Digest.init(hexadecimal:))
        guard let digest else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a digest") }
        plan = BatchPlan(
            variants: variants,
            runs: row["seeds"],
            stepLimit: row["step_limit"],
            timeLimitMilliseconds: row["time_limit"],
            digest: digest
        )
        var checks = [[BatchCheck]](repeating: [], count: variants.count)
        let ofBatch = "SELECT * FROM checks WHERE batch = ? ORDER BY variant, place"
        for row in try Row.fetchAll(database, sql: ofBatch, arguments: [id]) {
            let check = BatchCheck(
                title: Text(row["title"]),
                subject: Text(row["subject"]),
                expected: Text(row["expected"])
            )
            checks[row["variant"] - 1].append(check)
        }
        self.checks = checks
    }

    private static func changes(_ json: Text) throws -> [BatchPlan.Variant.Change] {
        do {
            return try JSONReader.value(of: json).object?.members.map {
                .init(key: $0.key, value: $0.value.text ?? Text())
            } ?? []
        } catch {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "changes of a variant")
        }
    }
}
