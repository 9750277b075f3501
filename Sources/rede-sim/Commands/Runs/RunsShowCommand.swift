import ArgumentParser
import RedeEval
import RedeModel
import RedeStore

/// `rede-sim runs show`: shows what the runs of a batch came to, or one of them.
struct RunsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show how a batch's variants did, or how the runs of a seed did.",
        discussion: """
            Each variant is told with its runs and the checks that failed; metrics are shown when there is one \
            variant, or --variant names one.

            Examples:
              rede-sim runs show cooldowns
              rede-sim runs show cooldowns 7 --variant 2
            """
    )

    @Argument(help: "The tag of the batch.")
    var tag: String

    @Argument(help: "Show the runs of this seed.")
    var seed: Int?

    @OptionGroup var store: StoreOption

    @Option(help: ArgumentHelp("Show this variant alone, by its number.", valueName: "number"))
    var variant: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let store = try store.open()
        let batch = try store.batch(Text(tag))
        let plan = batch.plan
        try RunsShowCommand.check(variant, "--variant", upTo: plan.variants.count)
        try RunsShowCommand.check(seed, "seed", upTo: plan.runs)
        let variants = variant.map { $0 - 1..<$0 } ?? plan.variants.indices
        let page = BatchPage(batch, showsMetrics: variants.count == 1 || json)
        var values: [JSONValue] = []
        for index in variants {
            if let seed {
                let number = index * plan.runs + seed - 1
                var result: CaseResult?
                try store.forEachResult(of: batch, in: number..<number + 1) { result = $0 }
                values.append(page.json(of: result, number: number))
                if !json { try StandardOutput.write(line: page.text(of: result, number: number)) }
            } else {
                let figures = try store.figures(of: batch, variant: index)
                values.append(page.json(of: figures, variant: index))
                if !json { try StandardOutput.write(line: page.text(of: figures, variant: index)) }
            }
        }
        if json { try StandardOutput.write(page.json(of: values)) }
    }

    private static func check(_ number: Int?, _ place: String, upTo count: Int) throws(UsageProblem) {
        guard let number, !(1...max(count, 1)).contains(number) else { return }
        throw UsageProblem(place: place, expected: "a number from 1 to \(count)", found: "\(number)")
    }
}
