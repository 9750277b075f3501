/// The names of the bots that a file may refer to, and who declares them.
struct BotNames {
    static let expected = "the name of a bot"

    /// The names in the order of their declaration.
    let names: [Text]
    /// The file that declares the bots, such as `bots.json`.
    let source: String
    private let known: Set<Text>

    init(names: [Text], source: String) {
        self.names = names
        self.source = source
        known = Set(names)
    }

    /// Whether a bot has this name, to the letter.
    func contains(_ name: Text) -> Bool { known.contains(name) }

    func notes(for written: Text) -> [String] {
        NearestName.notes(for: written, among: names, source: "\(source) declares")
    }
}
