/// Reads a recording line by line, and sees to it that nothing in it was changed.
///
/// Calls come one at a time, so that a recording may be larger than the memory; of the texts only the digests
/// are kept, unless they are asked for.
package struct RecordingReader: ~Copyable {
    /// The head.
    package let recording: Recording
    /// How far the run of a recording that was not finished had come; nil when that was not kept.
    package private(set) var progress: RecordingProgress?
    /// The texts by their digests, as far as they were read; empty unless they are kept.
    package private(set) var texts: [Digest: Text] = [:]  // determinism: look-up only, never walked

    private var lines: LineReader
    private let keepsTexts: Bool
    private var known: Set<Digest> = []  // determinism: look-up only, never walked
    /// The texts since the last call, which the next one is to name first, in this order.
    private var fresh: [Digest] = []
    private var places: Set<RecordedCall.Place> = []  // determinism: look-up only, never walked
    private var names = SectionNames()
    private var calls = 0

    /// A reader of the file at `path`, its head read.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` for a head that is wrong or of another version.
    package init(
        _ path: String,
        keepingTexts keepsTexts: Bool = false,
        replacing replacements: Scenario.Replacements = .init()
    ) throws {
        try self.init(LineReader(path), keepsTexts, replacements)
    }

    /// A reader of a file that is in the memory, its head read.
    ///
    /// - Throws: ``InvalidInput`` for a head that is wrong or of another version.
    package init(
        _ file: SourceFile,
        keepingTexts keepsTexts: Bool = false,
        replacing replacements: Scenario.Replacements = .init()
    ) throws {
        try self.init(LineReader(file), keepsTexts, replacements)
    }

    private init(
        _ lines: consuming LineReader,
        _ keepsTexts: Bool,
        _ replacements: Scenario.Replacements
    ) throws {
        let head = try lines.next() ?? []
        let recording = try RecordingHead.read(head, of: lines.path, replacing: replacements)
        if !lines.endsWithLineFeed, let calls = recording.calls, calls > 0 {
            let end = SourceFile(path: lines.path, bytes: head).location(ofByte: head.count)
            throw InvalidInput(problems: [
                .init(location: end, expected: "a line feed", found: "the end of the file")
            ])
        }
        self.recording = recording
        self.lines = lines
        self.keepsTexts = keepsTexts
    }

    /// The calls that are left, in the order of the file.
    ///
    /// - Throws: what ``next()`` throws.
    package mutating func rest() throws -> [RecordedCall] {
        var calls: [RecordedCall] = []
        while let call = try next() { calls.append(call) }
        return calls
    }

    /// The next call; nil at the end.
    ///
    /// A recording that was not finished ends before a last line that is cut.
    ///
    /// - Throws: ``InvalidInput`` for a line that is cut, changed or out of order, and when calls are
    ///   missing.
    package mutating func next() throws -> RecordedCall? {
        while let line = try lines.next() {
            if !lines.endsWithLineFeed {
                if recording.calls == nil { return nil }
                throw problem(at: line.count, in: line, "a line feed", "the end of the file")
            }
            if let call = try call(in: line) { return call }
        }
        guard let expected = recording.calls else { return nil }
        if expected != calls {
            throw problem(at: 0, in: [], "\(expected) calls, as the head says", "\(calls)")
        }
        if !fresh.isEmpty { throw problem(at: 0, in: [], "a call that asks the text above", "the end") }
        return nil
    }

    /// The call of a line; nil when the line holds a text, which is then known.
    private mutating func call(in line: [UInt8]) throws -> RecordedCall? {
        guard !line.isEmpty else { throw problem(at: 0, in: line, "a text or a call", "an empty line") }
        if let (offset, expected, found) = SourceFile(path: lines.path, bytes: line).byteProblem() {
            throw problem(at: offset, in: line, expected, found)
        }
        let keepsTexts = keepsTexts
        let content: Content
        do {
            content = try line.withUnsafeBufferPointer { (buffer) throws(JSONReader.Failure) in
                try RecordingReader.content(of: buffer, named: &names)
            }
        } catch {
            throw problem(at: error.offset, in: line, error.expected, error.found)
        }
        switch content {
        case .text(let text, let digest, let written, let offset):
            guard digest == written else { throw changed(at: offset, in: line, digest, written) }
            guard known.insert(digest).inserted else {
                throw problem(at: offset, in: line, "each text once", "one that stands above again")
            }
            fresh.append(digest)
            if keepsTexts { texts[digest] = text }
            return nil
        case .call(let number, let call, let digest, let written, let offset):
            guard digest == written else { throw changed(at: offset, in: line, digest, written) }
            calls += 1
            guard number == calls else {
                throw problem(at: offset, in: line, "call \(calls)", "call \(number)")
            }
            try check(call, offset, line)
            return call
        case .progress(let come, let digest, let written, let offset):
            guard digest == written else { throw changed(at: offset, in: line, digest, written) }
            guard recording.calls == nil else {
                throw problem(
                    at: offset,
                    in: line,
                    "a text or a call, in a recording that was finished",
                    "progress"
                )
            }
            progress = .init(
                milliseconds: come.milliseconds,
                requests: (progress?.requests ?? []) + come.requests
            )
            return nil
        }
    }

    private mutating func check(_ call: RecordedCall, _ offset: Int, _ line: [UInt8]) throws {
        guard places.insert(call.place).inserted else {
            throw problem(at: offset, in: line, "each call once", "\(call.place) again")
        }
        var next = 0
        for section in call.prompt?.sections ?? [] where section.name != RecordedCall.transcript {
            if next < fresh.count, fresh[next] == section.digest {
                next += 1
            } else if !known.contains(section.digest) {
                throw problem(
                    at: offset,
                    in: line,
                    "a text above with the digest \(section.digest.short)…",
                    "none, for the section \(Quoted.text(section.name)) of \(call.place)"
                )
            }
        }
        guard next == fresh.count else {
            throw problem(
                at: offset,
                in: line,
                "a call that asks the text with the digest \(fresh[next].short)… next",
                "\(call.place), which does not"
            )
        }
        fresh.removeAll(keepingCapacity: true)
    }

    private func changed(
        at offset: Int,
        in line: [UInt8],
        _ digest: Digest,
        _ written: Digest
    ) -> InvalidInput {
        problem(
            at: offset,
            in: line,
            "content with the digest \(written.short)…",
            "content that was changed, with the digest \(digest.short)…"
        )
    }

    private func problem(
        at offset: Int,
        in line: [UInt8],
        _ expected: String,
        _ found: String
    ) -> InvalidInput {
        var place = (line: lines.number, column: 1)
        LineIndex.advance(&place, over: 0..<min(offset, line.count), of: line)
        let location = Location(file: lines.path, line: lines.number, column: place.column)
        return InvalidInput(problems: [.init(location: location, expected: expected, found: found)])
    }
}

