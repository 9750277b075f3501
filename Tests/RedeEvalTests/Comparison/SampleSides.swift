import RedeEval
import RedeModel
import RedeSim

extension RunColumns {
    /// Runs of variants with one metric, `replies`, that follows from variant and seed, all passed.
    static func sample(
        _ name: Text = "side",
        _ variants: [BatchPlan.Variant] = [.init(scenario: "circle")],
        seeds: Range<UInt64> = 1..<41,
        replies: (Int, UInt64) -> Double? = { Double($0) + Double($1 % 7) }
    ) -> RunColumns {
        var side = RunColumns(name: name)
        for (number, variant) in variants.enumerated() {
            let place = side.place(of: variant, number: number + 1)
            for seed in seeds {
                side.add(variant: place, seed: seed, hasPassed: true)
                if let value = replies(number, seed) { side.set(.replies, to: value) }
            }
        }
        return side
    }

    /// Runs of which some fail, by their seeds.
    static func sample(
        _ name: Text = "side",
        failing: Set<UInt64>,
        seeds: Range<UInt64> = 1..<201
    ) -> RunColumns {
        var side = RunColumns(name: name)
        let place = side.place(of: .init(scenario: "circle"), number: 1)
        let check = side.column(ofCheck: "order")
        for seed in seeds {
            side.add(variant: place, seed: seed, hasPassed: !failing.contains(seed))
            side.setCheck(check, hasPassed: !failing.contains(seed))
        }
        return side
    }
}

extension BatchPlan.Variant {
    /// A variant of a scenario with changes such as `bots=old.json`.
    static func sample(_ scenario: Text = "circle", _ changes: (Text, Text)...) -> BatchPlan.Variant {
        .init(scenario: scenario, changes: changes.map { .init(key: $0.0, value: $0.1) })
    }
}
