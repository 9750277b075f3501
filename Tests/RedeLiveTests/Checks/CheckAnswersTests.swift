import RedeLive
import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// Commands of the user's that judge a run; each is a line of a shell.
struct CheckAnswersTests {
    @Test func `a command reads the run and says what it is`() throws {
        let check = try judged(
            #"grep -q '"text":"Who has the key?"' "#
                + #"&& echo '{"score": 0.5, "passed": true, "reason": "It was said."}'"#
        )

        #expect(check.hasPassed)
        #expect(check.score == 0.5)
        #expect(check.reason == "It was said.")
    }

    @Test func `a command starts in the directory of the scenario`() throws {
        let check = try judged(#"cat >/dev/null; test -f bots.json && echo '{"passed": true}'"#)

        #expect(check.hasPassed)
    }

    @Test func `a command that fails says why on its standard error`() throws {
        let check = try judged("echo 'first'; echo 'no such rule' >&2; exit 3")

        #expect(!check.hasPassed)
        #expect(check.reason == "the command fails: it has ended with exit code 3; it says: no such rule")
    }

    @Test func `a command that does not read its input may answer all the same`() throws {
        #expect(try judged(#"exec <&-; echo '{"passed": true}'"#, view: .events).hasPassed)
    }

    @Test func `a command that writes before it reads is read meanwhile`() throws {
        let check = try judged(
            #"head -c 300000 /dev/zero | tr '\0' ' '; cat >/dev/null; echo '{"passed": true}'"#,
            view: .events
        )

        #expect(check.hasPassed)
    }

    @Test func `a command that does not end in time is killed with all that it has started`() throws {
        let check = try judged("sleep 600 & sleep 600", limit: 100)

        #expect(check.reason == "the command has not ended after 100 ms")
    }

    @Test(arguments: [
        ("head -c 2000000 /dev/zero", "the command writes more than 1 MiB"),
        (#"printf '\377'"#, "expected UTF-8 from the command, found other bytes"),
        ("echo fine", #"expected an object of JSON, at byte 0 "#),
        ("kill -9 $$", "the command fails: signal 9 has ended it"),
    ])
    func `an answer that is none fails the check`(_ line: String, _ words: String) throws {
        let check = try judged(line)

        #expect(!check.hasPassed)
        #expect(check.reason.hasPrefix(words), "\(check.reason)")
    }

    @Test(
        arguments: [
            (["no-such-program"], "which is in no directory of PATH"),
            (["./bots.json"], "where no program is"),
        ] as [([Text], String)]
    )
    func `a program that is not there is told`(_ words: [Text], _ end: String) throws {
        let check = try judged(CommandClaim(words))

        #expect(check.reason == "expected a program, found \(Quoted.text(words[0])), \(end)")
    }

    private func judged(
        _ line: String,
        view: Check.View = .replies,
        limit: Int = 60_000
    ) throws -> CheckResult {
        try judged(CommandClaim(["/bin/sh", "-c", Text(line)], view: view, limitMilliseconds: limit))
    }

    private func judged(_ claim: CommandClaim) throws -> CheckResult {
        var scenario = try Scenario.load(Project.root + "/Tests/Fixtures/three-bots")
        let place = Location(
            file: Project.root + "/Tests/Fixtures/three-bots/scenario.yaml",
            line: 1,
            column: 1
        )
        scenario.checks = [Check(claim: .command(claim), location: place)]
        let plan = try RunPlan(scenario)
        var simulation = Simulation(plan, seed: 1)
        simulation.run(until: plan.end)
        let result = RunResult(
            of: simulation,
            scenario: scenario,
            plan: plan,
            seed: 1,
            asking: CheckAnswers().answer
        )
        return try #require(result.checks.first)
    }
}
