import RedeEval
import RedeModel

extension BatchReport {
    /// The report as JUnit XML: for each variant a case a check, and one for how its runs end.
    package var junit: [UInt8] {
        var cases = ""
        var (count, failures) = (0, 0)
        for (place, counts) in tally.variants.enumerated() {
            let name = "\(place + 1) \(name(ofVariant: place))"
            let unfinished = counts.runs - (counts.endings.first ?? 0)
            var results = [(title: "runs end by themselves", expected: "", failed: unfinished)]
            for (check, failed) in zip(figures.checks[place], counts.failures) {
                results.append((check.title.string, check.expected.string, failed))
            }
            for (title, expected, failed) in results {
                count += 1
                cases +=
                    "  <testcase classname=\"\(XMLText.escaped(name))\" name=\"\(XMLText.escaped(title))\""
                guard failed > 0 else {
                    cases += "/>\n"
                    continue
                }
                failures += 1
                let bound = expected.isEmpty ? "" : ": expected \(expected)"
                let message = "\(failed) of \(counts.runs) runs failed\(bound)"
                cases += "><failure message=\"\(XMLText.escaped(message))\"/></testcase>\n"
            }
        }
        let head =
            "<testsuite name=\"\(XMLText.escaped(tag.string))\" tests=\"\(count)\" failures=\"\(failures)\" "
            + "errors=\"0\" skipped=\"0\">\n"
        return Array(
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + head + cases + "</testsuite>\n").utf8
        )
    }
}
