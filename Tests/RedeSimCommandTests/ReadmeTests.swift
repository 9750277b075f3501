import Foundation
import RedeTestSupport
import Testing

/// What the pages show is what the command prints.
struct ReadmeTests {
    /// The README, the pages of docs/ and those of the shipped scenarios that show commands.
    static let pages: [String] = {
        var paths = ["README.md"]
        for folder in ["docs", "scenarios"] {
            // A folder that cannot be read has no pages; the test of the README still runs.
            let found =
                (try? FileManager.default.subpathsOfDirectory(atPath: Project.root + "/" + folder)) ?? []
            paths += found.filter { $0.hasSuffix(".md") }.map { folder + "/" + $0 }
        }
        return paths.sorted()
    }()

    @Test(arguments: pages)
    func `every command that a page shows prints what the page shows`(_ path: String) throws {
        var page = try ConsolePage(path)
        let place = try Self.workplace()
        var differing: [(shown: ConsolePage.Shown, output: String)] = []
        for one in page.shown {
            for file in one.files { try Self.write(file, in: place.path + "/work") }
            let ending = try Command.shell(
                "exec 2>&1; PATH='\(place.path)/bin':$PATH; \(one.command)",
                in: place.path + "/work"
            )
            let output = Self.trimmed(ending.text)
            let expected = Masked.text(page.output(of: one), place.path)
            if Masked.text(output, place.path) != expected { differing.append((one, output)) }
        }

        guard ProcessInfo.processInfo.environment["REDE_RECORD"] == "1" else {
            for (shown, output) in differing {
                let expected = Masked.text(page.output(of: shown), place.path)
                let found = Masked.text(output, place.path)
                let difference =
                    firstDifference(expected: Array(expected.utf8), found: Array(found.utf8)) ?? ""
                Issue.record(
                    "\(path):\(shown.line): \(shown.command): \(difference)\nREDE_RECORD=1 writes it anew"
                )
            }
            return
        }
        // From the end on, so that the lines above stay where they are.
        for (shown, output) in differing.reversed() { page.replace(shown, by: output) }
        try page.write()
        Issue.record("\(path): recorded: read the diff, then run again")
    }

    private static func write(_ file: ConsolePage.File, in directory: String) throws {
        let url = URL(filePath: directory + "/" + file.path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        let before = file.isAdded ? try String(contentsOf: url, encoding: .utf8) : ""
        try (before + file.text).write(to: url, atomically: true, encoding: .utf8)
    }

    /// The text without blanks at the ends of its lines, nor line breaks at its end.
    private static func trimmed(_ text: String) -> String {
        let lines = text.components(separatedBy: "\n").map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        return lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
    }

    /// A directory with the command in `bin`; in `work` are the shipped scenarios and a checkout as rede has
    /// it.
    private static func workplace() throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        let files = FileManager.default
        for name in ["bin", "work"] {
            try files.createDirectory(atPath: "\(directory.path)/\(name)", withIntermediateDirectories: false)
        }
        let links = [
            "bin/rede-sim": Command.path,
            "work/scenarios": Project.root + "/scenarios",
            "work/my-rede": Project.root + "/Tests/Fixtures/my-rede",
        ]
        for (link, target) in links {
            try files.createSymbolicLink(atPath: "\(directory.path)/\(link)", withDestinationPath: target)
        }
        return directory
    }
}
