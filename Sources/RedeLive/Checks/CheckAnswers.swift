import Foundation
package import RedeModel
package import RedeSim

/// Answers what checks ask: judges from what is written down, commands by running them.
package struct CheckAnswers: Sendable {
    private let recording: JudgeRecording?

    /// Answers with those of a recording, if there is one; a check's own count where it has none.
    package init(from recording: JudgeRecording? = nil) {
        self.recording = recording
    }

    /// The answer to a question; a command runs in the directory of the file that names it.
    package func answer(to question: CheckQuestion) -> CheckQuestion.Answer {
        switch question.asked {
        case .judge: question.writtenAnswer(from: recording)
        case .command(let claim, let input): CheckAnswers.run(claim, input, from: question.location.file)
        }
    }

    private static func run(
        _ claim: CommandClaim,
        _ input: [UInt8],
        from file: String
    ) -> CheckQuestion.Answer {
        let here = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        let folder = URL(filePath: FilePath.directory(of: file) + ".", relativeTo: here).standardizedFileURL
        let directory = folder.path(percentEncoded: false)
        let word = claim.words[0].string
        let name = word.contains("/") && !word.hasPrefix("/") ? FilePath.joined(directory, word) : word
        guard let path = ProgramFinder.path(of: name) else {
            let place = word.contains("/") ? "where no program is" : "which is in no directory of PATH"
            return .failure("expected a program, found \(Quoted.text(claim.words[0])), \(place)")
        }
        do {
            // A process of ours has one directory for all of its threads, so a shell goes there.
            let words =
                ["-c", #"cd "$0" && exec "$@""#, directory, path] + claim.words.dropFirst().map(\.string)
            let program = try Program("/bin/sh", words, keepsErrors: true)
            let limit = ContinuousClock.now.advanced(by: .milliseconds(claim.limitMilliseconds))
            let output = try CommandRun.output(of: program, given: input, until: limit)
            guard String(validating: output, as: UTF8.self) != nil else {
                return .failure("expected UTF-8 from the command, found other bytes")
            }
            return .text(Text(owning: output))
        } catch let refusal as Program.Refusal {
            return .failure("the command does not start: \(refusal.reason)")
        } catch let failure as CommandRun.Failure {
            return .failure(words(for: failure, limit: claim.limitMilliseconds))
        } catch {
            preconditionFailure("a command fails in the ways that are known")
        }
    }

    private static func words(for failure: CommandRun.Failure, limit: Int) -> String {
        switch failure {
        case .failed(let ending, let errors):
            let last = errors.split(separator: "\n").suffix(3).joined(separator: "; ")
            return "the command fails: \(ending)" + (last.isEmpty ? "" : "; it says: \(last)")
        case .late: return "the command has not ended after \(limit) ms"
        case .tooLong: return "the command writes more than 1 MiB"
        }
    }
}
