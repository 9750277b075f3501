import RedeModel

/// Values of reports.
extension JSONValue {
    /// An object with members in this order.
    static func with(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(JSONObject(members.map { .init(key: Text($0), value: $1) }))
    }

    static func whole(_ number: Int) -> JSONValue { .number(Double(number)) }

    /// A number, or null where there is none.
    static func optional(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }
}
