/// A JSON value as JavaScript's `JSON.parse` gives it: objects keep the order of their keys.
///
/// A duplicate key keeps its first place and its last value; keys that are array indices come first,
/// ascending.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(Text)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// The text of a string, else nil.
    package var text: Text? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The members of an object, else nil.
    package var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    /// The items of an array, else nil.
    package var array: [JSONValue]? {
        guard case .array(let items) = self else { return nil }
        return items
    }

    /// The value of a number, else nil.
    package var double: Double? {
        guard case .number(let value) = self else { return nil }
        return value
    }

    /// The truth value of a Boolean, else nil.
    package var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The value of a key of an object, nil when there is none or this is no object.
    package subscript(key: Text) -> JSONValue? { object?[key] }
}
