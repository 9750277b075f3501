import RedeModel
import Testing

struct InstantTests {
    /// Where the texts of years change their form, and some instants between.
    private static let milliseconds = [
        0, -1, 1_767_225_600_000, -62_167_219_200_000, -62_167_219_200_001, 253_402_300_799_999,
        253_402_300_800_000, 8_640_000_000_000_000, -8_640_000_000_000_000,
    ]

    @Test(arguments: milliseconds)
    func `a timestamp's length is that of its text`(milliseconds: Int) {
        let instant = Instant(milliseconds: milliseconds)

        #expect(instant.textLength == instant.text.utf16Count)
    }
}
