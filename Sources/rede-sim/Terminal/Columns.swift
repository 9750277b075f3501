import RedeModel

/// Texts in columns: their width, and cutting and filling them to one.
enum Columns {
    /// How wide the summary is at most.
    static let standard = 80

    /// The columns that a text takes: none for marks that stand on the letter before, two for wide letters.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: 0
        default: isWide(scalar) ? 2 : 1
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The text on one line and without control characters, which a user's name must not send to a terminal.
    static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control || (0x2028...0x202E ~= scalar.value)
            plain.append(isControl ? " " : scalar)
        }
        return String(plain)
    }

    /// The text in at most so many columns; what is cut off shows as an ellipsis.
    static func cut(_ text: String, to columns: Int) -> String {
        guard width(text) > columns else { return text }
        var cut = String.UnicodeScalarView()
        var used = 1
        for scalar in text.unicodeScalars {
            used += width(scalar)
            if used > columns { break }
            cut.append(scalar)
        }
        return String(cut) + "…"
    }

    /// The text at the left of so many columns.
    static func left(_ text: String, _ columns: Int) -> String {
        let text = cut(text, to: columns)
        return text + String(repeating: " ", count: columns - width(text))
    }

    /// The text at the right of so many columns.
    static func right(_ text: String, _ columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - width(text))) + text
    }

    /// Parts in lines, each part whole unless it is wider than a line.
    static func folded(_ parts: [String], separator: String, width: Int) -> [String] {
        var lines: [String] = []
        for part in parts {
            let part = cut(part, to: width)
            if let last = lines.last, self.width(last) + self.width(separator) + self.width(part) <= width {
                lines[lines.count - 1] = last + separator + part
            } else {
                lines.append(part)
            }
        }
        return lines
    }
}
