import RedeModel
import Testing

@Suite struct DecompositionTests {
    @Test func `marks are put into the order of their classes`() {
        #expect(Decomposition.shared.decomposed("q\u{307}\u{323}\u{301}") == [0x71, 0x323, 0x307, 0x301])
        #expect(Decomposition.shared.decomposed("ǖ") == [0x75, 0x308, 0x304])
    }

    @Test func `composition takes the marks that no other blocks`() {
        #expect(Decomposition.shared.composed("e\u{323}\u{302}") == [0x1EC7])
        #expect(Decomposition.shared.composed("e\u{302}\u{302}") == [0xEA, 0x302])
        #expect(Decomposition.shared.composed("\u{1112}\u{1161}\u{11AB}") == [0xD55C])
        #expect(Decomposition.shared.composed("\u{958}") == [0x915, 0x93C])
        #expect(Decomposition.shared.composed("\u{301}a") == [0x301, 0x61])
    }
}
