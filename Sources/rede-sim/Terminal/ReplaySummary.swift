import RedeLive
import RedeModel
import RedeSim

/// What a replay came to, for people: lines of at most 80 columns.
struct ReplaySummary {
    let file: String
    let recording: Recording
    /// What was changed, as it was typed.
    let changes: [String]
    let report: ReplayReport
    /// The first event that is another one.
    let difference: EventDifference?
    let result: RunResult
    /// The bots that were run.
    let bots: [BotDefinition]
    /// Whether the recording was written anew.
    let hasWritten: Bool
    /// The live model that was asked for what is not recorded; nil when none was.
    let live: LiveModel?
    /// How long all of it took.
    let wall: Duration

    /// How many calls, and how many sections, are shown of a longer list.
    private static let shown = 3
    /// How many lines of a section are shown.
    private static let shownLines = 8

    private static let margin = 11
    private var style: Style { .standardOutput }

    /// Whether the run is what it is to be: as it was, or with all calls answered and all checks kept.
    var hasPassed: Bool {
        if !report.misses.isEmpty { return false }
        if hasWritten { return true }
        return changes.isEmpty ? difference == nil : result.hasPassed
    }

    /// The lines, without line feeds.
    var lines: [String] {
        var lines = header + [""]
        lines += labelled("changed", changes.map(Columns.plain))
        lines += labelled("calls", Columns.folded(calls, separator: " · ", width: width))
        lines += labelled(
            "spent",
            Columns.folded(live?.words ?? [], separator: " · ", width: width)
        )
        lines += labelled("missed", missed)
        lines += labelled("prompts", prompts)
        lines += labelled("log", log)
        if !changes.isEmpty { lines += labelled("checks", checks) }
        if hasWritten { lines += labelled("written", ["\(Columns.plain(file)) holds this run now"]) }
        return lines
    }

    private var width: Int { Columns.standard - ReplaySummary.margin }

    private var header: [String] {
        let name = Columns.cut(Columns.plain(result.scenario.string), to: 40)
        let traits = "seed \(result.seed) · \(result.reading.rawValue) · replayed"
        let time = DurationWords.seconds(milliseconds: result.virtualMilliseconds, decimals: 1)
        let pace = "\(time) simulated in \(DurationWords.wall(wall))"
        let gap = Columns.standard - Columns.width(name) - 2 - Columns.width(traits) - Columns.width(pace)
        guard gap >= 2 else { return ["\(style.bold(name))  \(traits)", pace] }
        return ["\(style.bold(name))  \(traits)\(String(repeating: " ", count: gap))\(style.dim(pace))"]
    }

    private var calls: [String] {
        var parts = ["\(report.recorded) recorded"]
        if report.exact > 0 { parts.append("\(report.exact) answered by the same prompt") }
        if report.byTurn > 0 { parts.append("\(report.byTurn) answered by turn") }
        if report.byModel > 0 { parts.append("\(report.byModel) answered by \(answerer)") }
        if !report.misses.isEmpty { parts.append("\(report.misses.count) without an answer") }
        if !report.unasked.isEmpty {
            let named = report.unasked.prefix(ReplaySummary.shown).map(\.description).joined(separator: ", ")
            let more = report.unasked.count > ReplaySummary.shown ? ", …" : ""
            parts.append("\(report.unasked.count) not asked for: \(named)\(more)")
        }
        return parts.map(Columns.plain)
    }

    /// Who answers what is not recorded.
    private var answerer: String { live.map { "live \($0.endpoint.model.string)" } ?? "the script" }

    private var missed: [String] {
        var lines: [String] = []
        for miss in report.misses.prefix(ReplaySummary.shown) {
            lines.append(style.red("✗ \(Columns.plain(miss.place.description)) at \(time(of: miss.instant))"))
            let nearest = miss.nearest.map { "the nearest, \($0), \(miss.difference)" } ?? miss.difference
            lines += folded(nearest).map { "  " + $0 }
        }
        return lines + rest(of: report.misses.count, "call")
    }

