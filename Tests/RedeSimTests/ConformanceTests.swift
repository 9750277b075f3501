import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct ConformanceTests {
    @Test(arguments: ["scenarios/focused", "scenarios/presets", "scenarios/fuzz", "documented"])
    func `the runtime gives the logs that were observed`(group: String) throws {
        #expect(try ScenarioVectors.pass(group))
    }
}
