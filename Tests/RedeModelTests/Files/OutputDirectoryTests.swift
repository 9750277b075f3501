import Foundation
import RedeModel
import Testing

@Suite struct OutputDirectoryTests {
    private func entry(_ name: String, _ text: String) -> OutputDirectory.Entry {
        .init(name: name, bytes: Array(text.utf8))
    }

    @Test func `a directory appears whole, with the ones above it`() throws {
        let directory = try TemporaryDirectory()

        try OutputDirectory.write(
            [entry("run.json", "{}"), entry("events.ndjson", "")],
            to: directory.path + "/r/s/run"
        )

        #expect(directory.bytes("r/s/run/run.json") == Array("{}".utf8))
        #expect(directory.bytes("r/s/run/events.ndjson") == [])
        #expect(try directory.names == ["r"])
    }

    @Test func `an earlier one is replaced, files that are known included`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/run/"
        try OutputDirectory.write([entry("run.json", "1"), entry("timeline.html", "1")], to: path)

        try OutputDirectory.write([entry("run.json", "2")], to: path, replacing: ["timeline.html"])

        #expect(directory.bytes("run/run.json") == Array("2".utf8))
        #expect(directory.bytes("run/timeline.html") == nil)
        #expect(try directory.names == ["run"])
    }

    @Test func `a directory with something else in it is left alone`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("thesis.txt", "years of work")

        let error = try #require(throws: UnwritableFile.self) {
            try OutputDirectory.write([entry("run.json", "")], to: directory.path)
        }

        #expect(error.reason == "a directory with something else in it, \"thesis.txt\"")
        #expect(try directory.names == ["thesis.txt"])
    }

    @Test func `a failure half-way leaves the earlier one`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/run"
        try OutputDirectory.write([entry("run.json", "1")], to: path)

        #expect(throws: UnwritableFile.self) {
            try OutputDirectory.write([entry("run.json", "2"), entry("no/such/place", "")], to: path)
        }

        #expect(directory.bytes("run/run.json") == Array("1".utf8))
        #expect(try directory.names == ["run"])
    }
}
