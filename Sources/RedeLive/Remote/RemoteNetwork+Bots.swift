package import RedeModel

/// What rede's scripts do with a network.
extension RemoteNetwork {
    /// How a bot is once it was deployed.
    package struct Health: Equatable, Sendable {
        /// The bot's name.
        package var bot: Text
        /// How many bots it knows.
        package var knownBots: Int
        /// How many messages it has.
        package var messages: Int

        package init(bot: Text, knownBots: Int, messages: Int) {
            self.bot = bot
            self.knownBots = knownBots
            self.messages = messages
        }
    }

    /// How often a bot that was deployed is asked for its health.
    private static let healthTries = 30

    /// The names of the active bots.
    ///
    /// - Throws: ``UnusableNetwork``.
    package func activeBots() async throws(UnusableNetwork) -> [Text] {
        let answer = try await get("/bots")
        try expect(200, answer, of: "/bots")
        guard let bots = answer.json?.array else { throw unfit("a list of bots at /bots", "no JSON list") }
        return bots.compactMap { $0["name"]?.text }
    }

    /// Deploys a bot, and waits until it is up.
    ///
    /// - Throws: ``UnusableNetwork`` when it is refused, or not up after a while.
    package func deploy(_ bot: Text, pause: Duration = .seconds(1)) async throws(UnusableNetwork) -> Health {
        let path = RemoteNetwork.path(of: bot, "/deploy")
        try expect(201, try await post(path), of: path)
        return try await health(of: bot, tries: RemoteNetwork.healthTries, pause: pause)
    }

    private func health(of bot: Text, tries: Int, pause: Duration) async throws(UnusableNetwork) -> Health {
        let path = RemoteNetwork.path(of: bot, "/health")
        for _ in 1..<tries {
            let answer = try await get(path)
            if answer.status == 200 { return try health(of: bot, answer) }
            // A sleep that is cancelled is over at once.
            try? await Task.sleep(for: pause)
        }
        let answer = try await get(path)
        try expect(200, answer, of: path)
        return try health(of: bot, answer)
    }

    private func health(of bot: Text, _ answer: Answer) throws(UnusableNetwork) -> Health {
        guard let health = answer.json?["health"] else {
            throw unfit("the health of \(Quoted.text(bot))", "something else")
        }
        return Health(
            bot: bot,
            knownBots: Int(exactly: health["knownBots"]?.double ?? 0) ?? 0,
            messages: health["messages"]?.array?.count ?? 0
        )
    }

    /// Sends a message; gives the time at which it was delivered.
    ///
    /// - Throws: ``UnusableNetwork`` when it is refused.
    package func send(
        _ content: Text,
        from sender: Text,
        to recipient: Text
    ) async throws(UnusableNetwork) -> Text {
        let answer = try await post(content, from: sender, to: recipient)
        try expect(200, answer, of: RemoteNetwork.path(of: sender, "/message"))
        return answer.json?["timestamp"]?.text ?? ""
    }

    /// Posts a message, as a bot does.
    ///
    /// - Throws: ``UnusableNetwork`` when no answer comes.
    package func post(
        _ content: Text,
        from sender: Text,
        to recipient: Text
    ) async throws(UnusableNetwork) -> Answer {
        let body = JSONObject([
            .init(key: "to", value: .string(recipient)), .init(key: "content", value: .string(content)),
        ])
        return try await post(RemoteNetwork.path(of: sender, "/message"), .object(body))
    }

    /// Clears all active bots and the log; gives the names of the bots.
    ///
    /// - Throws: ``UnusableNetwork`` when it is refused.
    package func reset() async throws(UnusableNetwork) -> [Text] {
        let answer = try await post("/bots/reset")
        try expect(200, answer, of: "/bots/reset")
        try expect(200, try await post("/bots/events/reset"), of: "/bots/events/reset")
        return answer.json?["bots"]?.array?.compactMap(\.text) ?? []
    }

    /// The durable log as NDJSON.
    ///
    /// - Throws: ``UnusableNetwork``.
    package func log() async throws(UnusableNetwork) -> [UInt8] { try await content(of: "/bots/events") }

    /// The page of the durable log.
    ///
    /// - Throws: ``UnusableNetwork``.
    package func timeline() async throws(UnusableNetwork) -> [UInt8] {
        try await content(of: "/bots/events/timeline")
    }

    private func content(of path: String) async throws(UnusableNetwork) -> [UInt8] {
        let answer = try await get(path)
        try expect(200, answer, of: path)
        return answer.body
    }

    private func expect(_ status: Int, _ answer: Answer, of path: String) throws(UnusableNetwork) {
        guard answer.status != status else { return }
        let said = [answer.json?["message"]?.text, answer.json?["error"]?.text].compactMap(\.self)
        throw UnusableNetwork(
            url: url + path,
            expected: "the status \(status)",
            found: "\(answer.status)",
            notes: said.map { "it says \(Quoted.text($0))" }
        )
    }

    private func unfit(_ expected: String, _ found: String) -> UnusableNetwork {
        UnusableNetwork(url: url, expected: expected, found: found)
    }
}
