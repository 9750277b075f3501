import RedeModel
import Testing

@Suite struct MetricNameTests {
    @Test func `the ordinal is the place in the declaration`() {
        #expect(MetricName.allCases.map(\.ordinal) == Array(MetricName.allCases.indices))
        #expect(SkipReason.allCases.map(\.ordinal) == Array(SkipReason.allCases.indices))
    }

    @Test func `each reason of a skip has its metric`() {
        for reason in SkipReason.allCases {
            #expect(MetricName(reason).rawValue == "skips-\(reason.rawValue)")
            #expect(MetricName(reason).skipReason == reason)
        }
        #expect(MetricName.allCases.filter { $0.skipReason != nil }.count == SkipReason.allCases.count)
    }

    @Test func `each metric is explained in a line of its own`() {
        #expect(Set(MetricName.allCases.map(\.summary)).count == MetricName.allCases.count)
        for metric in MetricName.allCases {
            #expect(!metric.summary.contains("|") && !metric.summary.contains("\n"), "\(metric)")
        }
    }
}
