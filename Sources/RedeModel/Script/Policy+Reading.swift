extension ObjectShape {
    static let policy = ObjectShape(
        "policy",
        [
            .optional(
                "story",
                "One sentence of a seeded story a turn, then on to the next bot; its parameters."
            ),
            .optional(
                "chess-random",
                "Plays chess by a draw among the legal moves; its parameters. It needs the engine `chess-v1`."
            ),
            .optional(
                "chess-pgn",
                "Plays the bot's side of a game that a file holds; its parameters. It needs `chess-v1`, too."
            ),
            .optional(
                "chess-uci",
                "Plays chess by the moves of an engine that speaks UCI; its parameters. It needs `chess-v1`."
            ),
        ]
    )

    static let story = ObjectShape(
        "story",
        [.optional("next", "The bot that goes on, a name; default the next one of the roster.")]
    )

    static let means = Key.optional(
        "by",
        "How a move is made: by `tool` (default), which is then said, or by `text` alone."
    )

    static let chessRandom = ObjectShape(
        "chess-random",
        [
            .optional("illegal", "How many answers are a move that is not legal; a rate, default 0."),
            .optional("malformed", "How many answers are broken JSON; a rate, default 0."),
            .optional("silent", "How many answers are empty; a rate, default 0."),
            means,
        ]
    )

    static let chessPGN = ObjectShape(
        "chess-pgn",
        [
            .required("file", "The path of a PGN file, whose first game is played from the usual start."),
            means,
        ]
    )
}

extension Field {
    /// A policy: its name, or an object with its name and parameters.
    func policy(in roster: BotNames?, _ problems: inout Problems) -> Policy? {
        let names = ObjectShape.policy.keys.map(\.name)
        if case .text(let name) = node.value {
            guard names.contains(name) else {
                mismatch("the name of a policy", notes: NearestName.notes(for: name, among: names), &problems)
                return nil
            }
            return policy(name, nil, in: roster, &problems)
        }
        guard let reader = ObjectReader(self, .policy, expected: "a policy, a name or an object", &problems)
        else { return nil }
        // A policy whose parameters are null has none.
        let present = names.filter { reader[$0, keepsNull: true] != nil }
        guard present.count == 1, let name = present.first else {
            mismatch("one of the keys \(NearestName.list(names))", &problems)
            return nil
        }
        return policy(name, reader[name], in: roster, &problems)
    }

    /// The policy of a name; its parameters are nil when none are given.
    private func policy(
        _ name: Text,
        _ parameters: Field?,
        in roster: BotNames?,
        _ problems: inout Problems
    ) -> Policy? {
        switch name {
        case "story":
            guard let parameters else { return .story(.init()) }
            guard let reader = ObjectReader(parameters, .story, &problems) else { return nil }
            return .story(.init(next: reader["next"]?.name(in: roster, &problems)))
        case "chess-random":
            guard let parameters else { return .chessRandom(.init()) }
            return parameters.chessRandom(&problems).map { .chessRandom($0) }
        case "chess-uci":
            return chessUCI(parameters, &problems).map { .chessUCI($0) }
        default:
            guard let parameters else {
                mismatch("a game to play, as {chess-pgn: {file: path}}", &problems)
                return nil
            }
            return parameters.chessPGN(&problems).map { .chessPGN($0) }
        }
    }

    private func chessRandom(_ problems: inout Problems) -> Policy.ChessRandom? {
        guard let reader = ObjectReader(self, .chessRandom, &problems) else { return nil }
        let policy = Policy.ChessRandom(
            illegal: reader["illegal"]?.partsPerMillion(&problems) ?? 0,
            malformed: reader["malformed"]?.partsPerMillion(&problems) ?? 0,
            silent: reader["silent"]?.partsPerMillion(&problems) ?? 0,
            means: reader["by"]?.means(&problems) ?? .tool
        )
        checkTogether(policy.illegal + policy.malformed + policy.silent, &problems)
        return policy
    }

    private func chessPGN(_ problems: inout Problems) -> Policy.ChessPGN? {
        guard let reader = ObjectReader(self, .chessPGN, &problems) else { return nil }
        let means = reader["by"]?.means(&problems) ?? .tool
        guard let file = reader["file"]?.file(&problems) else { return nil }
        return Policy.ChessPGN(file: file, means: means)
    }

    func means(_ problems: inout Problems) -> Policy.Means? {
        choice(of: Policy.Means.self, "\"tool\" or \"text\"", &problems)
    }

    /// The file that a path names, beside the file that is read.
    private func file(_ problems: inout Problems) -> SourceFile? {
        let expected = "the path of a file that can be read"
        guard let path = text(&problems, expected: expected) else { return nil }
        do {
            return try SourceFile.read(FilePath.resolved(path.string, from: problems.file.path))
        } catch let error as UnreadableFile {
            mismatch(expected, notes: ["\(error.path): \(error.reason)"], &problems)
        } catch {
            mismatch(expected, notes: ["\(error)"], &problems)
        }
        return nil
    }
}
