import Foundation
import Testing
import statistics_peer

/// What SciPy said of functions, intervals and tests, recorded by `scripts/test-peers-statistics.py
/// --record`.
@Suite struct RecordedStatisticsTests {
    @Test func `functions, intervals and tests are those of SciPy`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "peers.tsv")
        let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
        try #require(lines.count > 150)

        for line in lines {
            let fields = line.split(separator: "\t").map(String.init)
            try #require(fields.count == 3, "\(line)")
            let expected = numbers(fields[1])
            let slack = numbers(fields[2])
            let answer = StatisticsAnswers.answer(to: fields[0])
            let found = numbers(answer)

            #expect(found.count == expected.count, "\(fields[0]): \(answer)")
            for (one, other) in zip(found, expected) {
                let limit = slack[0] * other.magnitude + slack[1]
                #expect(
                    (one - other).magnitude <= limit,
                    "\(fields[0]): expected \(expected), found \(answer)"
                )
            }
        }
    }

    private func numbers(_ text: String) -> [Double] { text.split(separator: " ").compactMap { Double($0) } }
}
