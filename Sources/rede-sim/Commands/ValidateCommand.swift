import ArgumentParser
import Foundation
import RedeEval
import RedeModel
import RedeSim

/// `rede-sim validate`: tells what is wrong in files.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check scenarios, scripts, plans, gates, bots and games without running them.",
        discussion: """
            PATH is a scenario's directory, or a file: a scenario, a script, a plan or gates by its schema, else bots.json or \
            game.json by its content. Every problem is told with its line and column; the exit code is 65 when \
            there is any.

            Examples:
              rede-sim validate scenarios/story-circle
              rede-sim validate my-network/bots.json my-network/script.yaml --quiet
            """
    )

    @Argument(help: "The files and directories.")
    var paths: [String]

    @Flag(help: "Do not list what is fine.")
    var quiet = false

    func run() throws {
        try FileVerdicts.tell(of: paths, quiet: quiet, ValidateCommand.check)
    }

    /// Loads what is at a path; says in a few words what it is.
    private static func check(_ path: String) throws -> String {
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        let kind = exists && !isDirectory.boolValue ? try kind(of: path) : .scenario
        switch kind {
        case .scenario:
            let scenario = try Scenario.load(path)
            _ = try RunPlan(scenario)
            let bots = counted(scenario.bots.count, "bot")
            let checks = counted(scenario.checks.count, "check")
            return "scenario \(Columns.plain(scenario.name.string)), \(bots), \(checks)"
        case .script:
            let script = try ScriptFile.load(path)
            return "script for \(counted(script.bots.count, "bot"))"
        case .plan:
            let batch = try Batch(PlanFile.load(path))
            return "plan of \(counted(batch.plan.variants.count, "variant")), \(batch.plan.runs) runs each"
        case .gates:
            return counted(try GatesFile.load(path).count, "gate")
        case .bots:
            return counted(try BotsFile.load(path).count, "bot")
        case .game:
            let game = try GameFile.load(path)
            return "game" + (game.name.map { " " + Columns.plain($0.string) } ?? "")
        }
    }

    private enum Kind {
        case scenario, script, plan, gates, bots, game
    }

    /// What a file is: by the first schema that it names, else by its name and its first character.
    private static func kind(of path: String) throws -> Kind {
        let text = Text(bytes: try SourceFile.read(path).bytes)
        let schemas: [(name: Text, kind: Kind)] = [
            ("rede-sim/script/", .script), ("rede-sim/plan/", .plan), ("rede-sim/scenario/", .scenario),
            ("rede-sim/gates/", .gates),
        ]
        let places = schemas.compactMap { schema in
            text.firstIndex(of: schema.name, from: 0).map { (place: $0, kind: schema.kind) }
        }
        if let first = places.min(by: { $0.place < $1.place }) { return first.kind }
        if FilePath.name(of: path) == "bots.json" { return .bots }
        if FilePath.name(of: path) == "game.json" { return .game }
        let first = text.bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        if first == UInt8(ascii: "[") { return .bots }
        return path.hasSuffix(".json") ? .game : .scenario
    }
}
