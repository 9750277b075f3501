import RedeEval
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

struct DamagedLogTests {
    @Test func `lines out of order are sorted, and it is said`() throws {
        let archived = try ArchivedLogs("story-circle")
        var lines = archived.lines
        for place in stride(from: 0, to: lines.count - 3, by: 3) { lines.swapAt(place, place + 2) }

        let (log, imported, _) = try archived.imported(lines)

        #expect(log.notes.contains { $0.contains("out of order") })
        #expect(imported.fidelity.isWhole, "\(imported.fidelity.complaint)")
    }

    @Test func `broken lines are left out, and counted`() throws {
        let archived = try ArchivedLogs("story-circle")
        var lines = archived.lines
        lines.insert(Array("{\"event\":\"brain.reply\",\"time".utf8), at: 5)
        lines.insert([0xFF, 0xFE, 0x00], at: 9)
        lines.insert(Array("[]".utf8), at: 12)

        let (_, imported, broken) = try archived.imported(lines)

        #expect(broken == 3)
        #expect(imported.fidelity.isWhole, "\(imported.fidelity.complaint)")
    }

    @Test(arguments: ["", "\n\n", "no log\n", "{}\n", "{\"event\":\"a\"}\n"])
    func `a file without a record is no log`(text: String) {
        let file = SourceFile(path: "log.ndjson", bytes: Array(text.utf8))

        #expect(throws: InvalidInput.self) { try LogReader.salvage(file) }
    }

    @Test(arguments: [("story-circle", 100), ("research", 100), ("chess-coordinates", 120)])
    func `a log that begins in the middle is given again from there on, most of it`(
        name: String,
        count: Int
    ) throws {
        let archived = try ArchivedLogs(name)

        let (log, imported, _) = try archived.imported(Array(archived.lines.suffix(count)))

        #expect(log.isCutAtStart)
        #expect(log.notes.contains { $0.contains("begins in the middle") })
        #expect(imported.fidelity.logged == count)
        #expect(imported.fidelity.reproduced * 10 >= count * 7, "\(imported.fidelity.complaint)")
    }

    @Test func `replies before a log count against the budget that its skips tell`() throws {
        let archived = try ArchivedLogs("story-circle")

        let (_, imported, _) = try archived.imported(Array(archived.lines.suffix(100)))

        let plan = try RunPlan(imported.scenario)
        var simulation = Simulation(plan, seed: 0)
        simulation.run(until: plan.end)
        let written = try LogReader.read(SourceFile(path: "log.ndjson", bytes: simulation.log.ndjson))
        let stops = written.records.filter { $0.event == "conversation.stop" }.compactMap {
            $0.payload["replyCount"]?.double
        }
        #expect(stops == [6, 6, 6])
    }

    @Test func `a log that ends in the middle is given again up to there`() throws {
        let archived = try ArchivedLogs("research")
        // Not within an instant: nothing tells what else was to happen in it.
        let timestamps = try archived.lines.map { try JSONReader.value(of: $0[...])["timestamp"]?.text }
        let end = try #require((80..<archived.lines.count).first { timestamps[$0] != timestamps[$0 - 1] })

        let (_, imported, _) = try archived.imported(Array(archived.lines.prefix(end)))

        #expect(imported.fidelity.isWhole, "\(imported.fidelity.complaint)")
    }

