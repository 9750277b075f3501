import RedeModel

/// The values of a document that hold no others, each under its path.
struct JSONLeaves {
    private(set) var leaves: [ComparedRun.Section] = []

    init(of document: JSONValue) {
        add(document, at: Text())
    }

    private mutating func add(_ value: JSONValue, at path: Text) {
        switch value {
        case .object(let object) where !object.members.isEmpty:
            for member in object.members {
                var inner = path
                if !path.isEmpty { inner.append(".") }
                inner.append(member.key)
                add(member.value, at: inner)
            }
        case .array(let items) where !items.isEmpty:
            for (place, item) in items.enumerated() {
                // What has a name is told by it, so that one more item shifts no other.
                let name = item["name"]?.text ?? Text(String(place))
                add(item, at: Text("\(path)[\(name)]"))
            }
        case .string(let text):
            leaves.append(.init(name: path, text: text))
        default:
            leaves.append(.init(name: path, text: ByteWriter.text(of: value)))
        }
    }
}
