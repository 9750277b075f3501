import PropertyTestSupport
import RedeModel
import RedeSim
import Testing

/// Laws that hold in random networks, whatever goes wrong in them.
///
/// Under `documented`: each message received is in its recipient's stored history, once, in order; no reply
/// goes out after a newer substantive message; a session stops once; counters stay in their bounds. Under
/// both readings: turns follow one another, alarms are not lost, and a run ends.
@Suite struct RandomNetworkTests {
    @Test(arguments: Reading.allCases)
    func `the invariants hold in random networks`(reading: Reading) {
        let reports = (0..<300).lazy.compactMap { PropertyRuns.network(seed: $0, reading: reading) }.prefix(5)

        #expect(Array(reports) == [])
    }
}
