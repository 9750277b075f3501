package import RedeModel

/// An input of a vector that lacks what the function needs.
package struct MissingInput: Error, CustomStringConvertible {
    /// The key, or the value that is not of its kind.
    package var key: Text
    /// What was looked for.
    package var kind: String

    package init(key: Text, kind: String) {
        self.key = key
        self.kind = kind
    }

    package var description: String { "the input has no \(kind) \"\(key)\"" }
}

/// What vectors hold, and how results are put into their form.
extension JSONValue {
    /// The text of a key.
    ///
    /// - Throws: ``MissingInput`` when there is none.
    package func text(_ key: Text) throws -> Text {
        guard let text = self[key]?.text else { throw MissingInput(key: key, kind: "text") }
        return text
    }

    /// The whole number of a key.
    ///
    /// - Throws: ``MissingInput`` when there is none.
    package func integer(_ key: Text) throws -> Int {
        guard let value = self[key]?.double, let integer = Int(exactly: value) else {
            throw MissingInput(key: key, kind: "whole number")
        }
        return integer
    }

    /// The items of a key's array.
    ///
    /// - Throws: ``MissingInput`` when there is none.
    package func items(_ key: Text) throws -> [JSONValue] {
        guard let items = self[key]?.array else { throw MissingInput(key: key, kind: "array") }
        return items
    }

    /// An object with these members; those without a value are left out.
    package static func object(of members: KeyValuePairs<Text, JSONValue?>) -> JSONValue {
        var object = JSONObject()
        for (key, value) in members { object[key] = value }
        return .object(object)
    }

    /// An array of texts.
    package static func texts(_ texts: [Text]) -> JSONValue {
        .array(texts.map { .string($0) })
    }

    /// A number.
    package static func integer(_ value: Int) -> JSONValue {
        .number(Double(value))
    }

    /// What a closure writes as JSON.
    ///
    /// - Throws: ``JSONReader/Failure`` when that is no JSON.
    package static func written(_ write: (inout ByteWriter) -> Void) throws -> JSONValue {
        var writer = ByteWriter()
        write(&writer)
        return try JSONReader.value(of: writer.bytes[...])
    }
}
