import RedeModel
import Testing

@Suite struct PlainScalarTests {
    /// How a plain value of YAML reads, seen through a key of bots.json that is kept as it is.
    private func value(_ written: String) throws -> JSONValue? {
        let text = "- { name: A, prompt: p, own: \(written) }"
        return try BotsFile.read(SourceFile(path: "bots.yaml", bytes: Array(text.utf8))).first?.fields["own"]
    }

    @Test(arguments: [
        ("~", JSONValue.null), ("null", .null), ("Null", .null), ("", .null), ("true", .bool(true)),
        ("FALSE", .bool(false)),
        ("yes", .string("yes")), ("off", .string("off")), ("1.2s", .string("1.2s")),
        ("12:30", .string("12:30")),
        ("0", .number(0)), ("-0.5", .number(-0.5)), ("+3", .number(3)), ("012", .number(12)),
        (".5", .number(0.5)),
        ("1.", .number(1)), ("1e3", .number(1000)), ("0x1F", .number(31)), ("0o17", .number(15)),
        ("0b1", .string("0b1")),
        ("0XFF", .string("0XFF")), ("-0x1", .string("-0x1")), (".inf", .number(.infinity)),
        ("-.INF", .number(-.infinity)),
        ("Infinity", .string("Infinity")), ("1_000", .string("1_000")), ("\"1\"", .string("1")),
        ("'~'", .string("~")),
        ("!!str 1", .string("1")), ("!!int \"7\"", .number(7)),
        ("2026-01-01T00:00:00.000Z", .string("2026-01-01T00:00:00.000Z")),
        (".", .string(".")), ("nan", .string("nan")), ("e5", .string("e5")),
    ])
    func `plain values follow the core schema of YAML 1.2`(_ written: String, _ expected: JSONValue) throws {
        #expect(try value(written) == expected)
    }
}