    private var prompts: [String] {
        guard !report.changes.isEmpty else { return [] }
        let calls = report.changes.count == 1 ? "1 prompt differs" : "\(report.changes.count) prompts differ"
        var lines = [calls + " from those that were recorded"]
        var seen: [(bot: Text, section: Text)] = []
        var blocks: [[String]] = []
        for change in report.changes {
            for section in change.sections
            where !seen.contains(where: { $0 == (change.place.bot, section.name) }) {
                seen.append((change.place.bot, section.name))
                let block = diff(section)
                // What another bot's prompt shows already is not shown again.
                guard !blocks.contains(block) else { continue }
                blocks.append(block)
                guard blocks.count <= ReplaySummary.shown else { continue }
                lines.append(Columns.plain("\(section.name.string) of \(change.place):"))
                lines += block
            }
        }
        return lines + rest(of: blocks.count, "section")
    }

    /// The lines of a section that are gone or new.
    private func diff(_ section: ReplayReport.SectionChange) -> [String] {
        if section.name == RecordedCall.transcript, section.recorded == nil {
            return ["  the log until then, which this rede-sim writes another way"]
        }
        let old = section.recorded ?? Text()
        let changed = DiffLines.lines(from: old, to: section.now ?? Text(), width: width - 2).map {
            "  " + $0
        }
        return changed.prefix(ReplaySummary.shownLines)
            + (changed.count > ReplaySummary.shownLines ? ["  …"] : [])
    }

    private var log: [String] {
        guard let difference else {
            let digest = recording.log?.digest.text.prefix(utf16: 8).string ?? ""
            return ["the recorded one, byte for byte: \(result.eventCount) events, SHA-256 \(digest)…"]
        }
        var lines = [style.red("differs from event \(difference.event) on")]
        if let recorded = difference.recorded { lines.append("recorded  " + words(of: recorded)) }
        lines.append("now       " + (difference.now.map(words) ?? "nothing: the log has ended"))
        let unknown =
            changes.isEmpty
            ? "nothing was changed: this rede-sim runs it another way than the one that recorded it"
            : "the change itself"
        let cause = folded(difference.cause ?? unknown, by: 10)
        return lines + cause.enumerated().map { ($0 == 0 ? "cause     " : "          ") + $1 }
    }

    /// An event as `run --follow` shows it.
    private func words(of record: LogRecord) -> String {
        let plain = Style(isTerminal: false, isColoured: false, width: nil)
        let lines = FollowLines(style: plain, epoch: result.epoch, bots: bots)
        let line = lines.line(of: record).split(separator: " ").joined(separator: " ")
        return Columns.cut(line, to: width - 10)
    }

    private var checks: [String] {
        result.checks.map { check in
            if check.hasPassed { return style.dim("✓ \(Columns.plain(check.title))") }
            let words = "✗ \(check.title): expected \(check.expected), found \(check.found)"
            return style.red(Columns.cut(Columns.plain(words), to: width))
        }
    }

    private func time(of instant: Instant) -> String {
        DurationWords.seconds(milliseconds: instant.milliseconds(since: result.epoch), decimals: 3)
    }

    private func folded(_ text: String, by columns: Int = 2) -> [String] {
        let words = Columns.plain(text).split(separator: " ").map(String.init)
        return Columns.folded(words, separator: " ", width: width - columns)
    }

    private func rest(of count: Int, _ what: String) -> [String] {
        let rest = count - ReplaySummary.shown
        return rest > 0 ? ["and \(counted(rest, what)) more: --json has all"] : []
    }

    private func labelled(_ label: String, _ lines: [String]) -> [String] {
        lines.enumerated().map { index, line in
            "  " + Columns.left(index == 0 ? label : "", ReplaySummary.margin - 2) + line
        }
    }
}
