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
        ("prices-1.schema.json", ObjectShape.pricesFile), ("plan-1.schema.json", ObjectShape.planFile),
        ("judge-1.schema.json", ObjectShape.judgeFile), ("gates-1.schema.json", ObjectShape.gatesFile),
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
        for shape in FormatTableTests.scenarioSchema + ObjectShape.recordingFile + ObjectShape.pricesFile
            + ObjectShape.planFile + ObjectShape.judgeFile + ObjectShape.gatesFile
        where !documented.contains(shape.name) {
            documented.append(shape.name)
            let rows = try #require(sections[shape.name], "the pages have a section \(shape.name)")
            let expected = shape.keys.map {
                "| `\($0.name)` | \($0.isRequired ? "yes" : "no") | \($0.summary) |"
            }
            #expect(rows == expected, "\(shape.name)")
        }
    }

    @Test func `documentation and schema list the keys of sweeps`() throws {
        let page = try SourceFile.read(Project.root + "/docs/batch.md").bytes
        let lines = String(decoding: page, as: UTF8.self).split(separator: "\n").map(String.init)
        let bytes = try SourceFile.read(Project.root + "/schemas/plan-1.schema.json").bytes
        let names = try JSONReader.value(of: bytes[...])["$defs"]?["sweep"]?["propertyNames"]?["enum"]

        #expect(names?.array?.compactMap(\.text) == SweepKey.all.map(\.name))
        for key in SweepKey.all {
            let row = "| `\(key.name)` | \(key.summary) |"
            #expect(lines.contains(row), "\(row)")
        }
    }

    @Test func `the documentation lists the settings and reasons`() throws {
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
        let reasons = SkipReason.allCases.map { "`\($0.rawValue)`" }
        for reason in reasons { #expect(lines.contains { $0.contains(reason) }, "\(reason)") }
    }

    @Test func `the page of the metrics has the table of the code`() throws {
        let page = try SourceFile.read(Project.root + "/docs/metrics.md").bytes
        let rows = MetricName.allCases.map { metric in
            [
                "| `\(metric.rawValue)`", metric.unit, metric.direction.rawValue,
                metric.isPerBot ? "yes" : "no", "\(metric.summary) |",
            ].joined(separator: " | ")
        }
        let lines = String(decoding: page, as: UTF8.self).split(separator: "\n").map(String.init)
        let heading = try #require(lines.firstIndex { $0.hasPrefix("| metric |") })

        let table = lines[(heading + 2)...].prefix { $0.hasPrefix("| ") }
        #expect(Array(table) == rows, "\(rows.joined(separator: "\n"))")
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
        var text = ""
        for page in ["formats", "metrics"] {
            let file = try SourceFile.read(Project.root + "/docs/\(page).md")
            text += String(decoding: file.bytes, as: UTF8.self)
        }
        var sections: [String: [String]] = [:]
        var current: String?
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("#") { current = line.hasPrefix("#### ") ? String(line.dropFirst(5)) : nil }
            if let current, line.hasPrefix("| `") { sections[current, default: []].append(line) }
        }
        return sections
    }
}
