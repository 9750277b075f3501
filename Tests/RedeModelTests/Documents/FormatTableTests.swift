import RedeModel
import RedeTestSupport
import Testing

/// Loaders take their keys from tables of shapes; schemas and documentation say the same.
@Suite struct FormatTableTests {
    private static let scenarioSchema =
        ObjectShape.scenarioFile + ObjectShape.botsFile + ObjectShape.gameFile + ObjectShape.scriptFile

    private static let schemas: [(file: String, shapes: [ObjectShape])] = [
        ("bots.schema.json", ObjectShape.botsFile), ("game.schema.json", ObjectShape.gameFile),
        ("script-1.schema.json", ObjectShape.scriptFile), ("scenario-1.schema.json", scenarioSchema),
        ("recording-1.schema.json", ObjectShape.recordingFile),
        ("judge-1.schema.json", ObjectShape.judgeFile),
    ]

    @Test(arguments: schemas.indices)
    func `each schema has the keys of the loader`(_ index: Int) throws {
        let (file, shapes) = FormatTableTests.schemas[index]
        let bytes = try SourceFile.read((Project.root + "/schemas/\(file)")).bytes
        let schema = try JSONReader.value(of: bytes[...])
        let definitions = try #require(schema["$defs"]?.object)

        for shape in shapes {
            let definition = try #require(definitions[name(of: shape)], "\(file) defines \(shape.name)")
            let properties = try #require(definition["properties"]?.object)
            #expect(properties.members.map(\.key) == shape.keys.map(\.name), "\(file), \(shape.name)")
            #expect(
                properties.members.map { $0.value["description"]?.text }
                    == shape.keys.map { Text($0.summary) },
                "\(file), \(shape.name)"
            )
            let required = definition["required"]?.array?.compactMap(\.text) ?? []
            #expect(required == shape.keys.filter(\.isRequired).map(\.name), "\(file), \(shape.name)")
            #expect(
                (definition["additionalProperties"] == .bool(false)) == !shape.isOpen,
                "\(file), \(shape.name)"
            )
        }
        let names = shapes.map(name) + ["inlineScript"]
        for member in definitions.members where member.value["properties"] != nil {
            #expect(names.contains(member.key), "\(file) defines \(member.key), which no loader reads")
        }
    }

    @Test func `a script in a scenario has the keys of a script file`() throws {
        let bytes = try SourceFile.read((Project.root + "/schemas/scenario-1.schema.json")).bytes
        let definitions = try #require(try JSONReader.value(of: bytes[...])["$defs"])

        #expect(definitions["inlineScript"]?["properties"] == definitions["script"]?["properties"])
    }

    @Test func `the documentation has a table for each object, with the keys of the loader`() throws {
        let sections = try documentation()
        var documented: [String] = []
        for shape in FormatTableTests.scenarioSchema + ObjectShape.recordingFile + ObjectShape.judgeFile
        where !documented.contains(shape.name) {
            documented.append(shape.name)
            let rows = try #require(sections[shape.name], "docs/formats.md has a section \(shape.name)")
            let expected = shape.keys.map {
                "| `\($0.name)` | \($0.isRequired ? "yes" : "no") | \($0.summary) |"
            }
            #expect(Array(rows.prefix(expected.count)) == expected, "\(shape.name)")
            let others = MetricName.allCases.map(row)
            #expect(rows.dropFirst(expected.count).allSatisfy(others.contains), "\(shape.name)")
        }
    }

    @Test func `the documentation lists the settings, metrics and reasons`() throws {
        let text = String(
            decoding: try SourceFile.read((Project.root + "/docs/formats.md")).bytes,
            as: UTF8.self
        )
        let lines = text.split(separator: "\n").map(String.init)
        for setting in SettingName.allCases {
            let unit = setting.unit.map { ", in \($0)" } ?? ""
            let row =
                "| `\(setting.rawValue)` | \(setting.defaultText) | \(setting.range)\(unit) | "
                + "\(setting.summary) |"
            #expect(lines.contains(row), "\(row)")
        }
        for metric in MetricName.allCases { #expect(lines.contains(row(of: metric)), "\(row(of: metric))") }
        let reasons = SkipReason.allCases.map { "`\($0.rawValue)`" }
        for reason in reasons { #expect(lines.contains { $0.contains(reason) }, "\(reason)") }
    }

    private func row(of metric: MetricName) -> String {
        "| `\(metric.rawValue)` | \(metric.unit) | \(metric.direction.rawValue) | \(metric.summary) |"
    }

    /// The name of a shape's definition in a schema: its words in one.
    private func name(of shape: ObjectShape) -> Text {
        let words = shape.name.split { $0 == " " || $0 == "-" }
        return Text(
            words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }
                .joined()
        )
    }

    /// The table rows below each heading of the fourth level.
    private func documentation() throws -> [String: [String]] {
        let text = String(
            decoding: try SourceFile.read((Project.root + "/docs/formats.md")).bytes,
            as: UTF8.self
        )
        var sections: [String: [String]] = [:]
        var current: String?
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("#") { current = line.hasPrefix("#### ") ? String(line.dropFirst(5)) : nil }
            if let current, line.hasPrefix("| `") { sections[current, default: []].append(line) }
        }
        return sections
    }
}
