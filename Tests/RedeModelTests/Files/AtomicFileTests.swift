import Foundation
import RedeModel
import Testing

@Suite struct AtomicFileTests {
    @Test func `a file is written in place of the one before, with nothing beside it`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("a.txt", "old")

        try AtomicFile.write(Array("new".utf8), to: directory.path + "/a.txt")

        #expect(directory.bytes("a.txt") == Array("new".utf8))
        #expect(try directory.names == ["a.txt"])
    }

    @Test func `what cannot be written leaves everything as it was`() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(
            atPath: directory.path + "/a.txt",
            withIntermediateDirectories: false
        )
        try directory.write("a.txt/inside", "kept")

        let error = try #require(throws: UnwritableFile.self) {
            try AtomicFile.write([1], to: directory.path + "/a.txt")
        }

        #expect(error.path == directory.path + "/a.txt")
        #expect(try directory.names == ["a.txt"])
        #expect(directory.bytes("a.txt/inside") == Array("kept".utf8))
        #expect(throws: UnwritableFile(path: "/nowhere/a", reason: "no such file or directory")) {
            try AtomicFile.write([1], to: "/nowhere/a")
        }
    }

    @Test func `what is no regular file is not replaced`() throws {
        let directory = try TemporaryDirectory()
        let pipe = directory.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)

        #expect(throws: UnwritableFile(path: pipe, reason: "something that is no regular file")) {
            try AtomicFile.write([1], to: pipe)
        }
        #expect(throws: UnwritableFile(path: directory.path, reason: "a directory")) {
            try AtomicFile.write([1], to: directory.path)
        }
        #expect(try directory.names == ["pipe"])
    }
}
