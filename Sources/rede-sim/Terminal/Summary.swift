import RedeLive
import RedeModel
import RedeSim

/// What a run came to, for people: lines of at most 80 columns.
struct Summary {
    let result: RunResult
    let style: Style
    /// How long the run took.
    let wall: Duration
    /// The directory that the files are in.
    let directory: String
    /// Whether a timeline is among them.
    let hasTimeline: Bool
    /// The recording that was made; nil when none was.
    let recording: RecordedFile?
    /// The live model that was asked; nil when none was.
    let live: LiveModel?
    /// The arguments that the command was called with.
    let arguments: [String]
    /// Settings that came from the environment, which may surprise.
    let environment: [Scenario.Setting]
    /// Whether boards are drawn with ASCII only.
    let isASCII: Bool

    /// The columns before the text of a labelled line.
    private static let margin = 11

    /// The columns of a labelled line's text.
    let width = Columns.standard - Summary.margin

    /// The lines, without line feeds.
    var lines: [String] {
        var lines = header + [""] + table + [""]
        lines += labelled(
            "settings",
            parts: environment.map(\.shown).map { "\($0.name)=\($0.value) (environment)" }
        )
        lines += labelled("spent", parts: live?.words ?? [])
        lines += labelled("network", parts: network)
        lines += game
        lines += labelled("outcome", parts: outcome)
        lines += checks
        lines += labelled("ledger", parts: ledger)
        lines.append("")
        var files = (hasTimeline ? "timeline.html  " : "") + "run.json  events.ndjson"
        if result.game != nil { files += "  game.pgn" }
        lines.append("  \(directory)/  \(style.dim(files))")
        if let recording {
            lines.append("  \(recording.path)  \(style.dim("\(counted(recording.calls, "call")) recorded"))")
        }
        lines.append("  " + next)
        return lines
    }

    private var header: [String] {
        let name = Columns.cut(Columns.plain(result.scenario.string), to: 40)
        let model = live.map { "live \(Columns.plain($0.endpoint.model.string))" } ?? "scripted"
        var traits = "seed \(result.seed) · \(result.reading.rawValue) · \(model)"
        if result.tieOrder == .seeded { traits += " · seeded ties" }
        let time = DurationWords.seconds(milliseconds: result.virtualMilliseconds, decimals: 1)
        let pace = "\(time) simulated in \(DurationWords.wall(wall))"
        let left = Columns.width(name) + 2 + Columns.width(traits)
        let gap = Columns.standard - left - Columns.width(pace)
        guard gap >= 2 else { return ["\(style.bold(name))  \(traits)", pace] }
        return ["\(style.bold(name))  \(traits)\(String(repeating: " ", count: gap))\(style.dim(pace))"]
    }

    private var table: [String] {
        let names = result.bots.map { Columns.plain($0.name.string) }
        let nameWidth = min(max(names.map(Columns.width).max() ?? 0, 3), 12)
        let bars = style.isTerminal ? String(repeating: " ", count: BotResult.activityParts + 2) : ""
        let indent = String(repeating: " ", count: nameWidth + 4)
        var lines = [
            style.dim(indent + bars + Summary.row(["turns", "replies", "calls", "errors", "median"]))
        ]
        for (bot, name) in zip(result.bots, names) {
            let median = bot.medianReplyMilliseconds.map {
                DurationWords.seconds(milliseconds: $0, decimals: 1)
            }
            let counts = [MetricName.turns, .replies, .modelCalls, .errors].map { String(bot.counts[$0]) }
            var line = "  \(Columns.left(name, nameWidth))  "
            if style.isTerminal { line += bot.activity.map(Summary.bar).joined() + "  " }
            lines.append(line + Summary.row(counts + [median ?? "–"]))
            let skips = Summary.frequent(bot.counts.skips).map { "\($0.count) \($0.reason.rawValue)" }
            let folded = Columns.folded(skips, separator: " · ", width: Columns.standard - nameWidth - 11)
            for (index, part) in folded.enumerated() {
                lines.append(style.dim(indent + (index == 0 ? "skips  " : "       ") + part))
            }
        }
        return lines
    }

    /// The reasons, the most frequent ones first.
    private static func frequent(
        _ skips: [(reason: SkipReason, count: Int)]
    ) -> [(reason: SkipReason, count: Int)] {
        skips.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map(\.element)
    }

    /// Numbers in the table's columns.
    private static func row(_ cells: [String]) -> String {
        zip(cells, [5, 7, 5, 6, 7]).map { Columns.right($0, $1) }.joined(separator: "  ")
    }

    private static func bar(_ activity: BotResult.Activity) -> String {
        switch activity {
        case .idle: " "
        case .receiving: "▁"
        case .thinking: "▃"
        case .replying: "█"
        case .failing: "!"
        }
    }

