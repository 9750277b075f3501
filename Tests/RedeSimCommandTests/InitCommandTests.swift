import Foundation
import RedeTestSupport
import Testing

struct InitCommandTests {
    @Test(arguments: ["story-circle", "research"])
    func `what init writes validates, runs and passes its checks`(_ template: String) throws {
        let directory = try TemporaryDirectory()

        let made = try Command.run("init", "--template", template, "mine", in: directory.path)
        let validated = try Command.run("validate", "mine", in: directory.path)
        let played = try Command.run("run", "mine", in: directory.path)
        let observed = try Command.run("run", "mine", "--runtime", "observed", in: directory.path)

        #expect(made.status == 0, "\(made.errors)")
        #expect(validated.status == 0, "\(validated.errors)")
        #expect(played.status == 0, "\(played.text)")
        #expect(observed.status == 0, "\(observed.text)")
        #expect(try directory.names() == ["mine", "reports"])
    }

    @Test func `each file that init writes validates by itself`() throws {
        let directory = try TemporaryDirectory()
        #expect(try Command.run("init", ".", in: directory.path).status == 0)

        let ending = try Command.run(
            "validate",
            "scenario.yaml",
            "bots.json",
            "game.json",
            "script.yaml",
            in: directory.path
        )

        #expect(
            ending.text == """
                scenario.yaml: scenario story-circle, 3 bots, 4 checks
                bots.json: 3 bots
                game.json: game story-circle
                script.yaml: script for 0 bots

                """
        )
        #expect(ending.status == 0)
    }

    @Test func `the shipped story circle is the template`() throws {
        let directory = try TemporaryDirectory()
        #expect(try Command.run("init", ".", in: directory.path).status == 0)

        for name in try directory.names() {
            let shipped = FileManager.default.contents(
                atPath: Project.root + "/scenarios/story-circle/" + name
            )
            let expected = Array(try #require(shipped, "\(name) is not shipped"))
            let found = try #require(directory.bytes(name))
            #expect(firstDifference(expected: expected, found: found) == nil, "\(name)")
        }
    }

    @Test func `init fills an empty directory, and leaves any other one alone`() throws {
        let directory = try TemporaryDirectory()

        #expect(try Command.run("init", ".", in: directory.path).status == 0)
        try directory.write("[]", to: "bots.json")
        let again = try Command.run("init", ".", in: directory.path)

        #expect(again.status == 73)
        #expect(directory.bytes("bots.json") == Array("[]".utf8))
    }
}
