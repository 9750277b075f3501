import ArgumentParser
import RedeEval
import RedeLive
import RedeModel
import RedeServer
import RedeStore

/// The exit codes of the command, as `docs/command-line.md` lists them.
enum ExitStatus: Int32 {
    case checkFailed = 1
    case usage = 64
    case invalidInput = 65
    case unreadable = 66
    case unavailable = 69
    case defect = 70
    case unwritable = 73
    case tryAgain = 75
    case interrupted = 130

    var code: ExitCode { ExitCode(rawValue) }

    /// The status that an error of ours ends the command with; nil for errors that are not ours.
    init?(of error: any Error) {
        switch error {
        case is UsageProblem, is UnfitTag, is IncomparableBatches: self = .usage
        case is InvalidInput, is UnfitShards, is UnusableStore: self = .invalidInput
        case is UnreadableFile: self = .unreadable
        case is UnusableEngine, is UnusableAddress, is UnusableNetwork, is ChatClient.Unreachable,
            is ChatClient.Refused:
            self = .unavailable
        case is UnwritableFile: self = .unwritable
        case is Spending.Exhausted: self = .tryAgain
        default: return nil
        }
    }
}

/// Arguments that fit each other or the files badly.
struct UsageProblem: Error, CustomStringConvertible {
    /// The option or argument, such as `--set`.
    var place: String
    var expected: String
    var found: String
    var notes: [String] = []

    /// `place: expected X, found Y`, each note on an indented line below.
    var description: String {
        notes.reduce("\(place): expected \(expected), found \(found)") { $0 + "\n  note: " + $1 }
    }
}
