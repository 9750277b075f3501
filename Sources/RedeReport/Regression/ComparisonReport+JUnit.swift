import RedeEval
import RedeModel

extension ComparisonReport {
    /// The gates as JUnit XML, which build servers show: a case a gate.
    package var junit: [UInt8] {
        var cases = ""
        var (failures, skipped) = (0, 0)
        let name = XMLText.escaped("\(comparison.candidate.name) beside \(comparison.baseline.name)")
        for result in gates {
            let title = XMLText.escaped(result.gate.measure.name.string)
            cases += "  <testcase classname=\"\(name)\" name=\"\(title)\""
            let words = phrase(result.gate.measure, result.comparison)
            let allowed = "\(MeasureCells.margin(of: result)) is allowed"
            let message = XMLText.escaped("\(result.verdict.rawValue): \(words); \(allowed)")
            switch result.verdict {
            case .fine: cases += "/>\n"
            case .undecided where !undecidedFails:
                skipped += 1
                cases += "><skipped message=\"\(message)\"/></testcase>\n"
            case .undecided, .regression:
                failures += 1
                cases += "><failure message=\"\(message)\"/></testcase>\n"
            }
        }
        let head =
            "<testsuite name=\"\(name)\" tests=\"\(gates.count)\" failures=\"\(failures)\" errors=\"0\" "
            + "skipped=\"\(skipped)\">\n"
        return Array(
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + head + cases + "</testsuite>\n").utf8
        )
    }
}
