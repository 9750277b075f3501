import RedeModel
import RedeSim
import Testing

@Suite struct LineDiffTests {
    @Test func `lines in common stay, others are removed or added`() {
        #expect(
            LineDiff.lines(from: "a\nb\nc\nd", to: "a\nx\nc\ne\nd")
                == [.same("a"), .removed("b"), .added("x"), .same("c"), .added("e"), .same("d")]
        )
        #expect(LineDiff.lines(from: "", to: "a") == [.removed(""), .added("a")])
        #expect(LineDiff.lines(from: "a\na", to: "a") == [.same("a"), .removed("a")])
    }

    @Test func `the lines give both texts back`() {
        var stream = SeedStream(seed: 5, name: "line-diff")
        for _ in 0..<300 {
            let texts = (0..<2).map { _ in
                (0..<stream.integer(below: 9)).map { _ in "abc".map(String.init)[stream.integer(below: 3)] }
                    .joined(separator: "\n")
            }
            let lines = LineDiff.lines(from: Text(texts[0]), to: Text(texts[1]))
            let old = lines.compactMap { line in
                switch line {
                case .same(let text), .removed(let text): text.string
                case .added: nil
                }
            }
            let new = lines.compactMap { line in
                switch line {
                case .same(let text), .added(let text): text.string
                case .removed: nil
                }
            }
            #expect([old, new].map { $0.joined(separator: "\n") } == texts)
        }
    }
}
