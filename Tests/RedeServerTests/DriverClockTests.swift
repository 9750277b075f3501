import RedeModel
import Testing

@testable import RedeServer

@Suite struct `The clock of a driver` {
    @Test func `starts where it is told to`() {
        #expect(DriverClock(start: Instant(milliseconds: 7)).start == Instant(milliseconds: 7))
    }
}
