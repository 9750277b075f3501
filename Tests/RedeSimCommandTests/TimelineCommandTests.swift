import Foundation
import RedeTestSupport
import Testing

struct TimelineCommandTests {
    private static let record =
        #"{"event":"bot.wait","timestamp":"2026-01-01T00:00:01.000Z","payload":{"bot":"A","seconds":2}}"#

    @Test func `a page is written under the log's name into the working directory`() throws {
        let place = try TemporaryDirectory()
        try place.write(TimelineCommandTests.record + "\n", to: "old.ndjson")

        let ending = try Command.run("timeline", "old.ndjson", in: place.path)

        #expect(ending == Command.Ending(status: 0, output: Array("old.html  1 event\n".utf8), errors: ""))
        #expect(try place.names() == ["old.html", "old.ndjson"])
    }

    @Test func `a page of a run's log has the checks of the run.json beside it`() throws {
        let place = try TemporaryDirectory()
        _ = try Command.run("run", Project.root + "/Tests/Fixtures/three-bots", "--quiet", in: place.path)

        let ending = try Command.run("timeline", "reports/three-bots-1/events.ndjson", in: place.path)

        #expect(ending.text.hasSuffix("with the checks and figures of its run.json\n"))
        let page = String(decoding: try #require(place.bytes("events.html")), as: UTF8.self)
        #expect(page.contains("<h1>three-bots · seed 1</h1>"))
        #expect(page.contains("those of the run.json beside the log"))
    }

    @Test func `a trace goes to the standard output where that is asked for`() throws {
        let place = try TemporaryDirectory()
        try place.write(TimelineCommandTests.record + "\n", to: "old.ndjson")

        let ending = try Command.run(
            "timeline",
            "old.ndjson",
            "--format",
            "perfetto",
            "--out",
            "-",
            in: place.path
        )

        #expect(ending.text.contains(#""ph":"X""#))
        #expect(try place.names() == ["old.ndjson"])
    }

    @Test func `a line that is no record is told with its place, and nothing is written`() throws {
        let place = try TemporaryDirectory()
        try place.write(TimelineCommandTests.record + "\nand then\n", to: "old.ndjson")

        let ending = try Command.run("timeline", "old.ndjson", in: place.path)

        #expect(ending.status == 65)
        #expect(ending.errors.hasPrefix("old.ndjson:2:1: expected a record of an event log"))
        #expect(try place.names() == ["old.ndjson"])
    }

    @Test func `a run writes what people and build servers look at`() throws {
        let place = try TemporaryDirectory()
        let arguments = ["run", Project.root + "/Tests/Fixtures/three-bots", "--out", place.path]

        for extra in [[], ["--quiet"], ["--quiet", "--timeline"], ["--no-timeline"]] {
            let ending = try Command.shell(
                (["$REDE_SIM"] + arguments + extra).joined(separator: " "),
                in: place.path
            )
            #expect(ending.status == 0)
            let files = try FileManager.default.contentsOfDirectory(atPath: place.path + "/three-bots-1")
                .sorted()
            let page = extra == [] || extra.contains("--timeline") ? ["timeline.html"] : []
            #expect(files == ["events.ndjson", "junit.xml", "run.json", "summary.md"] + page)
        }
    }

    @Test func `open shows the newest run, or the one that is named, at its moment`() throws {
        let place = try TemporaryDirectory()
        try place.write("#!/bin/sh\necho \"$1\" >>\"\(place.path)/opened\"\n", to: "browser")
        let line = """
            chmod +x browser; export BROWSER=$PWD/browser
            $REDE_SIM run \(Project.root)/Tests/Fixtures/three-bots --open >/dev/null
            $REDE_SIM open && $REDE_SIM open three-bots-1 --at 2.5s
            while [ "$(wc -l <opened)" -lt 3 ]; do :; done
            """

        let ending = try Command.shell(line, in: place.path)

        let page = "reports/three-bots-1/timeline.html"
        #expect(ending.text == "\(page)\n\(page)#t2500\n")
        let opened = String(decoding: try #require(place.bytes("opened")), as: UTF8.self)
        let lines = opened.split(separator: "\n").sorted()
        #expect(lines.count == 3 && lines.allSatisfy { $0.hasPrefix("file:///") && $0.contains(page) })
        #expect(lines.last?.hasSuffix("#t2500") == true)
    }

    @Test func `open names the nearest run, and the way to a first one`() throws {
        let place = try TemporaryDirectory()

        let nothing = try Command.run("open", in: place.path)
        _ = try Command.run("run", Project.root + "/Tests/Fixtures/three-bots", in: place.path)
        let unknown = try Command.run("open", "three-bots-2", in: place.path)

        #expect(nothing.status == 66)
        #expect(nothing.errors.contains("rede-sim run SCENARIO makes one"))
        #expect(unknown.status == 66)
        #expect(unknown.errors.contains(#"the nearest name is "three-bots-1""#))
    }
}
