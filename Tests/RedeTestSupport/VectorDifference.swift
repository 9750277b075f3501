package import RedeModel

/// The first place where a value is not what a vector expects.
package struct VectorDifference: Equatable, CustomStringConvertible {
    /// Where it is: keys and indices from the root, `out` for the root itself.
    package var path: String
    /// What the vector has there; nil when it has nothing.
    package var expected: JSONValue?
    /// What was found there; nil when nothing was.
    package var found: JSONValue?

    package var description: String {
        "\(path): expected \(VectorDifference.text(of: expected)), found \(VectorDifference.text(of: found))"
    }

    /// The first difference; nil when the values agree.
    ///
    /// The order of keys does not count, that of items does. `{"$any": "string"}` expects any text that is
    /// not empty.
    package static func first(
        expected: JSONValue?,
        found: JSONValue?,
        path: String = "out"
    ) -> VectorDifference? {
        switch (expected, found) {
        case (.object(let wanted)?, _) where wanted.members.first?.key == "$any":
            if let text = found?.text, !text.isEmpty { return nil }
        case (.object(let wanted)?, .object(let given)?):
            for member in wanted.members {
                let place = "\(path).\(member.key)"
                if let found = first(expected: member.value, found: given[member.key], path: place) {
                    return found
                }
            }
            for member in given.members where wanted[member.key] == nil {
                return VectorDifference(path: "\(path).\(member.key)", expected: nil, found: member.value)
            }
            return nil
        case (.array(let wanted)?, .array(let given)?):
            for index in 0..<max(wanted.count, given.count) {
                let one = index < wanted.count ? wanted[index] : nil
                let other = index < given.count ? given[index] : nil
                if let found = first(expected: one, found: other, path: "\(path)[\(index)]") { return found }
            }
            return nil
        default:
            if expected == found { return nil }
        }
        return VectorDifference(path: path, expected: expected, found: found)
    }

    private static func text(of value: JSONValue?) -> String {
        guard let value else { return "nothing" }
        var writer = ByteWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
