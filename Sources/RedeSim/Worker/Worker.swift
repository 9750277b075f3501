package import RedeModel

/// The network as a state machine: all bots, the scenario they share, and the HTTP surface before them.
///
/// Spec: sections 4 and 5.
package struct Worker: Sendable {
    /// What the network is told.
    package indirect enum Event: Equatable, Sendable {
        /// A request has come in.
        case request(RequestID, Request)
        /// A bot's own post has reached the message route.
        case post(Post)
        /// The wait of a deployment is over.
        case deployWaited(RequestID, Deployment)
        /// Something for one bot.
        case bot(BotID, Bot.Event)
    }

    /// A deployment between its store and its announcement.
    package struct Deployment: Equatable, Sendable {
        /// The bot that is deployed.
        package var bot: BotID
        /// The state as the store left it.
        package var stored: BotState
    }

    /// How long a deployment waits before it announces.
    ///
    /// Spec: section 5, "Deploy".
    package static let deployWaitMilliseconds = 2000

    /// The active bots, in roster order.
    package internal(set) var bots: [Bot]
    /// What the bots share.
    package internal(set) var host: Host
    /// Whether listing the bots still starts the auto-deploy.
    var isAutoDeployArmed = true

    /// The network of the active bots among `definitions`.
    package init(
        definitions: [BotDefinition],
        game: GameConfiguration,
        settings: Settings,
        reading: Reading,
        origin: Text?,
        template: PromptTemplate,
        now: Instant
    ) {
        // Runs on several cores would count the references to what they share in turns.
        let active = settings.activeBots(of: definitions).map { place in
            var definition = definitions[place]
            definition.name = definition.name.unshared
            definition.prompt = definition.prompt.unshared
            return definition
        }
        let peers = active.map { definition in
            Peer(
                name: definition.name,
                url: Worker.address(of: definition.name, at: origin),
                prompt: definition.prompt,
                isCoordinator: definition.isCoordinator
            )
        }
        host = Host(
            settings: settings,
            reading: reading,
            game: game,
            roster: Roster(peers: peers),
            origin: origin,
            template: template,
            now: now
        )
        bots = active.enumerated().map { index, definition in
            Bot(id: BotID(index), definition: definition, apiKey: settings.apiKey(for: definition))
        }
    }

    private static func address(of bot: Text, at origin: Text?) -> Text {
        Text((origin?.string ?? "") + "/bots/" + PercentCoding.encoded(bot).string)
    }

    /// Has the bots live at another address, before they have done anything.
    mutating func move(to origin: Text) {
        host.origin = origin
        for place in host.roster.peers.indices {
            host.roster.peers[place].url = Worker.address(of: host.roster.peers[place].name, at: origin)
        }
    }

    /// Handles an event at an instant; what is to be done about it is in `host.effects` afterwards.
    package mutating func handle(_ event: Event, at now: Instant) {
        host.now = now
        switch event {
        case .bot(let bot, let event):
            bots[bot.index].handle(event, in: &host)
        case .post(let post):
            let from = bots[post.from.index].name
            let status = message(from: from, to: post.to, content: post.content, carrying: post.carried)
                .status
            host.effects.append(.answerPost(post, .status(status)))
        case .request(let id, let request):
            route(request, id)
        case .deployWaited(let id, let deployment):
            announce(deployment, id)
        }
    }

    /// Takes what is to be done, and leaves nothing behind.
    package mutating func takeEffects(into effects: inout [Effect]) {
        swap(&effects, &host.effects)
    }

    /// The prompt of a call that was just asked for; nil for the judge, who is given the game's.
    ///
    /// Spec: section 12.
    package func prompt(for call: ModelCall) -> Prompt? {
        call.kind == .judge ? nil : bots[call.bot.index].prompt(in: host)
    }

    /// What a bot sees of the shared scenario; nil when there is none.
    func view(for bot: BotID) -> BoardView? {
        // An engine that does not exist has ended the turn before it could ask.
        try? host.board.view(for: bots[bot.index].name)
    }

    /// The bot of this name among the active ones.
    package func bot(named name: Text) -> BotID? {
        // By its place: a look at each would copy it.
        bots.indices.first { bots[$0].definition.name == name }.map { BotID($0) }
    }

    /// Delivers a message as the message route does once its body is read.
    ///
    /// Spec: section 4, `POST /bots/:name/message`.
    mutating func message(
        from sender: Text,
        to recipient: Text,
        content written: Text,
        carrying updates: [Update]? = nil
    ) -> Response {
        let recipient = recipient.trimmed()
        let content = written.trimmed()
        guard !recipient.isEmpty, !content.isEmpty else {
            return Response(
                400,
                .failure("The message was not delivered.", error: "to and content are needed")
            )
        }
        guard let to = bot(named: recipient), let from = bot(named: sender) else {
            return Response(404, .failure("The message was not delivered.", error: "there is no such bot"))
        }
        // What was found in the content holds for what is left of it if that is all.
        let isWhole = content.byteCount == written.byteCount
        deliver(content, carrying: isWhole ? updates : nil, from: from, to: to)
        return Response(200, .delivered(at: host.now))
    }

    /// Hands a message over, with the updates that it carries if they are known.
    ///
    /// Spec: section 5, "Deliver".
    mutating func deliver(_ content: Text, carrying updates: [Update]? = nil, from: BotID, to: BotID) {
        for bot in [from, to] where !bots[bot.index].isDeployed { bots[bot.index].storeDeploy(in: &host) }
        let sender = bots[from.index].name
        let updates = updates ?? IncomingUpdates.found(in: content, sender: sender)
        bots[to.index].receive(content, updates: updates, from: sender, in: &host)
        host.log(.messageSend(from: sender, to: bots[to.index].name, content: content, timestamp: host.now))
    }
}
