import Hummingbird
import Testing

@testable import RedeServer

struct DoorkeeperTests {
    @Test func `texts of the same letters are the same`() {
        #expect(Doorkeeper.isSame("a-token", "a-token"))
        #expect(!Doorkeeper.isSame("a-token", "a-tokem"))
        #expect(!Doorkeeper.isSame("a-toke", "a-token"))
        #expect(!Doorkeeper.isSame("a-token-", "a-token"))
        #expect(!Doorkeeper.isSame("", "a-token"))
    }
}
