import RedeModel

/// Heads as objects of JSON.
extension ShardHead {
    /// What tells the part from all others; the head and the manifest both have it.
    var identity: JSONObject {
        var object = JSONObject()
        object["schema"] = .string(ShardFile.schema)
        object["version"] = .string(version)
        object["plan"] = .string(plan.digest.text)
        object["shard"] = .number(Double(shard.number))
        object["of"] = .number(Double(shard.count))
        object["cases"] = .number(Double(cases))
        object["metrics"] = .array(MetricName.allCases.map { .string(Text($0.rawValue)) })
        return object
    }

    /// The head: what tells the part, and the plan.
    var object: JSONObject {
        var object = identity
        object["runs"] = .number(Double(plan.runs))
        object["stepLimit"] = .number(Double(plan.stepLimit))
        object["timeLimit"] = plan.timeLimitMilliseconds.map { .number(Double($0)) } ?? .null
        object["variants"] = .array(zip(plan.variants, checks).map { .object($0.object(checks: $1)) })
        return object
    }

    /// The head as a line.
    var line: [UInt8] { ByteWriter.text(of: .object(object)).bytes + [UInt8(ascii: "\n")] }

    /// The head that a line without its line feed is; nil for one that this version would write otherwise.
    init?(_ line: [UInt8]) {
        // A line that is no JSON is no head, whatever is wrong with it.
        guard let value = try? JSONReader.value(of: line[...]), let version = value["version"]?.text,
            let digest = value["plan"]?.text?.bytes.withUnsafeBufferPointer(Digest.init(hexadecimal:)),
            let number = value["shard"]?.integer, let count = value["of"]?.integer,
            let shard = Shard(number: number, of: count), let runs = value["runs"]?.integer, runs > 0,
            let steps = value["stepLimit"]?.integer, let variants = value["variants"]?.array
        else { return nil }
        let described = variants.compactMap(BatchPlan.Variant.init)
        guard described.count == variants.count else { return nil }
        self.version = version
        self.shard = shard
        plan = BatchPlan(
            variants: described,
            runs: runs,
            stepLimit: steps,
            timeLimitMilliseconds: value["timeLimit"]?.integer,
            digest: digest
        )
        checks = variants.map { $0["checks"]?.array?.compactMap(BatchCheck.init) ?? [] }
        guard self.line.dropLast().elementsEqual(line) else { return nil }
    }
}

extension BatchPlan.Variant {
    /// The variant as an object of JSON, with the checks of its scenario.
    fileprivate func object(checks: [BatchCheck]) -> JSONObject {
        var object = JSONObject()
        object["scenario"] = .string(scenario)
        object["changes"] = changesJSON
        object["firstSeed"] = .number(Double(firstSeed))
        object["checks"] = .array(checks.map { .object($0.object) })
        return object
    }

    /// The variant that a value of JSON holds; nil for any other value.
    fileprivate init?(_ value: JSONValue) {
        guard let scenario = value["scenario"]?.text, let changes = value["changes"]?.object,
            let seed = value["firstSeed"]?.integer.flatMap(UInt64.init(exactly:))
        else { return nil }
        self.init(
            scenario: scenario,
            changes: changes.members.map { .init(key: $0.key, value: $0.value.text ?? Text()) },
            firstSeed: seed
        )
    }
}

extension BatchCheck {
    fileprivate var object: JSONObject {
        var object = JSONObject()
        object["title"] = .string(title)
        object["subject"] = .string(subject)
        object["expected"] = .string(expected)
        return object
    }

    fileprivate init?(_ value: JSONValue) {
        guard let title = value["title"]?.text, let subject = value["subject"]?.text,
            let expected = value["expected"]?.text
        else { return nil }
        self.init(title: title, subject: subject, expected: expected)
    }
}
