import Foundation
import RedeModel

/// Settings of the runtime from the environment and the command line.
enum RunSettings {
    /// The settings that the environment has, in the order of the table.
    static var environment: [Scenario.Setting] {
        let environment = ProcessInfo.processInfo.environment
        return SettingName.allCases.compactMap { name in
            environment[name.rawValue].map { .init(name: Text(name.rawValue), value: Text($0)) }
        }
    }

    /// A variable of the environment; nil when it is blank or not there.
    static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { Text($0).isBlank ? nil : $0 }
    }

    /// The setting that `NAME=value` stands for.
    ///
    /// - Throws: `UsageProblem` when there is no such setting.
    static func setting(_ argument: String) throws(UsageProblem) -> Scenario.Setting {
        let text = Text(argument)
        guard let equals = text.firstIndex(of: "=", from: 0) else {
            throw UsageProblem(
                place: "--set",
                expected: "NAME=value, such as MAX_SESSION_REPLIES=3",
                found: Quoted.text(text)
            )
        }
        let name = text[0..<equals]
        let names = SettingName.allCases.map { Text($0.rawValue) }
        guard names.contains(name) else {
            throw UsageProblem(
                place: "--set",
                expected: "the name of a setting",
                found: Quoted.text(name),
                notes: NearestName.notes(
                    for: name,
                    among: names,
                    elsewhere: "rede-sim explain lists the settings"
                )
            )
        }
        return .init(name: name, value: text[(equals + 1)..<text.byteCount])
    }

    /// The scenario at a path with the environment's settings, changed as options say.
    ///
    /// - Throws: `UnreadableFile`, `InvalidInput`, `UsageProblem`.
    static func scenario(
        at path: String,
        replacing replacements: Scenario.Replacements,
        set: [String],
        runtime: Reading?,
        policy: PolicyName?
    ) throws -> Scenario {
        var scenario = try Scenario.load(path, replacing: replacements)
        scenario.settings += environment
        scenario.settings += try set.map { try setting($0) }
        if let runtime { scenario.reading = runtime }
        if let policy { scenario.model.policy = policy.policy }
        return scenario
    }

    /// The milliseconds of a duration that an option gives.
    ///
    /// - Throws: `UsageProblem`.
    static func duration(_ text: String, of option: String) throws(UsageProblem) -> Int {
        guard let milliseconds = DurationText.milliseconds(of: Text(text)) else {
            throw UsageProblem(
                place: option,
                expected: "a duration such as \"250ms\", \"1.5s\", \"2m\" or \"1h\"",
                found: Quoted.text(Text(text))
            )
        }
        return milliseconds
    }
}
