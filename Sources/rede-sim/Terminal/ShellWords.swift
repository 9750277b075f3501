/// Arguments as a shell takes them.
enum ShellWords {
    /// The argument, in single quotes if a shell would read it otherwise.
    static func quoted(_ argument: String) -> String {
        let isPlain =
            !argument.isEmpty
            && argument.utf8.allSatisfy { byte in
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x2B && byte <= 0x3A && byte != 0x3B
                    || byte == 0x3D || byte == 0x5F || byte == 0x40 || byte == 0x25
            }
        if isPlain { return argument }
        var quoted = "'"
        for scalar in argument.unicodeScalars {
            if scalar == "'" { quoted += "'\\''" } else { quoted.unicodeScalars.append(scalar) }
        }
        return quoted + "'"
    }
}
