/// The keys of a kind of object in a file format, as loader, schema and documentation share them.
package struct ObjectShape: Sendable {
    /// A key of an object.
    package struct Key: Sendable {
        /// The key.
        package var name: Text
        /// Whether the object is wrong without it.
        package var isRequired: Bool
        /// What it says, in a line: meaning, unit, range, default.
        package var summary: String

        /// A key that may be left out.
        static func optional(_ name: Text, _ summary: String) -> Key {
            Key(name: name, isRequired: false, summary: summary)
        }

        /// A key that must be there.
        static func required(_ name: Text, _ summary: String) -> Key {
            Key(name: name, isRequired: true, summary: summary)
        }
    }

    /// What the object is, such as `stimulus`: its name in the schema and the documentation.
    package var name: String
    /// Whether keys that are not listed are kept instead of refused, and a key may come twice.
    package var isOpen: Bool
    /// The keys in the order in which they are documented.
    package var keys: [Key]

    /// The name with its article.
    var phrase: String {
        let vowels: Set<Character> = ["a", "e", "i", "o"]
        return name.first.map(vowels.contains) == true || name == "update" ? "an \(name)" : "a \(name)"
    }

    init(_ name: String, isOpen: Bool = false, _ keys: [Key]) {
        self.name = name
        self.isOpen = isOpen
        self.keys = keys
    }
}
