import RedeTestSupport
import Testing

struct HelpTests {
    @Test(arguments: [
        "", "run", "batch", "compare", "replay", "recording", "score", "timeline", "open", "metrics",
        "runs", "merge", "regress", "import", "validate", "init", "serve", "deploy", "send", "archive",
        "kill", "explain",
    ])
    func `the help of each command ends with examples and fits 80 columns`(_ command: String) throws {
        let ending =
            command.isEmpty ? try Command.run("--help") : try Command.run(command, "--help")

        expectGolden(ending.text, "Tests/Goldens/help/\(command.isEmpty ? "rede-sim" : command).txt")
        #expect(ending.status == 0)
        #expect(ending.errors == "")
        #expect(ending.text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
    }

    @Test(arguments: ["brain.skip", "superseded-trigger", "MAX_SESSION_REPLIES", "replies"])
    func `explain says what a name means`(_ name: String) throws {
        let ending = try Command.run("explain", name)

        expectGolden(ending.text, "Tests/Goldens/explain/\(name).txt")
        #expect(ending.status == 0)
    }

    @Test func `explain without a name lists all names`() throws {
        let ending = try Command.run("explain")

        expectGolden(ending.text, "Tests/Goldens/explain/all.txt")
        #expect(ending.text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
    }

    @Test func `the version is one line`() throws {
        #expect(try Command.run("--version").text == "0.1.0\n")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completions are made for each shell`(_ shell: String) throws {
        let ending = try Command.run("--generate-completion-script", shell)

        #expect(ending.status == 0)
        #expect(ending.text.contains("superseded-trigger"))
    }
}
