package import RedeModel
package import RedeSim

extension Timeline {
    /// The timeline of a log that somebody wrote.
    package init(_ log: WrittenLog) {
        self = TimelineReader(log, roster: []).timeline
        looks = LogLooks(self).looks
    }

    /// The timeline of a run, with the prompts, answers and states that its log does not have.
    ///
    /// Secrets are hidden, also those that the log repeats.
    package init(_ log: WrittenLog, of plan: RunPlan, _ inspection: RunInspection, hiding secrets: Secrets) {
        let roster = plan.settings.activeBots(of: plan.bots).map { plan.bots[$0].name }
        var log = log
        for index in log.records.indices {
            guard let payload = secrets.masked(.object(log.records[index].payload)).object else { continue }
            log.records[index].payload = payload
        }
        self = TimelineReader(log, roster: roster).timeline
        looks = Looks(
            inspection,
            lanes: lanes,
            maximumReplies: plan.settings.maxSessionReplies,
            hiding: secrets
        )
        for call in inspection.calls { addToolSpans(of: call) }
        // The judge is given this and the log.
        guard let prompt = plan.game.outcome?.prompt else { return }
        let judge = Text(ModelCall.Kind.judge.rawValue)
        for place in looks.calls.indices where looks.calls[place].kind == judge {
            looks.calls[place].sections = [.init(name: "prompt", text: secrets.masked(prompt))]
        }
    }

    /// Pages that a call fetches: from the step that asks for them to the record of each.
    private mutating func addToolSpans(of call: RunInspection.Call) {
        guard let lane = laneOfRecord[call.record] else { return }
        var fetched = records.indices[call.record...].lazy.filter { [causes, records] index in
            causes[index] == call.record && records[index].name == .webFetch
        }.makeIterator()
        var instant = records[call.record].instant
        for step in call.answer?.steps ?? [] {
            instant = instant.advanced(byMilliseconds: step.latencyMilliseconds)
            let start = instant
            for tool in step.calls where Tool(named: tool.name) == .webFetch {
                guard let record = fetched.next() else { return }
                instant = max(instant, records[record].instant)
                spans.append(
                    Span(
                        kind: .tool,
                        lane: lane,
                        start: start,
                        end: records[record].instant,
                        first: record,
                        last: record
                    )
                )
            }
        }
    }
}

extension Timeline.Looks {
    fileprivate init(
        _ inspection: RunInspection,
        lanes: [Timeline.Lane],
        maximumReplies: Int,
        hiding secrets: Secrets
    ) {
        isInside = true
        self.maximumReplies = maximumReplies
        func lane(_ name: Text) -> Int? { lanes.firstIndex { $0.kind == .bot && $0.name == name } }
        for change in inspection.changes {
            guard let lane = lane(change.bot) else { continue }
            if let items = change.ledger {
                ledgers.append(.init(record: change.record, lane: lane, items: items))
            }
            if let count = change.fields.first(where: { $0.key == "sessionReplyCount" })?.after?.double {
                budgets.append(.init(record: change.record, lane: lane, replies: Int(count)))
            }
            var fields = change.fields
            for place in fields.indices {
                fields[place].before = fields[place].before.map(secrets.masked)
                fields[place].after = fields[place].after.map(secrets.masked)
            }
            states.append(.init(record: change.record, lane: lane, fields: fields))
        }
        boards = inspection.boards
        calls = inspection.calls.map { CallLook($0, hiding: secrets) }
    }
}

extension Timeline.Looks.CallLook {
    fileprivate init(_ call: RunInspection.Call, hiding secrets: Secrets) {
        record = call.record
        kind = Text(call.kind.rawValue)
        sections = (call.prompt?.sections ?? []).map {
            .init(name: Text($0.section.rawValue), text: secrets.masked($0.text))
        }
        steps = (call.answer?.steps ?? []).map { step in
            var text = step.text
            for tool in step.calls {
                if !text.isEmpty { text.append("\n") }
                text.append(tool.name)
                text.append(" ")
                text.append(ByteWriter.text(of: tool.arguments))
            }
            return secrets.masked(text)
        }
        switch call.answer?.end {
        case .text(let text, _)?, .error(let text)?: answer = secrets.masked(text)
        case .hang?, nil: answer = nil
        }
    }
}
