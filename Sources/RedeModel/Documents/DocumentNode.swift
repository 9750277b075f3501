/// A value of a document, JSON or YAML, with the place where it stands.
struct DocumentNode: Equatable, Sendable {
    /// The deepest nesting of lists and objects that is read.
    static let maximumDepth = 64
    /// The most values that a document may hold.
    static let maximumValues = 1_000_000

    /// What a node holds.
    enum Value: Equatable, Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case text(Text)
        case list([DocumentNode])
        /// The members as written; JSON may have a key twice.
        case object([Member])
    }

    /// A key with its value.
    struct Member: Equatable, Sendable {
        var key: Text
        /// The byte offset of the key.
        var offset: Int
        var value: DocumentNode
    }

    var value: Value
    /// The byte offset of the value's first byte.
    var offset: Int
    /// The characters of a null, Boolean or number as they stand in the file; nil for all else.
    var written: Text?

    init(_ value: Value, offset: Int, written: Text? = nil) {
        self.value = value
        self.offset = offset
        self.written = written
    }
}

extension DocumentNode {
    /// The value without its places; of a key that comes twice the last value counts.
    var json: JSONValue {
        switch value {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value): .number(value)
        case .text(let text): .string(text)
        case .list(let items): .array(items.map(\.json))
        case .object(let members):
            .object(JSONObject(members.map { .init(key: $0.key, value: $0.value.json) }))
        }
    }

    /// The value as messages name it.
    var description: String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let value): written?.string ?? NumberText.javaScript(value)
        case .text(let text): Quoted.text(text)
        case .list(let items): items.isEmpty ? "an empty list" : "a list"
        case .object(let members): members.isEmpty ? "an empty object" : "an object"
        }
    }
}
