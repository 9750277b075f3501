/// Checks that look at texts, or ask a judge or a command.
extension ScenarioLoader {
    mutating func order(_ reader: ObjectReader) -> Check.Claim? {
        let kept = reader["kept"]?.partsPerMillion(&problems)
        let bots = reader["order"]?.names(in: roster, &problems)
        if kept != nil, bots?.isEmpty == true { reader["order"]?.mismatch("at least one bot", &problems) }
        return bots.map { .order($0, kept: kept) }
    }

    mutating func pattern(_ reader: ObjectReader) -> Check.Claim? {
        let pattern = reader["pattern"]?.text(&problems)
        let source = reader["in"]?.choice(
            of: PatternClaim.Source.self,
            "\"replies\" or \"messages\"",
            &problems
        )
        let bot = reader["bot"]?.name(in: roster, &problems)
        let bound = bound(reader)
        var quantity = PatternClaim.Quantity.count(bound ?? .atLeast(1))
        if let every = reader["every"] {
            quantity = .every
            if every.node.value != .bool(true) { every.mismatch("true", &problems) }
            for key in ObjectShape.boundKeys { reader[key]?.mismatch("no bound beside \"every\"", &problems) }
        }
        return pattern.map { .pattern(.init($0, in: source ?? .replies, bot: bot, quantity)) }
    }

    mutating func judge(_ reader: ObjectReader) -> Check.Claim? {
        let rubric = reader["judge"]?.text(&problems)
        let view = view(reader)
        let answers = (reader["answers"]?.list(&problems, expected: "a list of judge answers") ?? [])
            .compactMap { judgeAnswer($0) }
        guard let key = reader.exactlyOne(of: ["labels", "scale"], &problems),
            let scale = key == "labels" ? labels(reader) : numbers(reader)
        else { return nil }
        return rubric.map { .judge(.init($0, scale, view: view, answers: answers)) }
    }

    private mutating func labels(_ reader: ObjectReader) -> JudgeClaim.Scale? {
        for key in ObjectShape.boundKeys { reader[key]?.mismatch("no bound beside \"labels\"", &problems) }
        let labels = texts(reader["labels"], "a list of labels", atLeast: 2)
        guard let field = reader["passes"] else {
            problems.add(
                at: reader.field.node.offset,
                path: reader.field.path,
                expected: "the key \"passes\" beside \"labels\"",
                found: "none"
            )
            return nil
        }
        var isKnown = true
        func check(_ label: Text, _ place: Field) {
            guard let labels, !labels.contains(label) else { return }
            isKnown = false
            place.mismatch(
                "one of the labels",
                notes: NearestName.notes(for: label, among: labels),
                &problems
            )
        }
        var passing: [Text] = []
        if case .text(let label) = field.node.value {
            passing = [label]
            check(label, field)
        } else if let given = texts(field, "a label or a list of labels", atLeast: 1) {
            passing = given
            for place in field.list(&problems) ?? [] {
                if case .text(let label) = place.node.value { check(label, place) }
            }
        }
        guard let labels, isKnown, !passing.isEmpty else { return nil }
        return .labels(labels, passing: passing)
    }

    private mutating func numbers(_ reader: ObjectReader) -> JudgeClaim.Scale? {
        reader["passes"]?.mismatch("a bound in its place beside \"scale\"", &problems)
        let bound = bound(reader)
        if bound == nil { missingBound(reader) }
        let expected = "the least and the most that may be said, two numbers such as [1, 5]"
        guard let field = reader["scale"], let items = field.list(&problems, expected: expected) else {
            return nil
        }
        let ends = items.compactMap { $0.number(&problems) }
        guard ends.count == items.count else { return nil }
        guard ends.count == 2, ends[0] < ends[1] else {
            let found = ByteWriter.text(of: field.node.json).string
            problems.add(at: field.node.offset, path: field.path, expected: expected, found: found)
            return nil
        }
        return bound.map { .numbers(ends[0]...ends[1], $0) }
    }

    private mutating func judgeAnswer(_ field: Field) -> JudgeClaim.Answer? {
        guard let reader = ObjectReader(field, .judgeAnswer, &problems) else { return nil }
        let pattern = reader["when"]?.text(&problems)
        guard let key = reader.exactlyOne(of: ["say", "json"], &problems), let value = reader[key] else {
            return nil
        }
        let text = key == "say" ? value.text(&problems) : ByteWriter.text(of: value.node.json)
        return text.map { .init(contains: pattern, text: $0) }
    }

    mutating func command(_ reader: ObjectReader) -> Check.Claim? {
        let expected = "a program and its arguments, a list of texts"
        let words = texts(reader["command"], expected, atLeast: 1)
        if words?.first?.isEmpty == true { reader["command"]?.mismatch(expected, &problems) }
        let limit = reader["limit"].flatMap { field -> Int? in
            guard let limit = field.milliseconds(&problems) else { return nil }
            if limit == 0 { field.mismatch("a duration of at least 1ms", &problems) }
            return limit
        }
        let claim = words.map {
            CommandClaim(
                $0,
                bound(reader),
                view: view(reader),
                limitMilliseconds: limit ?? CommandClaim.defaultLimitMilliseconds
            )
        }
        return claim.map { .command($0) }
    }

    private mutating func view(_ reader: ObjectReader) -> Check.View {
        reader["sees"]?.choice(of: Check.View.self, "\"replies\" or \"events\"", &problems) ?? .replies
    }

    /// Texts, so many at least; nil, with a problem added, when they are not.
    private mutating func texts(_ field: Field?, _ expected: String, atLeast count: Int) -> [Text]? {
        guard let field, let items = field.list(&problems, expected: expected) else { return nil }
        let texts = items.compactMap { $0.text(&problems) }
        guard texts.count == items.count else { return nil }
        guard texts.count < count else { return texts }
        let found = "a list of \(texts.count)"
        problems.add(
            at: field.node.offset,
            path: field.path,
            expected: "\(expected), at least \(count)",
            found: found
        )
        return nil
    }
}
