package import RedeModel
package import RedeSim

/// How the cases of a batch come to their answers where a live model gives them.
package struct LiveCases: Sendable {
    /// What a live run came to.
    package struct Run: Sendable {
        /// All its calls.
        package var calls: [RecordedCall]
        /// What they took of tokens, and what these cost.
        package var spending: MetricSources

        package init(calls: [RecordedCall], spending: MetricSources) {
            self.calls = calls
            self.spending = spending
        }
    }

    /// Plays the case with a number; it throws what ends the whole batch.
    let play: @Sendable (Int) async throws -> Run

    package init(play: @escaping @Sendable (Int) async throws -> Run) {
        self.play = play
    }
}
