import Foundation
import RedeModel
import Testing

@Suite struct SourceFileTests {
    @Test func `a file that is missing cannot be read`() throws {
        let error = try #require(throws: UnreadableFile.self) { try BotsFile.load("/nowhere/bots.json") }

        #expect(
            error.description
                == "/nowhere/bots.json: expected a file that can be read, found no such file or directory"
        )
    }

    @Test func `directories, pipes and devices are not read`() throws {
        let directory = try TemporaryDirectory()
        let pipe = directory.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)

        #expect(throws: UnreadableFile(path: directory.path, reason: "a directory")) {
            try GameFile.load(directory.path)
        }
        for path in [pipe, "/dev/zero"] {
            #expect(throws: UnreadableFile(path: path, reason: "something that is no regular file")) {
                try GameFile.load(path)
            }
        }
    }

    @Test func `a file of 100 MB is refused before it is read`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("bots.json", "[")
        let path = directory.path + "/bots.json"
        // The file has a hole, so that the test writes next to nothing.
        #expect(truncate(path, 100_000_000) == 0)

        let error = try #require(throws: InvalidInput.self) { try BotsFile.load(path) }

        #expect(error.description == "\(path):1:1: expected at most 16 MiB, found 100000000 bytes")
    }

    @Test func `lines end at line feeds, and columns count scalars`() {
        let file = SourceFile(path: "f", bytes: Array("a\r\nä🙂b\rc\nd".utf8))

        let places = [0, 1, 2, 3, 5, 9, 10, 11, 12, 13, 99].map { file.location(ofByte: $0) }

        #expect(
            places.map { "\($0.line):\($0.column)" }
                == ["1:1", "1:2", "1:3", "2:1", "2:2", "2:3", "2:4", "2:5", "2:6", "3:1", "3:2"]
        )
    }

    @Test func `a long file gives the same places from its index`() throws {
        let text =
            "["
            + (0..<3000).map { "{\"näme\": \"b\($0)\",\r\n\"prompt\": \($0 == 2999 ? "1" : "\"🙂\"")}" }
            .joined(separator: ",") + "]"
        let broken = text.replacingOccurrences(of: "näme", with: "name")
        let file = SourceFile(path: "bots.json", bytes: Array(broken.utf8))

        let error = try #require(throws: InvalidInput.self) { try BotsFile.read(file) }

        #expect(error.problems.map(\.location) == [Location(file: "bots.json", line: 3001, column: 11)])
    }
}
