import RedeModel
import RedeSim
import RedeTestSupport
import Testing

/// docs/engines.md shows an engine whole.
@Suite struct EnginesPageTests {
    @Test func `the page on engines shows the source as it is`() throws {
        let page = try text("docs/engines.md")
        let source = try text("Sources/RedeSim/Rules/TurnOrderEngine.swift")

        #expect(page.contains("```swift\n\(source)```\n"))
    }

    @Test func `the page lists each engine with its options`() throws {
        let lines = try text("docs/engines.md").split(separator: "\n")

        for engine in Explanation.all where engine.kind == .engine {
            let options = engine.facts.map { "`\($0.name)`: \($0.text)" }.joined(separator: "<br>")
            let row = "| `\(engine.name)` | \(engine.summary) | \(options) |"
            #expect(lines.contains { $0 == row }, "\(row)")
        }
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try SourceFile.read(Project.root + "/" + path).bytes, as: UTF8.self)
    }
}
