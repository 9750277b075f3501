import ArgumentParser
import Foundation
import RedeModel

/// `rede-sim open`: shows the page of a run.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open the timeline of a run in the browser.",
        discussion: """
            RUN is the name of a run in --reports, or a directory or page elsewhere; without it the newest run is \
            opened. The path is printed, too, for machines that have no browser.

            Examples:
              rede-sim open
              rede-sim open story-circle-7 --at 84.250s
            """
    )

    @Argument(help: "The run.")
    var name: String?

    @Option(help: ArgumentHelp("The directory with the results of all runs.", valueName: "directory"))
    var reports: String = "reports"

    @Option(help: ArgumentHelp("The moment to show, such as 84.250s.", valueName: "duration"))
    var at: String?

    func run() throws {
        let page = try name.map(page) ?? newest()
        var fragment = ""
        if let at {
            guard let milliseconds = DurationText.milliseconds(of: Text(at)) else {
                throw UsageProblem(
                    place: "--at",
                    expected: "a duration such as \"250ms\", \"84.250s\" or \"2m\"",
                    found: Quoted.text(Text(at))
                )
            }
            fragment = "#t\(milliseconds)"
        }
        try StandardOutput.write(line: page + fragment)
        try Browser.open(page, fragment: fragment)
    }

    /// The page that a name or a path means.
    private func page(_ name: String) throws -> String {
        for path in [name, FilePath.joined(reports, name)] {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { continue }
            let page = isDirectory.boolValue ? FilePath.joined(path, RunDirectory.timeline) : path
            guard FileManager.default.fileExists(atPath: page) else {
                let log = ShellWords.quoted(FilePath.joined(path, "events.ndjson"))
                throw UnreadableFile(
                    path: page,
                    reason: "no such file: the run was made without a timeline\n"
                        + "  note: rede-sim timeline \(log) makes one"
                )
            }
            return page
        }
        let names = runs.map { Text($0) }
        let notes = NearestName.notes(
            for: Text(name),
            among: names,
            elsewhere: "ls \(reports) lists the runs"
        )
        throw UnreadableFile(
            path: name,
            reason: notes.reduce("no run of that name") { $0 + "\n  note: " + $1 }
        )
    }

    /// The names of the runs that have a page, sorted.
    private var runs: [String] {
        // A directory that is not there holds no runs.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: reports)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: pagePath($0)) }.sorted {
            Text($0) < Text($1)
        }
    }

    private func pagePath(_ run: String) -> String {
        FilePath.joined(FilePath.joined(reports, run), RunDirectory.timeline)
    }

    private func newest() throws -> String {
        let dated = runs.map { run in
            let path = pagePath(run)
            // A file that went away meanwhile is the oldest.
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return (path: path, date: attributes?[.modificationDate] as? Date ?? .distantPast)
        }
        guard let newest = dated.max(by: { $0.date < $1.date }) else {
            throw UnreadableFile(
                path: reports,
                reason: "no run with a timeline\n  note: rede-sim run SCENARIO makes one"
            )
        }
        return newest.path
    }
}
