import ChessTestSupport
import Testing

@Suite struct FuzzTests {
    /// A release build does a million of them in `scripts/test-peers-chess.py`.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `odd texts are read by the laws or refused with a place`(seed: UInt64) {
        var fuzz = ChessFuzz(seed: seed)
        for index in 0..<15_000 {
            if let problem = fuzz.problemInNextInput() {
                Issue.record("input \(index) of seed \(seed): \(problem)")
                return
            }
        }
        #expect(fuzz.accepted > 2_000, "seed \(seed): next to nothing was read")
    }
}
