import Foundation

/// Answers questions about statistics, a line each, for comparison with another library.
///
/// `scripts/test-peers-statistics.py` asks; `statistics-peer help` says what can be asked.
@main
struct StatisticsPeer {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.isEmpty else {
            return print(StatisticsAnswers.answer(to: arguments.joined(separator: " ")))
        }
        while let line = readLine() {
            // `print` would keep the answer back while whoever asked waits for it.
            FileHandle.standardOutput.write(Data((StatisticsAnswers.answer(to: line) + "\n").utf8))
        }
    }
}