    private var network: [String] {
        let counts = result.counts
        var parts = [counted(counts[.messages], "message"), counted(counts[.sessions], "session")]
        if counts[.handoffs] > 0 { parts.append(counted(counts[.handoffs], "handoff")) }
        if counts[.conflicts] > 0 { parts.append(counted(counts[.conflicts], "conflict")) }
        if counts[.duplicates] > 0 { parts.append(counted(counts[.duplicates], "duplicate")) }
        if counts[.refused] > 0 { parts.append("\(counts[.refused]) refused") }
        parts.append(counted(result.eventCount, "event"))
        return parts
    }

    private var outcome: [String] {
        let members = result.outcome?.fields.members ?? []
        return members.filter { $0.key != "runId" && $0.key != "game" }.map { member in
            var writer = ByteWriter()
            writer.value(member.value)
            return Columns.plain("\(member.key) \(String(decoding: writer.bytes, as: UTF8.self))")
        }
    }

    private var ledger: [String] {
        let items = result.ledger.items
        guard !items.isEmpty else { return [] }
        var parts = [counted(items.count, "task")]
        for status in [LedgerItem.Status.done, .inProgress, .blocked, .open, .abandoned] {
            let those = items.filter { $0.status == status }
            if those.isEmpty { continue }
            let words = status == .inProgress ? "in progress" : status.rawValue
            var part = "\(those.count) \(words)"
            // Tasks that announcements have left are the last ones to name.
            let named = those.first { !$0.summary.equals("here") } ?? those.first
            if status != .done, status != .abandoned, let first = named {
                let owner = first.owner.map { ", \(Columns.plain($0.string))" } ?? ""
                let more = those.count > 1 ? ", …" : ""
                part += " (\(Columns.plain(first.taskID.string))\(owner)\(more))"
            }
            parts.append(part)
        }
        return parts
    }

    private var checks: [String] {
        var lines: [String] = []
        for check in result.checks {
            if check.hasPassed {
                lines.append(style.dim(Columns.cut("✓ " + Summary.fact(of: check), to: width)))
                continue
            }
            var parts = ["✗ \(check.title):", "expected \(check.expected),", "found \(check.found)"]
            if let reason = check.ownReason { parts += reason.split(separator: " ").map(String.init) }
            let folded = Columns.folded(parts.map(Columns.plain), separator: " ", width: width - 2)
            lines += folded.enumerated().map { style.red($0 == 0 ? $1 : "  " + $1) }
            if let moment = check.moment {
                let time = DurationWords.seconds(
                    milliseconds: moment.instant.milliseconds(since: result.epoch),
                    decimals: 3
                )
                lines.append(style.red("  at \(time), event \(moment.event)"))
            }
        }
        return labelled("checks", lines: lines)
    }

    private static func fact(of check: CheckResult) -> String {
        // A name stands for the subject: both would not fit, and the value is what people look for.
        var fact = check.name.map { "\($0): \(check.found)" } ?? "\(check.subject) \(check.found)"
        if check.found != check.expected { fact += " (\(check.expected))" }
        return Columns.plain(fact)
    }

    /// A label with facts behind it, in as many lines as they need.
    func labelled(_ label: String, parts: [String]) -> [String] {
        labelled(label, lines: Columns.folded(parts.map(Columns.plain), separator: " · ", width: width))
    }

    /// A label with lines behind it.
    func labelled(_ label: String, lines: [String]) -> [String] {
        lines.enumerated().map { index, line in
            "  " + Columns.left(index == 0 ? label : "", Summary.margin - 2) + line
        }
    }

    /// The next thing to type.
    private var next: String {
        let moment = result.checks.lazy.compactMap(\.moment).first
        if let moment, !hasTimeline {
            let file = ShellWords.quoted("\(directory)/events.ndjson")
            return "see the moment:  sed -n \(moment.event)p \(file)"
        }
        if let moment {
            let milliseconds = moment.instant.milliseconds(since: result.epoch)
            let time = DurationWords.seconds(milliseconds: milliseconds, decimals: 3).replacing(" ", with: "")
            return "see the moment:  \(open) --at \(time)"
        }
        if let recording { return "play it again:  rede-sim replay \(ShellWords.quoted(recording.path))" }
        if result.counts[.sessions] == 0, result.bots.count > 1 {
            let names = result.bots.prefix(2).map { $0.name.string }
            let message = ShellWords.quoted("\(names[0]):\(names[1]):Hello")
            return "start it:  \(command) --message \(message)"
        }
        return hasTimeline ? "look into it:  \(open)" : "event by event:  \(command) --follow"
    }

    /// The command as it was typed, but for an API key.
    private var command: String {
        let key = Text(SettingName.openAIAPIKey.rawValue + "=")
        let shown = arguments.map { argument in
            let text = Text(argument)
            guard let place = text.firstIndex(of: key, from: 0) else { return argument }
            return text[0..<(place + key.byteCount)].string + Secrets.mask.string
        }
        return (["rede-sim"] + shown).map(ShellWords.quoted).joined(separator: " ")
    }

    /// The command that opens the timeline, by the run's name where that is enough.
    private var open: String {
        let isUsual = FilePath.directory(of: directory) == "reports/"
        let name = isUsual ? FilePath.name(of: directory) : directory
        return "rede-sim open \(ShellWords.quoted(name))"
    }
}
