import RedeModel

/// The evaluation of a session's outcome, which goes on beside the bot's turns.
///
/// Spec: section 6, "Mark stopped", and section 11, "Outcome".
struct Judgement: Equatable, Sendable {
    /// The token of the read or call that it waits for.
    var token: Int
}

extension Bot {
    /// Logs that the session's outcome is to be evaluated, and starts to.
    mutating func startOutcome(in host: inout Host) {
        let game = host.game
        host.log(
            .outcomeStart(
                bot: name,
                runID: host.settings.runID,
                game: gameName(of: game) ?? "unnamed-game",
                event: outcomeEvent(of: game)
            )
        )
        guard game.isEnabled, let prompt = game.outcome?.prompt, !prompt.isEmpty else { return }
        guard apiKey != nil else {
            host.log(.outcomeSkip(bot: name, reason: "missing-api-key"))
            return
        }
        let token = nextToken()
        judgements.append(Judgement(token: token))
        let read = Bot.Event.transcriptRead(
            token: token,
            entries: host.log.durable.count,
            characters: host.log.transcriptCharacters
        )
        host.effects.append(.wake(.bot(id, read), at: host.now))
    }

    /// The durable log was read: the judge is asked.
    mutating func transcriptRead(token: Int, entries: Int, characters: Int, in host: inout Host) {
        guard let index = judgements.firstIndex(where: { $0.token == token }) else { return }
        host.log(
            .outcomeTranscript(
                bot: name,
                runID: host.settings.runID,
                entries: entries,
                characters: characters
            )
        )
        judgements[index].token = nextToken()
        host.effects.append(
            .call(
                ModelCall(bot: id, kind: .judge, triggerSender: "", triggerContent: ""),
                token: judgements[index].token
            )
        )
    }

    /// The judge has answered.
    mutating func judged(token: Int, _ reply: ModelReply, in host: inout Host) {
        judgements.removeAll { $0.token == token }
        guard case .text(let text, let figures) = reply else {
            if case .failure(let error) = reply { host.log(.outcomeError(bot: name, error: error)) }
            return
        }
        host.log(
            .outcomeResponse(
                bot: name,
                runID: host.settings.runID,
                finishReason: figures.finishReason,
                textCharacters: text.utf16Count,
                steps: figures.steps
            )
        )
        guard case .object(let judged)? = ReplyParser.jsonSpan(of: text) else {
            host.log(.outcomeError(bot: name, error: "the judge's answer holds no JSON object"))
            return
        }
        var fields = JSONObject()
        fields["runId"] = host.settings.runID.map { .string($0) }
        fields["game"] = gameName(of: host.game).map { .string($0) }
        for member in judged.members { fields[member.key] = member.value }
        host.log(.outcome(event: outcomeEvent(of: host.game), fields: fields))
    }

    private func outcomeEvent(of game: GameConfiguration) -> Text {
        guard let event = game.outcome?.event, !event.isEmpty else { return Text(EventName.outcome.rawValue) }
        return event
    }

    /// The game's name; an empty one is none.
    private func gameName(of game: GameConfiguration) -> Text? {
        game.name.flatMap { $0.isEmpty ? nil : $0 }
    }
}
