/// Reads YAML into located values: one document, JSON's kinds of values, each key once.
///
/// Aliases and merge keys are resolved; what they repeat is bounded, so that a small file stays a small
/// document.
struct YAMLDocument {
    /// The most that aliases may repeat in all, counted in values plus bytes of text.
    private static let maximumRepeated = 1 << 20

    /// A value that an anchor names, and how much it is.
    private struct Anchored {
        var node: DocumentNode
        var weight: Int
        var height: Int
    }

    /// A list or object that is not closed yet.
    private struct Frame {
        var isObject: Bool
        var offset: Int
        var anchor: Text?
        var items: [DocumentNode] = []
        var members: [DocumentNode.Member] = []
        /// The key whose value comes next.
        var key: (text: Text, offset: Int, isMerge: Bool)?
        /// Where each key stands.
        var keyOffsets: [Text: Int] = [:]
        /// Objects to merge in, each with the number of members before it.
        var merges: [(place: Int, node: DocumentNode)] = []
        var weight = 1
        var height = 1
    }

    /// That the document cannot be read any further; the reason is among the problems.
    private struct Stop: Error {}

    private var problems: Problems
    private var frames: [Frame] = []
    private var anchors: [Text: Anchored] = [:]
    private var anchorNames: [Text] = []
    private var repeated = 0
    private var count = 0
    private var root: DocumentNode?

    /// The document of a file, nil when it is not YAML; `problems` says why.
    static func read(_ problems: inout Problems) -> DocumentNode? {
        var reader = YAMLDocument(problems: problems)
        let result: DocumentNode?
        do throws(Stop) {
            result = try reader.document()
        } catch {
            result = nil
        }
        problems = reader.problems
        return result
    }

    private init(problems: Problems) {
        self.problems = problems
    }

    private mutating func document() throws(Stop) -> DocumentNode? {
        var events = YAMLEvents(problems.file.bytes)
        var documents = 0
        while true {
            let (event, offset) = try next(&events)
            switch event {
            case .streamStart, .documentEnd: break
            case .documentStart:
                documents += 1
                if documents > 1 { throw stop(at: offset, "one document", "a second one") }
            case .streamEnd:
                guard let root else {
                    throw stop(at: 0, "a document", "nothing but comments and white space")
                }
                return root
            case .alias(let name): try alias(name, offset)
            case .scalar(let scalar): try self.scalar(scalar, offset)
            case .listStart(let properties): try open(isObject: false, properties, offset)
            case .objectStart(let properties): try open(isObject: true, properties, offset)
            case .listEnd, .objectEnd: try close()
            }
        }
    }

    private mutating func next(_ events: inout YAMLEvents) throws(Stop) -> (YAMLEvents.Event, Int) {
        do {
            return try events.next()
        } catch {
            let bytes = problems.file.bytes
            var end = error.offset
            while end < bytes.count, end < error.offset + 60, bytes[end] != 0x0A, bytes[end] != 0x0D {
                end += 1
            }
            while end > error.offset, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            let rest = Text(bytes: bytes[error.offset..<end])
            let found =
                error.offset >= bytes.count
                ? "the end of the file" : rest.isEmpty ? "a line end" : Quoted.text(rest)
            throw stop(at: error.offset, error.expected, found, notes: error.notes)
        }
    }

    private mutating func stop(
        at offset: Int,
        _ expected: String,
        _ found: String,
        notes: [String] = []
    ) -> Stop {
        problems.add(at: offset, path: path, expected: expected, found: found, notes: notes)
        return Stop()
    }

    /// The place in the document where the next value goes.
    private var path: String {
        frames.reduce("") { path, frame in
            guard frame.isObject else { return "\(path)[\(frame.items.count)]" }
            return frame.key.map { Quoted.key($0.text, after: path) } ?? path
        }
    }

    private mutating func open(
        isObject: Bool,
        _ properties: YAMLEvents.Properties,
        _ offset: Int
    ) throws(Stop) {
        if expectsKey { throw stop(at: offset, "a text as key", isObject ? "an object" : "a list") }
        if frames.count == DocumentNode.maximumDepth {
            throw stop(at: offset, DocumentReader.depthExpected, "level \(frames.count + 1)")
        }
        let allowed: StaticString = isObject ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq"
        if let tag = properties.tag, !tag.equals(allowed), !tag.equals("!") {
            throw stop(at: offset, "no tag here", Quoted.text(tag))
        }
        frames.append(Frame(isObject: isObject, offset: offset, anchor: properties.anchor))
    }

    private mutating func close() throws(Stop) {
        guard let frame = frames.popLast() else { return }
        let node =
            frame.isObject
            ? DocumentNode(.object(merged(frame)), offset: frame.offset)
            : DocumentNode(.list(frame.items), offset: frame.offset)
        try add(node, anchor: frame.anchor, weight: frame.weight, height: frame.height)
    }

    private var expectsKey: Bool {
        guard let frame = frames.last else { return false }
        return frame.isObject && frame.key == nil
    }

