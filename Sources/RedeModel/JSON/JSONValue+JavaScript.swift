extension JSONValue {
    /// The value as JavaScript's `String(value)` writes it.
    ///
    /// Items of an array are joined with commas, a `null` among them is empty; an object is `[object
    /// Object]`.
    package var javaScriptText: Text {
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .number(let value): return Text(NumberText.javaScript(value))
        case .string(let text): return text
        case .object: return "[object Object]"
        case .array(let items):
            var text = Text()
            for (index, item) in items.enumerated() {
                if index > 0 { text.append(ascii: UInt8(ascii: ",")) }
                if item != .null { text.append(item.javaScriptText) }
            }
            return text
        }
    }
}
