/// Reads a file into a tree of values with their places.
enum DocumentReader {
    /// How a file is written.
    enum Syntax: Equatable {
        case json, yaml

        /// JSON for a path that ends in `.json`, else YAML.
        init(path: String) {
            self = path.utf8.count >= 5 && path.lowercased().hasSuffix(".json") ? .json : .yaml
        }
    }

    /// The document that a file holds; nil, with the problems added, when it holds none.
    static func read(_ syntax: Syntax, _ problems: inout Problems) -> DocumentNode? {
        guard problems.holdsText() else { return nil }
        switch syntax {
        case .json: return JSONDocument.read(&problems)
        case .yaml: return YAMLDocument.read(&problems)
        }
    }

    /// The words of a document that is nested too deeply.
    static let depthExpected = "at most \(DocumentNode.maximumDepth) levels of nesting"

    /// The words of a document that holds too much.
    static let countExpected = "at most \(DocumentNode.maximumValues) values"
}
