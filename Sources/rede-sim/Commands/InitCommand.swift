import ArgumentParser
import Foundation
import RedeModel

/// `rede-sim init`: writes a scenario to begin with.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a scenario that runs, to change and build on.",
        discussion: """
            story-circle is three bots that tell a story in turn; research is a coordinator with three bots that \
            look things up for it. DIR is made; one that is there must be empty.

            Examples:
              rede-sim init first-steps
              rede-sim init --template research who-knows && rede-sim run who-knows
            """
    )

    @Option(help: "The scenario to begin with: story-circle or research.")
    var template: Template = .storyCircle

    @Argument(help: ArgumentHelp("The directory to write to.", valueName: "dir"))
    var directory: String

    @Flag(help: "Do not list what was written.")
    var quiet = false

    func run() throws {
        let files = template.files
        try Interruption.held { try write(files) }
        guard !quiet else { return }
        let names = files.map(\.name).joined(separator: "  ")
        try StandardOutput.write(line: "\(directory)/  \(names)")
        try StandardOutput.write(line: "run it:  rede-sim run \(ShellWords.quoted(directory))")
    }

    private func write(_ files: [Template.File]) throws {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory) else {
            let entries = files.map { OutputDirectory.Entry(name: $0.name, bytes: Array($0.content.utf8)) }
            return try OutputDirectory.write(entries, to: directory)
        }
        guard isDirectory.boolValue else {
            throw UnwritableFile(path: directory, reason: "a file where a directory was to be written")
        }
        // A directory that cannot be listed cannot be written either, which the first file tells.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        guard names.isEmpty else {
            throw UnwritableFile(path: directory, reason: "a directory that is not empty")
        }
        try fill(files)
    }

    /// Writes the files into the empty directory, all or none.
    private func fill(_ files: [Template.File]) throws {
        var written: [String] = []
        do {
            for file in files {
                let path = FilePath.joined(directory, file.name)
                try AtomicFile.write(Array(file.content.utf8), to: path)
                written.append(path)
            }
        } catch {
            for path in written { unlink(path) }
            throw error
        }
    }
}

extension Template: ExpressibleByArgument {}
