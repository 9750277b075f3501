import RedeModel
package import RedeSim

/// The checks of a run as JUnit XML, which build servers show: a case a check.
package enum JUnitReport {
    /// The content of the file.
    package static func bytes(of result: RunResult) -> [UInt8] {
        let failures = result.checks.count { !$0.hasPassed }
        let name = "\(result.scenario.string), seed \(result.seed), \(result.reading.rawValue)"
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        xml += "<testsuite name=\"\(escaped(name))\" tests=\"\(result.checks.count)\" "
        xml += "failures=\"\(failures)\" errors=\"0\" skipped=\"0\">\n"
        for check in result.checks {
            xml += "  <testcase classname=\"\(escaped(result.scenario.string))\" "
            xml += "name=\"\(escaped(check.title))\""
            if check.hasPassed {
                xml += "/>\n"
                continue
            }
            var message = "expected \(check.expected), found \(check.found)"
            if let reason = check.ownReason { message += " \(reason)" }
            xml += ">\n    <failure message=\"\(escaped(message))\">"
            xml += escaped("\(check.location): \(check.subject): \(message)")
            if let moment = check.moment {
                let seconds = NumberText.javaScript(
                    Double(moment.instant.milliseconds(since: result.epoch)) / 1000
                )
                xml += escaped("\nat \(seconds) s, event \(moment.event); seed \(result.seed)")
                if !check.events.isEmpty {
                    xml += escaped("\nevents: \(check.events.map(String.init).joined(separator: ", "))")
                }
            }
            xml += "</failure>\n  </testcase>\n"
        }
        return Array((xml + "</testsuite>\n").utf8)
    }

    /// A text as XML has it, characters that XML forbids shown as U+FFFD.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\t": result += "&#9;"
            case "\r": result += "&#13;"
            default:
                let isForbidden = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
                result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }
}
