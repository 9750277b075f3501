extension ScriptFile {
    /// The script that the file at `path` holds, for bots that are not known: any name will do.
    ///
    /// - Throws: ``UnreadableFile``, or ``InvalidInput`` with all that is wrong in the file.
    package static func load(_ path: String) throws -> Script {
        var problems = Problems(in: try SourceFile.read(path))
        let script = read(&problems, nil)
        try problems.throwIfAny()
        return script
    }
}
