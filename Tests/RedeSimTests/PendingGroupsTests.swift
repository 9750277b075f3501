import RedeTestSupport
import Testing

@Suite struct PendingGroupsTests {
    /// The groups of vectors whose functions are still to be written; the list shrinks as they come.
    private let groups = ["chess-engine-sequence", "chess-legal", "chess-move-text", "chess-status"]

    @Test func `groups without a function are counted`() {
        for group in groups { UnitVectors.pending(group) }
    }
}
