package import RedeModel

/// What of a network outlasts its process: what rede stores, too.
///
/// Turns, waits, calls and posts under way are lost, as they are there; alarms and sessions are not.
package struct StoredNetwork: Sendable {
    /// A bot that was deployed, or whose alarm is set.
    package struct StoredBot: Equatable, Sendable {
        /// The bot's name.
        package var name: Text
        /// What it stores; nil for one that was reset.
        package var state: BotState?
        /// Its alarm.
        package var alarm: Alarm

        package init(name: Text, state: BotState?, alarm: Alarm) {
            self.name = name
            self.state = state
            self.alarm = alarm
        }
    }

    /// The instant at which it was stored.
    package var instant: Instant
    /// The bots, in roster order.
    package var bots: [StoredBot]
    /// What was done in the shared scenario, in order.
    package var actions: [(actor: Text, action: Text)]
    /// The durable log; what lies before it may be missing.
    package var log: EventLog

    package init(
        at instant: Instant,
        bots: [StoredBot],
        actions: [(actor: Text, action: Text)],
        log: EventLog
    ) {
        self.instant = instant
        self.bots = bots
        self.actions = actions
        self.log = log
    }
}

extension Simulation {
    /// What is stored of a bot now.
    package func storedBot(at place: Int) -> StoredNetwork.StoredBot {
        let bot = worker.bots[place]
        return .init(name: bot.name, state: bot.state, alarm: bot.alarm.asStored(at: now))
    }

    /// How many actions were done in the shared scenario.
    package var actionCount: Int { worker.host.board.actionCount }

    /// What is stored now.
    package var stored: StoredNetwork {
        StoredNetwork(
            at: now,
            bots: worker.bots.indices.map(storedBot),
            actions: worker.host.board.actions,
            log: log
        )
    }

    /// Takes up what a network has stored, in a run that has not begun; bots of other names are left out.
    ///
    /// Alarms ring at their time, or now if that is over; so do the ends of sessions.
    package mutating func restore(_ stored: StoredNetwork) {
        precondition(steps == 0 && stored.instant <= now, "what was stored is taken up at a start")
        worker.host.log = stored.log
        for (actor, action) in stored.actions { _ = worker.host.board.apply(action, by: actor) }
        for kept in stored.bots {
            guard let id = worker.bot(named: kept.name) else { continue }
            worker.bots[id.index].takeUp(kept)
            if let ring = kept.alarm.scheduled { add(.worker(.bot(id, .alarm)), at: max(ring, now)) }
            guard let state = kept.state, state.sessionStopped == false,
                let start = state.sessionStartedAt, let kill = state.sessionKillAt, let end = kill.instant
            else { continue }
            add(.worker(.bot(id, .sessionEnd(startedAt: start, killAt: kill))), at: max(end, now))
        }
    }
}

extension Bot {
    fileprivate mutating func takeUp(_ stored: StoredNetwork.StoredBot) {
        alarm = stored.alarm
        state = stored.state
        // Keys are not stored: they are those of the bots' file.
        state?.definition.apiKey = definition.apiKey
        state?.definition.fields["llmApiKey"] = definition.fields["llmApiKey"]
    }
}
