extension ObjectShape {
    static let chessUCI = ObjectShape(
        "chess-uci",
        [
            .optional(
                "engine",
                "The engine, a program's name, or its path when there is a slash in it; default `stockfish`."
            ),
            .optional(
                "nodes",
                "How many positions it looks at before a move, a whole number from 1; default 10000."
            ),
            .optional(
                "options",
                "Settings of the engine by its own names for them, an object; default its own, `Hash` 16."
            ),
            .optional("args", "What the program is started with, a list of texts; default nothing."),
            means,
        ]
    )
}

extension Field {
    /// The policy `chess-uci` with its parameters, if there are any.
    func chessUCI(_ parameters: Field?, _ problems: inout Problems) -> Policy.ChessUCI? {
        let place = (parameters ?? self).node.offset
        var policy = Policy.ChessUCI(location: problems.location(ofByte: place))
        guard let parameters else { return policy }
        guard let reader = ObjectReader(parameters, .chessUCI, &problems) else { return nil }
        if let field = reader["engine"] {
            guard let engine = field.line(&problems) else { return nil }
            policy.location = problems.location(ofByte: field.node.offset)
            policy.engine = engine
            if engine.contains("/") {
                policy.engine = Text(FilePath.resolved(engine.string, from: problems.file.path))
            }
        }
        if let nodes = reader["nodes"]?.integer(in: 1...Int.max, &problems) { policy.nodes = nodes }
        policy.options = reader["options"]?.engineOptions(&problems) ?? []
        let arguments = reader["args"]?.list(&problems, expected: "a list of texts")
        policy.arguments = arguments?.compactMap { $0.text(&problems) } ?? []
        policy.means = reader["by"]?.means(&problems) ?? .tool
        return policy
    }

    /// Options by which an engine takes its moves from the clock, from chance, or from a race of threads.
    private static let unsteadyOptions: [Text] = [
        "threads", "ponder", "skill level", "uci_limitstrength", "uci_elo",
    ]

    private func engineOptions(_ problems: inout Problems) -> [Policy.ChessUCI.Option] {
        let members = self.members("an object with names of the engine's options as keys", &problems) ?? []
        var options: [Policy.ChessUCI.Option] = []
        for (name, offset, value) in members {
            if Field.unsteadyOptions.contains(name.lowercased()) {
                problems.add(
                    at: offset,
                    path: value.path,
                    expected: "an option that leaves the moves the same from run to run",
                    found: Quoted.text(name),
                    notes: ["fewer \"nodes\" make an engine weaker"]
                )
            }
            guard let text = value.line(&problems) else { continue }
            options.append(.init(name: name, value: text))
        }
        return options
    }

    /// A text, number or Boolean of one line, as it is written.
    private func line(_ problems: inout Problems) -> Text? {
        guard let text = writtenText(&problems) else { return nil }
        if !text.isBlank, !text.bytes.contains(where: { $0 < 0x20 }) { return text }
        mismatch("a text of one line", &problems)
        return nil
    }
}
