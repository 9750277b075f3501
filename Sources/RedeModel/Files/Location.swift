/// A place in a file that a user wrote.
package struct Location: Equatable, Sendable {
    /// The path of the file, as the user gave it.
    package var file: String
    /// The line, from 1; lines end at LF, CR LF or CR.
    package var line: Int
    /// The column in Unicode scalars, from 1.
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension Location: CustomStringConvertible {
    /// `file:line:column`, as compilers write it.
    package var description: String { "\(file):\(line):\(column)" }
}