extension RecordingReader {
    /// What a line holds: with the digest of its content, the one that is written, and where the content is.
    private enum Content {
        case text(Text, Digest, written: Digest, offset: Int)
        case call(Int, RecordedCall, Digest, written: Digest, offset: Int)
        case progress(RecordingProgress, Digest, written: Digest, offset: Int)
    }

    private static func content(
        of line: UnsafeBufferPointer<UInt8>,
        named names: inout SectionNames
    ) throws(JSONReader.Failure) -> Content {
        var reader = JSONReader(line, keepsOffsets: false)
        try reader.mark(UInt8(ascii: "{"))
        try reader.key("digest")
        let written = try reader.digest()
        let content: Content
        if reader.takesKey("text") {
            let offset = reader.index
            let text = try reader.text()
            content = .text(text, Digest(of: text), written: written, offset: offset)
        } else if reader.takesKey("progress") {
            let offset = reader.index
            let progress = try reader.recordedProgress()
            content = .progress(progress, digest(of: line, offset, reader), written: written, offset: offset)
        } else {
            guard reader.takesKey("call") else { throw reader.failure("the key \"text\" or \"call\"") }
            let offset = reader.index
            let (number, call) = try reader.recordedCall(named: &names)
            content = .call(number, call, digest(of: line, offset, reader), written: written, offset: offset)
        }
        try reader.mark(UInt8(ascii: "}"))
        guard reader.index == line.count else { throw reader.failure("the end of the line") }
        return content
    }

    private static func digest(
        of line: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ reader: JSONReader
    ) -> Digest {
        Digest(of: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(line)[start..<reader.index]))
    }
}
