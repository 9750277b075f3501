import RedeModel
package import RedeSim

/// The checks of a run as JUnit XML, which build servers show: a case a check.
package enum JUnitReport {
    /// The content of the file.
    package static func bytes(of result: RunResult) -> [UInt8] {
        let failures = result.checks.count { !$0.hasPassed }
        let name = "\(result.scenario.string), seed \(result.seed), \(result.reading.rawValue)"
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        xml += "<testsuite name=\"\(XMLText.escaped(name))\" tests=\"\(result.checks.count)\" "
        xml += "failures=\"\(failures)\" errors=\"0\" skipped=\"0\">\n"
        for check in result.checks {
            xml += "  <testcase classname=\"\(XMLText.escaped(result.scenario.string))\" "
            xml += "name=\"\(XMLText.escaped(check.title))\""
            if check.hasPassed {
                xml += "/>\n"
                continue
            }
            var message = "expected \(check.expected), found \(check.found)"
            if let reason = check.ownReason { message += " \(reason)" }
            xml += ">\n    <failure message=\"\(XMLText.escaped(message))\">"
            xml += XMLText.escaped("\(check.location): \(check.subject): \(message)")
            if let moment = check.moment {
                let seconds = NumberText.javaScript(
                    Double(moment.instant.milliseconds(since: result.epoch)) / 1000
                )
                xml += XMLText.escaped("\nat \(seconds) s, event \(moment.event); seed \(result.seed)")
                if !check.events.isEmpty {
                    xml += XMLText.escaped(
                        "\nevents: \(check.events.map(String.init).joined(separator: ", "))"
                    )
                }
            }
            xml += "</failure>\n  </testcase>\n"
        }
        return Array((xml + "</testsuite>\n").utf8)
    }
}
