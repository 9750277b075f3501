import RedeModel
import RedeTestSupport
import Testing

/// docs/engines.md shows an engine whole.
@Suite struct EnginesPageTests {
    @Test func `the page on engines shows the source as it is`() throws {
        let page = try text("docs/engines.md")
        let source = try text("Sources/RedeSim/Rules/TurnOrderEngine.swift")

        #expect(page.contains("```swift\n\(source)```\n"))
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try SourceFile.read(Project.root + "/" + path).bytes, as: UTF8.self)
    }
}
