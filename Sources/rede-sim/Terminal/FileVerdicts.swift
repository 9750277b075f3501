import RedeModel

/// Looks at files one after the other and tells of each what it is, or what is wrong in it.
enum FileVerdicts {
    /// Lists what `check` says of each path, unless `quiet`; problems go to the standard error.
    ///
    /// - Throws: the exit code of the worst of them: invalid input, then what cannot be read.
    static func tell(of paths: [String], quiet: Bool, _ check: (String) throws -> String) throws {
        var worst: ExitStatus?
        for path in paths {
            do {
                let words = try check(path)
                if !quiet { try StandardOutput.write(line: "\(path): \(words)") }
            } catch let error as InvalidInput {
                StandardError.write("\(error)")
                worst = .invalidInput
            } catch let error as UnreadableFile {
                StandardError.write("\(error)")
                worst = worst ?? .unreadable
            }
        }
        if let worst { throw worst.code }
    }
}
