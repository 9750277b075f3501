import RedeSim

/// Changes bytes at random; a seed gives the same changes anywhere.
struct Mutator {
    private var stream: SeedStream
    private let words = FuzzWords.all.map { Array($0.utf8) }

    init(seed: UInt64) {
        stream = SeedStream(seed: seed, name: "changes")
    }

    /// A copy with one to four changes.
    mutating func changed(_ sample: [UInt8]) -> [UInt8] {
        var bytes = sample
        for _ in 0..<(1 + below(4)) { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        let start = below(bytes.count + 1)
        let end = min(bytes.count, start + 1 + below(below(8) == 0 ? 60 : 6))
        switch below(8) {
        case 0 where start < bytes.count: bytes[start] = UInt8(below(256))
        case 1 where start < bytes.count: bytes[start] ^= 1 << UInt8(below(8))
        case 2: bytes.removeSubrange(start..<end)
        case 3: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count + 1))
        case 4: bytes.replaceSubrange(start..<end, with: words[below(words.count)])
        case 5: bytes.removeSubrange(start...)
        default: bytes.insert(contentsOf: words[below(words.count)], at: start)
        }
        if bytes.isEmpty { bytes = words[below(words.count)] }
    }

    /// A number from 0 up to but not including `bound`.
    private mutating func below(_ bound: Int) -> Int {
        Int(stream.next() % UInt64(bound))
    }
}

/// Pieces that make changed files interesting.
enum FuzzWords {
    static let all = [
        "{", "}", "[", "]", ":", ": ", ",", "\"", "'", "\\", "\\u", "\\ud800", "\n", "\r\n", "\t", "- ", "? ",
        "  ", "#",
        " #", "---\n", "...\n", "%YAML 1.2\n", "&a ", "*a", "<<: *a\n", "<<: ", "!!str ", "!!int ", "!x ",
        "|\n", ">-\n",
        "~", "null", "true", "yes", "0", "-1", "1e999", "1e3", ".inf", ".nan", "0x1F", "0o17",
        "9007199254740993",
        "99999999999999999999", "5s", "1.5s", "250ms", "-5s", "20ms..80ms", "80ms..20ms", "2%", "200%",
        "0.0000001%",
        "\u{FEFF}", "\u{0}", "\u{85}", "\u{2028}", "ä", "🙂", "e\u{301}", "A", "B", "hang", "say", "oneOf",
        "when", "tools",
        "steps", "policy", "story", "chess-random", "bots", "schema", "metric", "equals", "__proto__",
        "0: 1\n", "\"0\": 1,",
    ]
}
