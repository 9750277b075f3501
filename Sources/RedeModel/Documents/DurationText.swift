/// Durations as the command line has them: written as in the files.
package enum DurationText {
    /// The milliseconds of a text such as `250ms`, `1.5s`, `2m` or `1h`; nil when it is none, or is above
    /// 8760h.
    package static func milliseconds(of text: Text) -> Int? {
        var problems = Problems(in: SourceFile(path: "", bytes: []))
        let field = Field(node: DocumentNode(.text(text), offset: 0), path: "")
        return field.milliseconds(&problems)
    }
}
