// libyaml, as the Yams package brings it. Yams' own tree is not enough here: it hashes whole nodes to find
// duplicate keys (exponential time on nested aliases), recurses as deep as the input does, and stops at the
// first duplicate.
import CYaml

/// The parts of a YAML text one after the other, with the byte offsets where they stand.
struct YAMLEvents: ~Copyable {
    /// A part of a YAML text.
    enum Event: Equatable {
        case streamStart, streamEnd, documentStart, documentEnd
        case alias(Text)
        case scalar(Scalar)
        case listStart(Properties)
        case listEnd
        case objectStart(Properties)
        case objectEnd
    }

    /// What may stand before a value.
    struct Properties: Equatable {
        var anchor: Text?
        /// The tag; nil when none is written.
        var tag: Text?
    }

    /// A value that is neither list nor object.
    struct Scalar: Equatable {
        var text: Text
        /// Whether it stands without quotes and is no block.
        var isPlain: Bool
        var properties: Properties
    }

    /// Why a text is no YAML.
    struct Failure: Error, Equatable {
        var offset: Int
        /// What the library was doing and what it missed.
        var notes: [String]
        var expected: String
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    /// The last place asked for: the same in scalars, as the library counts, and in bytes.
    private var scalarIndex = 0
    private var byteIndex = 0

    /// The events of a text, which must be UTF-8.
    init(_ text: [UInt8]) {
        bytes = .allocate(capacity: text.count)
        _ = bytes.initialize(from: text)
        // The library keeps pointers into its own state, so that must not move.
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        let isReady = yaml_parser_initialize(parser)
        precondition(isReady == 1, "libyaml starts when there is memory")
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        bytes.deallocate()
    }

    /// The next part and its byte offset.
    mutating func next() throws(Failure) -> (event: Event, offset: Int) {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }
        return (YAMLEvents.value(of: event), offset(ofScalar: Int(event.start_mark.index)))
    }

    private static func value(of event: yaml_event_t) -> Event {
        switch event.type {
        case YAML_STREAM_START_EVENT: return .streamStart
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_ALIAS_EVENT: return .alias(text(event.data.alias.anchor) ?? Text())
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let characters = UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length))
            return .scalar(
                Scalar(
                    text: Text(bytes: characters),
                    isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
                    properties: Properties(anchor: text(scalar.anchor), tag: text(scalar.tag))
                )
            )
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return .listStart(Properties(anchor: text(start.anchor), tag: text(start.tag)))
        case YAML_SEQUENCE_END_EVENT: return .listEnd
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return .objectStart(Properties(anchor: text(start.anchor), tag: text(start.tag)))
        case YAML_MAPPING_END_EVENT: return .objectEnd
        default: return .streamEnd
        }
    }

    private static func text(_ characters: UnsafePointer<UInt8>?) -> Text? {
        guard let characters else { return nil }
        var length = 0
        while characters[length] != 0 { length += 1 }
        return Text(bytes: UnsafeBufferPointer(start: characters, count: length))
    }

    private mutating func failure() -> Failure {
        let state = parser.pointee
        let problem = state.problem.map { String(cString: $0) } ?? "no more memory"
        if state.error == YAML_READER_ERROR {
            let offset = Int(state.problem_offset)
            return Failure(
                offset: offset,
                notes: [],
                expected: "printable characters, others escaped in double quotes"
            )
        }
        let offset = offset(ofScalar: Int(state.problem_mark.index))
        if problem.hasPrefix("Maximum nesting level") {
            return Failure(offset: offset, notes: [], expected: DocumentReader.depthExpected)
        }
        var notes: [String] = []
        if let context = state.context.map({ String(cString: $0) }) {
            let mark = state.context_mark
            notes.append(
                "\(context) that starts at line \(mark.line + 1), column \(mark.column + 1): \(problem)"
            )
        } else {
            notes.append(problem)
        }
        if problem.hasPrefix("mapping values are not allowed") {
            notes.append("a text with a colon and a space in it needs quotes")
        }
        if problem.hasPrefix("found character that cannot start any token") {
            notes.append("indent with spaces; a text that starts with @, `, % or a tab needs quotes")
        }
        return Failure(offset: offset, notes: notes, expected: "YAML")
    }

    /// The byte offset of a place that the library counts in scalars.
    private mutating func offset(ofScalar target: Int) -> Int {
        while scalarIndex < target, byteIndex < bytes.count {
            byteIndex += 1
            while byteIndex < bytes.count, bytes[byteIndex] & 0xC0 == 0x80 { byteIndex += 1 }
            scalarIndex += 1
        }
        while scalarIndex > target, byteIndex > 0 {
            byteIndex -= 1
            while byteIndex > 0, bytes[byteIndex] & 0xC0 == 0x80 { byteIndex -= 1 }
            scalarIndex -= 1
        }
        return byteIndex
    }
}
