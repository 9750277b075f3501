/// Stimuli, network and pages.
extension ScenarioLoader {
    mutating func stimuli(_ field: Field) -> [Stimulus] {
        (field.list(&problems, expected: "a list of stimuli") ?? []).compactMap { stimulus($0) }
    }

    private mutating func stimulus(_ field: Field) -> Stimulus? {
        guard let reader = ObjectReader(field, .stimulus, expected: "a stimulus, an object", &problems) else {
            return nil
        }
        let at = reader["at"]?.milliseconds(&problems)
        let kinds: [Text] = ["deploy", "message", "reset", "get", "request"]
        guard let kind = reader.exactlyOne(of: kinds, &problems), let value = reader[kind],
            let request = request(kind, value)
        else { return nil }
        return Stimulus(atMilliseconds: at ?? 0, request)
    }

    private mutating func request(_ kind: Text, _ field: Field) -> Stimulus.Request? {
        switch kind {
        case "deploy": field.names(in: roster, &problems).map { .deploy($0) }
        case "message": message(field)
        case "reset": reset(field)
        case "get": view(field).map { .get($0) }
        default: raw(field)
        }
    }

    private mutating func message(_ field: Field) -> Stimulus.Request? {
        guard let reader = ObjectReader(field, .message, &problems) else { return nil }
        let from = reader["from"]?.name(in: roster, &problems)
        let to = reader["to"]?.name(in: roster, &problems)
        let content = reader["content"]?.text(&problems)
        guard let from, let to, let content else { return nil }
        if content.isBlank {
            reader["content"]?.mismatch("a text that is not blank", &problems)
            return nil
        }
        return .message(from: from, to: to, content: content)
    }

    private mutating func reset(_ field: Field) -> Stimulus.Request? {
        let expected = "\"all\", \"events\", or the bot as {bot: name}"
        switch field.node.value {
        case .text("all"): return .resetAll
        case .text("events"): return .resetEvents
        default:
            guard let reader = ObjectReader(field, .resetTarget, expected: expected, &problems) else {
                return nil
            }
            return reader["bot"]?.name(in: roster, &problems).map { .resetBot($0) }
        }
    }

    private mutating func view(_ field: Field) -> Stimulus.View? {
        let expected = "\"bots\", \"events\", or a bot as {bot: name} or {health: name}"
        switch field.node.value {
        case .text("bots"): return .bots
        case .text("events"): return .events
        default:
            guard let reader = ObjectReader(field, .view, expected: expected, &problems),
                let key = reader.exactlyOne(of: ["bot", "health"], &problems),
                let name = reader[key]?.name(in: roster, &problems)
            else { return nil }
            return key == "bot" ? .bot(name) : .health(name)
        }
    }

    private mutating func raw(_ field: Field) -> Stimulus.Request? {
        guard let reader = ObjectReader(field, .request, &problems) else { return nil }
        let method = reader["method"]?.text(&problems)
        let body: Stimulus.Body =
            switch reader["body"]?.node.json {
            case nil: .none
            case .string(let text): .text(text)
            case let value?: .json(value)
            }
        let expected = "a path that starts with \"/\""
        guard let path = reader["path"]?.text(&problems, expected: expected) else { return nil }
        guard path.bytes.first == UInt8(ascii: "/") else {
            reader["path"]?.mismatch(expected, &problems)
            return nil
        }
        return .raw(method: method ?? "GET", path: path, body: body)
    }

    mutating func network(_ field: Field) -> NetworkConditions? {
        guard let reader = ObjectReader(field, .network, &problems) else { return nil }
        var network = NetworkConditions.ideal
        network.latency = reader["latency"]?.latency(&problems) ?? .none
        network.lossPartsPerMillion = reader["loss"]?.partsPerMillion(&problems) ?? 0
        network.duplicationPartsPerMillion = reader["duplication"]?.partsPerMillion(&problems) ?? 0
        let partitions = reader["partitions"]?.list(&problems, expected: "a list of partitions") ?? []
        network.partitions = partitions.compactMap { partition($0) }
        let posts = reader["posts"]?.list(&problems, expected: "a list of posts") ?? []
        network.posts = posts.compactMap { post($0) }
        return network
    }

    private mutating func post(_ field: Field) -> NetworkConditions.Post? {
        guard let reader = ObjectReader(field, .post, &problems),
            let from = reader["from"]?.name(in: roster, &problems)
        else { return nil }
        return .init(
            from: from,
            latencyMilliseconds: reader["latency"]?.milliseconds(&problems) ?? 0,
            responseMilliseconds: reader["response"]?.milliseconds(&problems) ?? 0,
            loss: reader["lost"]?.choice(
                of: NetworkConditions.Loss.self,
                "\"loss\" or \"partition\"",
                &problems
            )
        )
    }

    private mutating func partition(_ field: Field) -> NetworkConditions.Partition? {
        guard let reader = ObjectReader(field, .partition, &problems) else { return nil }
        let oneSide = reader["between"]?.names(in: roster, &problems)
        let otherSide = reader["and"]?.names(in: roster, &problems)
        let from = reader["from"]?.milliseconds(&problems)
        let until = reader["until"]?.milliseconds(&problems)
        if let until, until <= from ?? 0 {
            reader["until"]?.mismatch("a duration above that of \"from\"", &problems)
        }
        let here = Set(oneSide ?? [])
        for (index, name) in (otherSide ?? []).enumerated() where here.contains(name) {
            let items = reader["and"]?.list(&problems)
            let place = items?.indices.contains(index) == true ? items?[index] : reader["and"]
            place?.mismatch("a bot of the other side", &problems)
        }
        guard let oneSide else { return nil }
        let others = roster?.names.filter { !here.contains($0) } ?? []
        return .init(
            between: oneSide,
            and: otherSide ?? others,
            fromMilliseconds: from ?? 0,
            untilMilliseconds: until
        )
    }

    mutating func web(_ field: Field) -> [WebPage] {
        let members = field.members("an object with URLs as keys", &problems) ?? []
        return members.compactMap { member in
            answer(member.value).map { WebPage(url: member.key, answer: $0) }
        }
    }

    private mutating func answer(_ field: Field) -> WebPage.Answer? {
        guard let reader = ObjectReader(field, .page, &problems) else { return nil }
        let latency = reader["latency"]?.milliseconds(&problems) ?? 0
        let ends: [Text] = ["error", "hang"]
        if reader.present(among: ends).isEmpty {
            let page = WebPage.Page(
                status: reader["status"]?.integer(in: 100...599, &problems) ?? 200,
                contentType: reader["contentType"]?.text(&problems),
                text: reader["text"]?.text(&problems) ?? Text(),
                url: reader["url"]?.text(&problems)
            )
            return .page(page, latencyMilliseconds: latency)
        }
        guard let end = reader.exactlyOne(of: ends, &problems), let value = reader[end] else { return nil }
        for key in ["status", "contentType", "text", "url"] as [Text] {
            reader[key]?.mismatch("no part of a page beside \(Quoted.text(end))", &problems)
        }
        if end == "error" { return value.text(&problems).map { .error($0, latencyMilliseconds: latency) } }
        if value.node.value != .bool(true) { value.mismatch("true", &problems) }
        return .hang
    }
}
