import RedeModel
import RedeReport
import RedeSim

/// The directory that a run's files are written to.
enum RunDirectory {
    /// The name of the page.
    static let timeline = "timeline.html"
    /// Files of a run's directory that may be replaced with it, beside those that are written.
    private static let known = [timeline, "game.pgn", "recording.ndjson", judges]
    /// The name of the file with what judges were asked and said.
    static let judges = "judge.ndjson"

    /// The name: the scenario's, the seed, and the reading when it is not the usual one.
    static func name(of result: RunResult) -> String {
        let reading = result.reading == .documented ? "" : "-\(result.reading.rawValue)"
        return "\(plain(result.scenario))-\(result.seed)\(reading)"
    }

    /// A name as that of a file: other signs than `-`, `_` and `.` become `-`.
    static func plain(_ text: Text) -> String {
        var name = ""
        for scalar in text.string.unicodeScalars {
            let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            name.unicodeScalars.append(isPlain || "-_.".unicodeScalars.contains(scalar) ? scalar : "-")
        }
        if name.isEmpty || name.hasPrefix(".") { name = "scenario" + name }
        // A name of a file has at most 255 bytes, and needs room for what follows.
        while name.utf8.count > 150 { name.unicodeScalars.removeLast() }
        return name
    }

    /// Writes the files of a run whole or not at all, in place of those of an earlier run; `page` is its
    /// timeline, if one was asked for.
    ///
    /// - Throws: `UnwritableFile`.
    static func write(
        _ result: RunResult,
        log: [UInt8],
        page: [UInt8]?,
        to path: String
    ) throws(UnwritableFile) {
        var entries = [
            OutputDirectory.Entry(name: "run.json", bytes: result.json),
            OutputDirectory.Entry(name: "events.ndjson", bytes: log),
            OutputDirectory.Entry(name: "junit.xml", bytes: JUnitReport.bytes(of: result)),
            OutputDirectory.Entry(name: "summary.md", bytes: MarkdownSummary.bytes(of: result)),
        ]
        if let page { entries.append(OutputDirectory.Entry(name: timeline, bytes: page)) }
        let judged = result.checks.compactMap(\.judged)
        if !judged.isEmpty { entries.append(.init(name: judges, bytes: JudgeRecording.bytes(of: judged))) }
        if let game = result.game { entries.append(.init(name: "game.pgn", bytes: game.pgn)) }
        try Interruption.held { () throws(UnwritableFile) in
            try OutputDirectory.write(entries, to: path, replacing: known)
        }
    }
}