    @Test func `of several runs one is taken`() throws {
        let archived = try ArchivedLogs("story-circle")
        func lines(of run: Text, later milliseconds: Int) throws -> [[UInt8]] {
            try archived.lines.map { line in
                try ArchivedLogs.changed(line) { object in
                    let instant = object["timestamp"]?.text.flatMap { DateText.instant(of: $0) }
                    object["timestamp"] = instant.map {
                        .string($0.advanced(byMilliseconds: milliseconds).text)
                    }
                    guard var payload = object["payload"]?.object,
                        object["event"]?.text?.string.hasPrefix("conversation.") == true
                    else { return }
                    payload["runId"] = .string(run)
                    object["payload"] = .object(payload)
                }
            }
        }
        let both = try lines(of: "one", later: 0) + lines(of: "two", later: 3_600_000)

        let (last, _, _) = try archived.imported(both)
        let (first, _, _) = try archived.imported(both, run: "one")

        #expect(last.notes.contains { $0.contains("2 runs") })
        #expect(first.events.count == archived.lines.count)
        #expect(last.events.count == archived.lines.count)
        #expect(last.events[0].instant.milliseconds(since: first.events[0].instant) == 3_600_000)
        #expect(throws: UnknownRun(run: "three", known: ["one", "two"])) {
            try archived.imported(both, run: "three")
        }
    }

    @Test func `of a log of several years the end is taken, and can be written`() throws {
        let archived = try ArchivedLogs("story-circle")
        let early = archived.lines.map { line in
            Array(String(decoding: line, as: UTF8.self).replacing("2026-", with: "1026-").utf8)
        }

        let (log, imported, _) = try archived.imported(early + archived.lines)

        #expect(log.notes.contains { $0.contains("more than 8000 hours") })
        #expect(imported.fidelity.logged == archived.lines.count)
        #expect(imported.fidelity.isWhole, "\(imported.fidelity.complaint)")
        #expect(try ImportedFiles.entries(of: imported).count == ImportedFiles.names.count)
    }

    @Test func `a log of an older version with deployments and presence only is given again`() throws {
        let archived = try ArchivedLogs("story-circle")
        let kept: [Text] = ["durable.deploy", "message.receive", "message.send"]
        let lines = try archived.lines.filter { line in
            let value = try JSONReader.value(of: line[...])
            guard let event = value["event"]?.text, kept.contains(event) else { return false }
            let content = value["payload"]?["content"]?.text
            return content == nil || content == Message.presence
        }

        let (_, imported, _) = try archived.imported(lines, knowsFiles: false)

        #expect(imported.fidelity.reproduced == lines.count, "\(imported.fidelity.complaint)")
        #expect(imported.fidelity.unknownToLog > 0)
    }

    @Test func `skips of sessions that began before the log are given again`() throws {
        let lines = ["A", "B"].map { bot in
            """
            {"event":"brain.skip","timestamp":"2026-01-01T00:02:00.000Z","payload":{"bot":"\(bot)",\
            "reason":"conversation-expired","startedAt":"2026-01-01T00:00:00.000Z",\
            "killAt":"2026-01-01T00:02:00.000Z","ttlSeconds":120}}
            """
        }
        let archived = try ArchivedLogs("story-circle")

        let (log, imported, _) = try archived.imported(lines.map { Array($0.utf8) }, knowsFiles: false)

        #expect(log.isCutAtStart)
        #expect(imported.fidelity.isWhole, "\(imported.fidelity.complaint)")
    }

    @Test func `a clock that is late is told apart from a difference`() throws {
        let archived = try ArchivedLogs("story-circle")
        var stream = SeedStream(seed: 11, name: "late")
        var latest = 0
        let lines = try archived.lines.map { line in
            try ArchivedLogs.changed(line) { object in
                guard let instant = object["timestamp"]?.text.flatMap({ DateText.instant(of: $0) }) else {
                    return
                }
                latest = max(latest, instant.milliseconds + stream.integer(in: 0...3))
                object["timestamp"] = .string(Instant(milliseconds: latest).text)
            }
        }

        let (_, imported, _) = try archived.imported(lines, tolerance: 25)

        let fidelity = imported.fidelity
        #expect(fidelity.shifted > 0)
        #expect(fidelity.largestShift <= 25)
        #expect(fidelity.reproduced * 100 >= fidelity.logged * 95, "\(fidelity.complaint)")
    }

    @Test func `damage of any kind ends in an import or in a located error`() throws {
        let archived = try ArchivedLogs("stale-turns")
        let whole = Array(archived.lines.prefix(60).joined(separator: [0x0A]))
        var stream = SeedStream(seed: 20_261_123, name: "damage")
        let words = ["{", "}", "\"", "null", "-1", "1e999", "0", "[]", "\n", "\\ud800", "brain.reply", "A"]
        for round in 0..<60 {
            var bytes = whole
            for _ in 0..<stream.integer(in: 1...6) {
                let place = stream.integer(below: bytes.count)
                let end = min(bytes.count, place + stream.integer(in: 0...12))
                bytes.replaceSubrange(
                    place..<end,
                    with: Array(words[stream.integer(below: words.count)].utf8)
                )
            }
            do {
                let (written, _) = try LogReader.salvage(SourceFile(path: "log.ndjson", bytes: bytes))
                let imported = LogImport(try ArchivedLog(written), name: "damaged", toleranceMilliseconds: 0)
                #expect(imported.fidelity.logged <= written.records.count, "round \(round)")
            } catch let error as InvalidInput {
                #expect(!error.problems.isEmpty, "round \(round)")
            }
        }
    }
}
