package import RedeModel

/// What a name means that runs, files and settings use: an event, a skip reason, a setting, a metric or an
/// engine.
///
/// The one table that `rede-sim explain`, the documentation and the tests share.
package struct Explanation: Equatable, Sendable {
    /// What sort of name it is.
    package enum Kind: String, CaseIterable, Sendable {
        case event
        case reason = "skip reason"
        case setting, metric, engine

        /// The heading of a list of them.
        package var plural: String {
            switch self {
            case .event: "events"
            case .reason: "skip reasons (brain.skip)"
            case .setting: "settings"
            case .metric: "metrics"
            case .engine: "engines (runtimeRules)"
            }
        }
    }

    /// A fact beside the summary: a payload key with its meaning, or a trait with its value.
    package struct Fact: Equatable, Sendable {
        /// The key, or the trait.
        package var name: String
        /// What it means, or its value.
        package var text: String
    }

    /// What sort of name it is.
    package var kind: Kind
    /// The name, as logs and files have it.
    package var name: String
    /// What it is, in a line.
    package var summary: String
    /// What the facts are; nil when they are traits of the name itself.
    package var heading: String?
    /// What there is to know beside the summary, in order.
    package var facts: [Fact]

    /// All names, kind after kind, each in its table's order.
    package static let all: [Explanation] =
        EventName.allCases.map { Explanation($0) } + SkipReason.allCases.map { Explanation($0) }
        + SettingName.allCases.map { Explanation($0) } + MetricName.allCases.map { Explanation($0) }
        + Board.engines.map { Explanation(engine: $0) }

    /// What a name means; nil when nothing has it.
    package static func named(_ name: Text) -> Explanation? {
        all.first { Text($0.name) == name }
    }

    private init(_ event: EventName) {
        kind = .event
        name = event.rawValue
        summary = event.meaning.summary
        heading = "payload"
        facts = event.meaning.fields.map { Fact(name: $0.key, text: $0.summary) }
        if event == .outcome { facts.append(Fact(name: "…", text: "the fields of the judge's answer")) }
    }

    private init(_ reason: SkipReason) {
        kind = .reason
        name = reason.rawValue
        summary = reason.meaning.summary
        heading = "payload of brain.skip, after bot and reason"
        facts = reason.meaning.fields.map { Fact(name: $0.key, text: $0.summary) }
    }

    private init(engine: any ScenarioEngine.Type) {
        kind = .engine
        name = engine.name.string
        summary = engine.meaning.summary
        heading = "options"
        facts = engine.meaning.fields.map { Fact(name: $0.key, text: $0.summary) }
    }

    private init(_ setting: SettingName) {
        kind = .setting
        name = setting.rawValue
        summary = setting.summary
        heading = nil
        facts = [
            Fact(name: "takes", text: setting.range),
            Fact(name: "default", text: setting.defaultText),
        ]
        if let unit = setting.unit { facts.insert(Fact(name: "unit", text: unit), at: 0) }
        if setting.hasInlineForm {
            facts.append(Fact(name: "also as", text: "a key \(setting.rawValue)=value, which wins"))
        }
    }

    private init(_ metric: MetricName) {
        kind = .metric
        name = metric.rawValue
        summary = metric.summary
        heading = nil
        let better =
            switch metric.direction {
            case .higher: "more is better"
            case .lower: "less is better"
            case .neutral: "neither way by itself"
            }
        facts = [
            Fact(name: "unit", text: metric.unit),
            Fact(name: "better", text: better),
            Fact(name: "of one bot", text: metric.isPerBot ? "yes" : "no"),
        ]
    }
}
