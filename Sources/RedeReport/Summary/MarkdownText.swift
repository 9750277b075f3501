/// Texts in Markdown.
enum MarkdownText {
    /// A text that Markdown shows as it is, on one line.
    static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if "\\`*_{}[]<>#|~&!".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
        }
        return result
    }

    /// A table, in which these columns hold numbers; what is in the cells of its rows is shown as it is.
    static func table(_ head: [String], numbers: [Int], _ rows: [[String]]) -> [String] {
        let rule = head.indices.map { numbers.contains($0) ? "---:" : "---" }
        return [head, rule].map { "| " + $0.joined(separator: " | ") + " |" }
            + rows.map { "| " + $0.map(plain).joined(separator: " | ") + " |" }
    }
}
