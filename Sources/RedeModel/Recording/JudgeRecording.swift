/// Answers of judges by what they were asked: a file in which each line is a judged prompt.
///
/// A line stands for itself, so that such files may be joined; of two answers to one prompt the later counts.
package struct JudgeRecording: Sendable {
    /// The name of the format.
    static let schema: Text = "rede-sim/judge/1"

    /// The answers by the digests of their prompts.
    private var answers: [Digest: Text] = [:]  // determinism: look-up only, never walked

    package init() {}

    /// The recording in the file at `path`.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with what is wrong in its lines.
    package init(_ path: String) throws {
        try self.init(SourceFile.read(path))
    }

    /// The recording that a file holds.
    ///
    /// - Throws: ``InvalidInput`` with what is wrong in its lines.
    package init(_ file: SourceFile) throws(InvalidInput) {
        var problems = Problems(in: file)
        if let problem = file.textProblem() {
            problems.add(at: problem.offset, path: "", expected: problem.expected, found: problem.found)
        }
        try problems.throwIfAny()
        var start = 0
        while start < file.bytes.count, !problems.isMoreThanShown {
            let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
            if start < end { read(start..<end, &problems) }
            start = end + 1
        }
        try problems.throwIfAny()
    }

    /// The answer to a prompt; nil when there is none.
    package func answer(to prompt: Text) -> Text? { answers[Digest(of: prompt)] }

    /// The lines of judged prompts.
    package static func bytes(of judged: [JudgedPrompt]) -> [UInt8] {
        var writer = ByteWriter()
        for one in judged {
            writer.value(
                .object(of: [
                    "schema": .string(schema), "digest": .string(Digest(of: one.prompt).text),
                    "prompt": .string(one.prompt), "answer": one.answer.map { .string($0) } ?? .null,
                ])
            )
            writer.raw("\n")
        }
        return writer.bytes
    }

    private mutating func read(_ range: Range<Int>, _ problems: inout Problems) {
        let value: JSONValue
        do {
            value = try JSONReader.value(of: problems.file.bytes[range])
        } catch {
            let found = error.offset == range.count ? "the end of the line" : error.found
            problems.add(
                at: range.lowerBound + error.offset,
                path: "",
                expected: error.expected,
                found: found
            )
            return
        }
        func complain(_ key: String, _ expected: String) {
            let found = value[Text(key)].map { Quoted.text($0.text ?? ByteWriter.text(of: $0)) }
            problems.add(at: range.lowerBound, path: key, expected: expected, found: found ?? "no such key")
        }
        guard value["schema"] == .string(JudgeRecording.schema) else {
            return complain("schema", Quoted.text(JudgeRecording.schema))
        }
        guard let prompt = value["prompt"]?.text else { return complain("prompt", "what was asked, a text") }
        let digest = Digest(of: prompt)
        guard value["digest"] == .string(digest.text) else {
            return complain("digest", "that of the prompt, \(digest.short)…")
        }
        switch value["answer"] {
        case .string(let answer): answers[digest] = answer
        case .null: break
        case nil, .bool, .number, .array, .object: complain("answer", "a text, or null for no answer yet")
        }
    }
}

extension ObjectShape {
    /// The shapes of a judge recording.
    package static let judgeFile = [
        ObjectShape(
            "judged prompt",
            [
                .required("schema", "The format: `rede-sim/judge/1`."),
                .required("digest", "The digest of the prompt."),
                .required("prompt", "What was asked, a text."),
                .required("answer", "What the judge said, a text; null when nobody answered."),
            ]
        )
    ]
}
