import Foundation
import RedeTestSupport
import Testing

/// The built command, run as a process.
enum Command {
    /// What a process left.
    struct Ending: Equatable {
        var status: Int32
        var output: [UInt8]
        var errors: String

        /// The standard output as a text.
        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Where the command is: beside the bundle of the tests.
    static var path: String {
        let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        return tests.deletingLastPathComponent().appending(path: "rede-sim").path(percentEncoded: false)
    }

    /// Runs the command with an environment of nothing but these variables.
    static func run(
        _ arguments: String...,
        in directory: String = Project.root,
        environment: [String: String] = [:]
    ) throws -> Ending {
        try run(path, arguments, in: directory, environment: environment)
    }

    /// Runs the command with an environment of nothing but these variables.
    static func run(
        _ arguments: [String],
        in directory: String = Project.root,
        environment: [String: String] = [:]
    ) throws -> Ending {
        try run(path, arguments, in: directory, environment: environment)
    }

    /// Starts the command, reads its output until a text was there, and kills it without reading on.
    static func killed(_ arguments: [String], after text: String) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: Project.root)
        process.environment = [:]
        process.standardOutput = output
        try process.run()
        var read = Data()
        while read.range(of: Data(text.utf8)) == nil {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            read += more
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Starts a program that was built beside the command; its input stays open until it is told to end.
    static func started(
        _ name: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        output: Pipe? = nil
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: path).deletingLastPathComponent().appending(path: name)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: Project.root)
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { given, _ in given }
        process.standardInput = output == nil ? FileHandle.nullDevice : Pipe()
        process.standardOutput = output ?? FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Runs a line of a shell, in which `$REDE_SIM` is the command.
    static func shell(_ line: String, in directory: String = Project.root) throws -> Ending {
        try run("/bin/bash", ["-c", line], in: directory, environment: ["REDE_SIM": path])
    }

    private static func run(
        _ executable: String,
        _ arguments: [String],
        in directory: String,
        environment: [String: String]
    ) throws -> Ending {
        // Files, not pipes: a pipe that nobody reads would fill up and hold the process.
        let scratch = try TemporaryDirectory()
        let output = scratch.path + "/output"
        let errors = scratch.path + "/errors"
        for file in [output, errors] { try Data().write(to: URL(filePath: file)) }
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: directory)
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { given, _ in given }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
        try process.run()
        process.waitUntilExit()
        return Ending(
            status: process.terminationStatus,
            output: Array(try #require(FileManager.default.contents(atPath: output))),
            errors: String(
                decoding: try #require(FileManager.default.contents(atPath: errors)),
                as: UTF8.self
            )
        )
    }
}

/// A directory that goes when the test that made it ends.
final class TemporaryDirectory {
    /// The path, without a slash at the end.
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "rede-sim-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    deinit {
        // What cannot be removed stays in the system's directory for such things.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The content of a file in it; nil when there is none.
    func bytes(_ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path + "/" + name).map { Array($0) }
    }

    /// Writes a file in it.
    func write(_ content: String, to name: String) throws {
        try Data(content.utf8).write(to: URL(filePath: path + "/" + name))
    }

    /// The names of what is in it, sorted.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}
