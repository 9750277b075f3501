extension Policy {
    /// The parameters of the `chess-uci` policy: a chess engine, and how it is asked.
    ///
    /// Two bots with the same parameters share one process, so the place in the script is not compared.
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

        /// How many positions the engine looks at before each move, unless the script says otherwise.
        package static let defaultNodes = 10_000

        /// The engine: the name of a program, or its path when there is a slash in it.
        package var engine: Text
        /// How many positions the engine looks at before each move.
        package var nodes: Int
        /// What the program is started with.
        package var arguments: [Text]
        /// The settings of the engine, in the order in which they are sent.
        package var options: [Option]
        /// Where the script names the engine.
        package var location: Location

        package init(
            engine: Text,
            nodes: Int = defaultNodes,
            arguments: [Text] = [],
            options: [Option] = [],
            location: Location
        ) {
            self.engine = engine
            self.nodes = nodes
            self.arguments = arguments
            self.options = options
            self.location = location
        }

        package static func == (left: ChessUCI, right: ChessUCI) -> Bool {
            left.engine == right.engine && left.nodes == right.nodes && left.arguments == right.arguments
                && left.options == right.options
        }
    }
}