    private mutating func scalar(_ scalar: YAMLEvents.Scalar, _ offset: Int) throws(Stop) {
        var isPlain = scalar.isPlain
        if let tag = scalar.properties.tag {
            if tag.equals("tag:yaml.org,2002:str") || tag.equals("!") {
                isPlain = false
            } else if YAMLDocument.isCore(tag) {
                isPlain = true
            } else {
                throw stop(
                    at: offset,
                    "no tag, or one of !!str, !!int, !!float, !!bool, !!null",
                    Quoted.text(tag)
                )
            }
        }
        if expectsKey {
            if let anchor = scalar.properties.anchor {
                let node = DocumentNode(.text(scalar.text), offset: offset)
                register(anchor, Anchored(node: node, weight: 1 + scalar.text.byteCount, height: 0))
            }
            setKey(scalar.text, offset, isMerge: isPlain && scalar.text.equals("<<"))
            return
        }
        let value = isPlain ? PlainScalar.value(of: scalar.text) : .text(scalar.text)
        var node = DocumentNode(value, offset: offset)
        switch value {
        case .null, .bool, .number: node.written = scalar.text
        case .text, .list, .object: break
        }
        try add(node, anchor: scalar.properties.anchor, weight: 1 + scalar.text.byteCount, height: 0)
    }

    private static func isCore(_ tag: Text) -> Bool {
        let tags: [StaticString] = [
            "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool",
            "tag:yaml.org,2002:null",
        ]
        return tags.contains { tag.equals($0) }
    }

    private mutating func alias(_ name: Text, _ offset: Int) throws(Stop) {
        guard let anchored = anchors[name] else {
            let source = anchorNames.isEmpty ? nil : "the anchors above are"
            let notes = NearestName.notes(for: name, among: anchorNames, source: source)
            throw stop(at: offset, "the name of an anchor above", Quoted.text(name), notes: notes)
        }
        if expectsKey {
            guard case .text(let text) = anchored.node.value else {
                throw stop(at: offset, "a text as key", anchored.node.description)
            }
            setKey(text, offset, isMerge: false)
            return
        }
        repeated += anchored.weight
        if repeated > YAMLDocument.maximumRepeated {
            throw stop(
                at: offset,
                "aliases that repeat at most 1 MiB in all",
                "more with \(Quoted.text(name))"
            )
        }
        if frames.count + anchored.height > DocumentNode.maximumDepth {
            throw stop(at: offset, DocumentReader.depthExpected, "level \(frames.count + anchored.height)")
        }
        try add(anchored.node, anchor: nil, weight: anchored.weight, height: anchored.height)
    }

    private mutating func register(_ name: Text, _ anchored: Anchored) {
        if anchors.updateValue(anchored, forKey: name) == nil { anchorNames.append(name) }
    }

    private mutating func setKey(_ key: Text, _ offset: Int, isMerge: Bool) {
        let last = frames.count - 1
        frames[last].key = (key, offset, isMerge)
        guard !isMerge else { return }
        if let first = frames[last].keyOffsets[key] {
            let line = problems.location(ofByte: first).line
            problems.add(
                at: offset,
                path: path,
                expected: "each key once",
                found: "\(Quoted.text(key)) again",
                notes: ["the first is on line \(line)"]
            )
        } else {
            frames[last].keyOffsets[key] = offset
        }
    }

    private mutating func add(_ node: DocumentNode, anchor: Text?, weight: Int, height: Int) throws(Stop) {
        count += 1
        if count > DocumentNode.maximumValues {
            throw stop(at: node.offset, DocumentReader.countExpected, "more")
        }
        if let anchor { register(anchor, Anchored(node: node, weight: weight, height: height)) }
        guard !frames.isEmpty else {
            root = node
            return
        }
        let last = frames.count - 1
        frames[last].weight += weight
        frames[last].height = max(frames[last].height, height + 1)
        guard frames[last].isObject else {
            frames[last].items.append(node)
            return
        }
        guard let key = frames[last].key else { return }
        if key.isMerge {
            for object in try objects(toMerge: node) {
                frames[last].merges.append((frames[last].members.count, object))
            }
        } else if frames[last].keyOffsets[key.text] == key.offset {
            frames[last].members.append(.init(key: key.text, offset: key.offset, value: node))
        }
        frames[last].weight += key.text.byteCount
        frames[last].key = nil
    }

    /// The objects that the value of a merge key names.
    private mutating func objects(toMerge node: DocumentNode) throws(Stop) -> [DocumentNode] {
        switch node.value {
        case .object: return [node]
        case .list(let items):
            for item in items {
                guard case .object = item.value else {
                    throw stop(at: item.offset, "an object to merge", item.description)
                }
            }
            return items
        case .null, .bool, .number, .text: throw stop(at: node.offset, "an object to merge", node.description)
        }
    }

    /// The members of an object with those merged in that it does not have itself, at the place of the
    /// merge key.
    private func merged(_ frame: Frame) -> [DocumentNode.Member] {
        guard !frame.merges.isEmpty else { return frame.members }
        var known = frame.keyOffsets
        var result: [DocumentNode.Member] = []
        var next = 0
        for merge in frame.merges {
            result += frame.members[next..<merge.place]
            next = merge.place
            guard case .object(let members) = merge.node.value else { continue }
            for member in members where known.updateValue(member.offset, forKey: member.key) == nil {
                result.append(member)
            }
        }
        return result + frame.members[next...]
    }
}
