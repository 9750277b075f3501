import Foundation
import Testing

/// The workflow for build servers, whose page runs its commands.
struct WorkflowTests {
    @Test func `each step of the workflow is a command that its page runs`() throws {
        let page = try ConsolePage("docs/ci.md")
        let steps = page.lines.compactMap { line in
            line.range(of: "  run: ").map { String(line[$0.upperBound...]) }
        }

        // The first one fetches the command, which is there already.
        #expect(steps.first?.hasPrefix("git clone ") == true)
        #expect(steps.count == 5)
        for step in steps.dropFirst() {
            #expect(page.shown.contains { $0.command.hasSuffix(step) }, "\(step)")
        }
    }
}
