/// Reads an object of a known shape: gives its fields, and adds unknown, double and missing keys to the
/// problems.
struct ObjectReader {
    let field: Field
    private let shape: ObjectShape
    private let members: [DocumentNode.Member]

    /// The reader of a value that must be an object; nil, with a problem added, when it is none.
    init?(_ field: Field, _ shape: ObjectShape, expected: String? = nil, _ problems: inout Problems) {
        guard case .object(let members) = field.node.value else {
            field.mismatch(expected ?? "an object", &problems)
            return nil
        }
        self.field = field
        self.shape = shape
        self.members = members
        if !shape.isOpen { checkKeys(&problems) }
        for key in shape.keys where key.isRequired {
            if let value = self[key.name, keepsNull: true] {
                if value.isNull { value.mismatch("a value", &problems) }
                continue
            }
            let names = members.map(\.key)
            problems.add(
                at: field.node.offset,
                path: field.path,
                expected: "the key \(Quoted.text(key.name))",
                found: names.isEmpty ? "no keys" : "only \(NearestName.list(names))"
            )
        }
    }

    private func checkKeys(_ problems: inout Problems) {
        var seen: [Text: Int] = [:]
        for member in members {
            let path = Quoted.key(member.key, after: field.path)
            if seen.updateValue(member.offset, forKey: member.key) != nil {
                problems.add(
                    at: member.offset,
                    path: path,
                    expected: "each key once",
                    found: "\(Quoted.text(member.key)) again"
                )
            }
            guard !problems.isFull, !shape.keys.contains(where: { $0.name == member.key }) else { continue }
            problems.add(
                at: member.offset,
                path: path,
                expected: "a key of \(shape.phrase)",
                found: Quoted.text(member.key),
                notes: NearestName.notes(
                    for: member.key,
                    among: shape.keys.map(\.name),
                    elsewhere: "docs/formats.md lists the keys of \(shape.phrase)"
                )
            )
        }
    }

    /// The value of a key of the shape; nil when it is absent or null.
    subscript(_ key: Text) -> Field? { self[key, keepsNull: false] }

    /// The value of a key of the shape; nil when it is absent.
    subscript(_ key: Text, keepsNull keepsNull: Bool) -> Field? {
        precondition(shape.keys.contains { $0.name == key }, "a key that is read is a key of the shape")
        guard let member = members.last(where: { $0.key == key }) else { return nil }
        let value = Field(node: member.value, path: Quoted.key(key, after: field.path))
        return value.isNull && !keepsNull ? nil : value
    }

    /// The keys of the shape, of these, that have a value.
    func present(among keys: [Text]) -> [Text] {
        keys.filter { self[$0] != nil }
    }

    /// The one key of these that has a value; none or several are a problem.
    func exactlyOne(of keys: [Text], _ problems: inout Problems) -> Text? {
        let present = present(among: keys)
        guard present.count != 1 else { return present.first }
        problems.add(
            at: field.node.offset,
            path: field.path,
            expected: "one of the keys \(NearestName.list(keys))",
            found: present.isEmpty ? "none of them" : present.map(Quoted.text).joined(separator: " and ")
        )
        return nil
    }
}
