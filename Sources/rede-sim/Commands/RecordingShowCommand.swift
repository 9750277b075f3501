import ArgumentParser
import RedeModel
import RedeSim

/// `rede-sim recording show`: lists the calls of a recording, or one of them in full.
struct RecordingShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "List the calls of a recording, or show one of them in full.",
        discussion: """
            Examples:
              rede-sim recording show recordings/story-circle.ndjson
              rede-sim recording show recordings/story-circle.ndjson --call 3
            """
    )

    @Argument(help: ArgumentHelp("The recording.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Show the call of this number, with its prompt.", valueName: "number"))
    var call: Int?

    func run() throws {
        if let call { try show(call) } else { try list() }
    }

    private func list() throws {
        var reader = try RecordingReader(file)
        let recording = reader.recording
        try StandardOutput.write(line: RecordingShowCommand.head(of: recording))
        var number = 0
        while let call = try reader.next() {
            number += 1
            let line = RecordingShowCommand.line(of: call, number, epoch: recording.scenario.epoch)
            try StandardOutput.write(line: line)
        }
    }

    private func show(_ number: Int) throws {
        var reader = try RecordingReader(file, keepingTexts: true)
        let calls = try reader.rest()
        guard calls.indices.contains(number - 1) else {
            throw UsageProblem(
                place: "--call",
                expected: calls.isEmpty ? "a recording with calls" : "a number from 1 to \(calls.count)",
                found: calls.isEmpty ? "one without" : "\(number)"
            )
        }
        let call = calls[number - 1]
        var texts = reader.texts
        if call.place.kind == .judge {
            // What it read of the log is not in the file: the run writes it again.
            texts.merge(try reader.recording.played(calls).transcripts) { text, _ in text }
        }
        let page = RecordingShowCommand.page(of: call, number, texts)
        try StandardOutput.write(line: page.joined(separator: "\n"))
    }

    private static func head(of recording: Recording) -> String {
        let scenario = recording.scenario
        let name = Style.standardOutput.bold(Columns.plain(scenario.name.string))
        let traits = ["seed \(recording.seed)", scenario.reading.rawValue, recording.model.string]
        let names = scenario.bots.map(\.name.string).joined(separator: ", ")
        let end =
            recording.log.map { "\($0.events) events, SHA-256 \($0.digest.text.prefix(utf16: 8))…" }
            ?? "interrupted"
        return """
            \(name)  \(Columns.plain(traits.joined(separator: " · ")))
              bots  \(Columns.cut(Columns.plain(names), to: 72))
              log   \(end)

            """
    }

    /// A call in a line: its number, when, whose, what it answers, and how it ended.
    private static func line(of call: RecordedCall, _ number: Int, epoch: Instant) -> String {
        let time = DurationWords.seconds(milliseconds: call.instant.milliseconds(since: epoch), decimals: 3)
        let place = "\(call.place.bot) \(call.place.kind.rawValue) \(call.place.index)"
        let tools = call.steps.flatMap(\.uses).count
        let end =
            switch call.end {
            case .text(let text, _): text.isBlank ? "(nothing)" : text.string
            case .error(let error): "error: \(error)"
            case .hang: "no answer"
            }
        let words = tools > 0 ? "[\(counted(tools, "tool call"))] \(end)" : end
        let columns = [
            Columns.right(String(number), 4), Columns.right(time, 11),
            Columns.left(Columns.cut(Columns.plain(place), to: 16), 16),
        ]
        return Columns.cut(
            columns.joined(separator: "  ") + "  " + Columns.plain(words),
            to: Columns.standard
        )
    }

    private static func page(
        of call: RecordedCall,
        _ number: Int,
        _ texts: [Digest: Text]  // determinism: look-up only, never walked
    ) -> [String] {
        let style = Style.standardOutput
        var lines = [style.bold("call \(number): \(Columns.plain(call.place.description))")]
        lines.append("  at       \(call.instant.text)")
        if !call.triggerSender.isEmpty {
            lines.append("  trigger  \(Columns.plain("\(call.triggerSender): \(call.triggerContent)"))")
        }
        for (index, step) in call.steps.enumerated() {
            for use in step.uses {
                lines.append(
                    "  step \(index + 1)   \(Columns.plain(words(of: use))), after \(step.latencyMilliseconds) ms"
                )
            }
        }
        switch call.end {
        case .text(let text, _): lines.append("  answer   \(Columns.plain(text.string))")
        case .error(let error): lines.append("  error    \(Columns.plain(error.string))")
        case .hang: lines.append("  answer   none came")
        }
        lines.append("  latency  \(call.latencyMilliseconds) ms")
        if let usage = call.usage {
            lines.append("  tokens   \(usage.inputTokens) asked, \(usage.outputTokens) answered")
        }
        for section in call.prompt?.sections ?? [] {
            lines += ["", style.bold("prompt: \(Columns.plain(section.name.string))")]
            let text = texts[section.digest]?.string ?? "(the log, which this rede-sim writes another way)"
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                lines.append("  " + Columns.plain(String(line)))
            }
            while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
        }
        return lines
    }

    private static func words(of use: RecordedCall.ToolUse) -> String {
        var words = "\(use.call.name) \(ByteWriter.text(of: use.call.arguments))"
        if let result = use.result { words += " → \(ByteWriter.text(of: result))" }
        switch use.call.page {
        case nil: break
        case .page(let page, let latency):
            words += " → status \(page.status), \(page.text.utf16Count) characters in \(latency) ms"
        case .error(let error, _): words += " → error: \(error)"
        case .hang: words += " → no answer"
        }
        return words
    }
}
