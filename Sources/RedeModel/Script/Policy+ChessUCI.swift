extension Policy {
    /// The parameters of the `chess-uci` policy: a chess engine, and how it is asked.
    ///
    /// The place in the script is not compared.
    package struct ChessUCI: Equatable, Sendable {
        /// A setting of the engine, by the engine's own name for it.
        package struct Option: Equatable, Sendable {
            /// The option's name, such as `Skill Level`.
            package var name: Text
            /// The option's value as it is sent.
            package var value: Text

            package init(name: Text, value: Text) {
                self.name = name
                self.value = value
            }
        }

        /// The engine: the name of a program, or its path when there is a slash in it.
        package var engine: Text
        /// How many positions the engine looks at before each move.
        package var nodes: Int
        /// What the program is started with.
        package var arguments: [Text]
        /// The settings of the engine, in the order in which they are sent.
        package var options: [Option]
        /// How moves are made.
        package var means: Means
        /// Where a script names the engine; nil when none does.
        package var location: Location?

        package init(
            engine: Text = "stockfish",
            nodes: Int = 10_000,
            arguments: [Text] = [],
            options: [Option] = [],
            means: Means = .tool,
            location: Location? = nil
        ) {
            self.engine = engine
            self.nodes = nodes
            self.arguments = arguments
            self.options = options
            self.means = means
            self.location = location
        }

        package static func == (left: ChessUCI, right: ChessUCI) -> Bool {
            left.engine == right.engine && left.nodes == right.nodes && left.arguments == right.arguments
                && left.options == right.options && left.means == right.means
        }
    }
}
